"""ruamel.yaml's round trip with every scalar left as text, for files laid out so that lines cannot be spliced."""

from difflib import SequenceMatcher
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString, SingleQuotedScalarString
from ruamel.yaml.tag import Tag

from xieshang_cli.storage.plain import Plain
from xieshang_cli.storage.yaml_write import Shape, literal_lines, scalar_text


def round_trip(text: str, new: dict[str, Plain], shape: Shape) -> str | None:
    """Give `text`, which `parse` has accepted as a mapping, changed to say `new`; None where ruamel cannot do it."""
    yaml = _text_only_yaml()
    try:
        tree = yaml.load(text)
        base = _dumped(yaml, tree)
        _change(tree, new, shape)
        changed = _dumped(yaml, tree)
    except (YAMLError, NotImplementedError):
        # It refuses layouts that libyaml accepts, such as a tab on an empty line, or comments where it expects none.
        return None
    if base == text:
        return changed
    merged = _merged(base.split("\n"), text.split("\n"), changed.split("\n"))
    return changed if merged is None else "\n".join(merged)


# Private from here on.


class _TextResolver(VersionedResolver):
    """Takes no plain scalar for a number, a date or a truth value."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        if kind is ScalarNode and implicit[0]:
            return Tag(suffix="tag:yaml.org,2002:null" if value in {"", "~"} else "tag:yaml.org,2002:str")
        return super().resolve(kind, value, implicit)


def _text_only_yaml() -> YAML:
    yaml = YAML(typ="rt", pure=True)
    yaml.Resolver = _TextResolver
    yaml.preserve_quotes = True
    yaml.width = 2**31
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _dumped(yaml: YAML, tree: Any) -> str:
    stream = StringIO()
    yaml.dump(tree, stream)
    return stream.getvalue()


def _change(tree: Any, new: dict[str, Plain], shape: Shape) -> None:
    for key in [key for key in tree if key not in new]:
        del tree[key]
    for position, key in enumerate(shape.ordered(new)):
        if key not in tree:
            tree.insert(position, key, _wrapped(new[key], shape.of(key)))
        else:
            tree[key] = _changed(tree[key], new[key], shape.of(key))


def _changed(old: Any, new: Plain, shape: Shape) -> Any:
    if old == new:
        return old
    if isinstance(old, dict) and isinstance(new, dict):
        _change(old, new, shape)
        return old
    if isinstance(old, list) and isinstance(new, list):
        del old[len(new) :]
        for number, item in enumerate(new):
            if number < len(old):
                old[number] = _changed(old[number], item, shape.item)
            else:
                old.append(_wrapped(item, shape.item))
        return old
    if isinstance(new, str) and "\n" not in new and isinstance(old, SingleQuotedScalarString):
        return SingleQuotedScalarString(new)
    if isinstance(new, str) and "\n" not in new and isinstance(old, DoubleQuotedScalarString):
        return DoubleQuotedScalarString(new)
    return _wrapped(new, shape)


def _wrapped(new: Plain, shape: Shape) -> Any:
    """Give `new` in the types by which ruamel knows how to quote it."""
    if isinstance(new, dict):
        return {key: _wrapped(new[key], shape.of(key)) for key in shape.ordered(new)}
    if isinstance(new, list):
        return [_wrapped(item, shape.item) for item in new]
    if new is None:
        return None
    if literal_lines(new):
        return LiteralScalarString(new)
    return new if scalar_text(new, shape.style) == new else DoubleQuotedScalarString(new)


def _merged(base: list[str], typed: list[str], changed: list[str]) -> list[str] | None:
    """Take from `changed` what differs from `base`, and all else from `typed`; None where the two overlap."""
    places = {len(base): len(typed)}
    for _, start, end, typed_start, typed_end in SequenceMatcher(None, base, typed, autojunk=False).get_opcodes():
        places[start] = typed_start
        if end - start == typed_end - typed_start:
            places.update((start + n, typed_start + n) for n in range(end - start))
    result: list[str] = []
    for kind, start, end, changed_start, changed_end in SequenceMatcher(
        None, base, changed, autojunk=False
    ).get_opcodes():
        if start not in places or end not in places:
            return None
        result += typed[places[start] : places[end]] if kind == "equal" else changed[changed_start:changed_end]
    return result
