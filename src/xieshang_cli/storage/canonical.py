"""A record file in canonical form: order, quoting and indentation made new, comments and every value kept."""

from unicodedata import normalize

from xieshang_cli.storage.comments import Comments, comments_of
from xieshang_cli.storage.plain import Plain
from xieshang_cli.storage.screen import require_small, screen
from xieshang_cli.storage.yaml_read import parse, parse_mapping
from xieshang_cli.storage.yaml_write import Shape, block_lines, key_text


def canonical_bytes(data: bytes, shape: Shape) -> bytes:
    """Give the canonical form of a file that can be read.

    Raises `FileProblem` when it cannot, or when its canonical form would be larger than a record may be.
    """
    plain = parse_mapping(data)
    comments = comments_of(screen(data))
    body = _composed(plain)
    lines = [
        *comments.before.get("", ()),
        *(_mapping(body, shape, "", comments) or ["{}"]),
        *comments.after.get("", ()),
    ]
    result = ("\n".join(lines).strip("\n") + "\n").encode()
    require_small(len(result))
    # The proof: nothing that was said is lost, whatever the layout was.
    if parse(result) != body or comments_of(screen(result)).sentences() != comments.sentences():
        raise AssertionError(data)
    return result


# Private from here on.


def _value(data: Plain, shape: Shape, path: str, comments: Comments) -> list[str]:
    """Give the lines of a value that begins a line of its own, not indented."""
    if isinstance(data, dict) and data:
        return [*_mapping(data, shape, path, comments), *comments.after.get(path, ())]
    if isinstance(data, list) and data:
        items = (
            line
            for position, item in enumerate(data)
            for line in _item(item, shape.item, f"{path}[{position}]", comments)
        )
        return [*items, *comments.after.get(path, ())]
    return block_lines(data, shape)


def _mapping(data: dict[str, Plain], shape: Shape, path: str, comments: Comments) -> list[str]:
    return [
        line
        for key in shape.ordered(data)
        for line in _entry(key, data[key], shape.of(key), f"{path}.{key}" if path else key, comments)
    ]


def _entry(key: str, value: Plain, shape: Shape, path: str, comments: Comments) -> list[str]:
    lines = _value(value, shape, path, comments)
    remark = comments.beside.get(path, "")
    if isinstance(value, (dict, list)) and value:
        head, rest, below = "", lines, []
    else:
        head, rest, below = lines[0], lines[1:], comments.after.get(path, [])
    first = f"{key_text(key)}: {head}" if head else f"{key_text(key)}:"
    return [*comments.before.get(path, ()), first + remark, *_indented(rest), *below]


def _item(value: Plain, shape: Shape, path: str, comments: Comments) -> list[str]:
    lines = _value(value, shape, path, comments)
    above = list(comments.before.get(path, ()))
    remark = comments.beside.get(path, "")
    below: list[str] = []
    if isinstance(value, (dict, list)) and value:
        if remark:
            above.append(remark.strip())
        # A comment above the first part of an item stands above its dash.
        while lines[0] == "" or lines[0].startswith("#"):
            above.append(lines.pop(0))
        remark = ""
    else:
        below = comments.after.get(path, [])
    return [*above, (f"- {lines[0]}" if lines[0] else "-") + remark, *_indented(lines[1:]), *below]


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}" if line else "" for line in lines]


def _composed(data: dict[str, Plain]) -> dict[str, Plain]:
    """Give the data in Unicode normal form C, so that equal text is equal bytes."""
    return {normalize("NFC", key): _composed_value(value) for key, value in data.items()}


def _composed_value(data: Plain) -> Plain:
    if isinstance(data, dict):
        return _composed(data)
    if isinstance(data, list):
        return [_composed_value(item) for item in data]
    return None if data is None else normalize("NFC", data)
