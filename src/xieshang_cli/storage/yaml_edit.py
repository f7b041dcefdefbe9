"""A change of data made in the bytes of a hand-written file, where everything else stays as it is."""

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from xieshang_cli.deferred import deferred
from xieshang_cli.errors import RefusedError
from xieshang_cli.language import _
from xieshang_cli.storage.comments import comments_of
from xieshang_cli.storage.plain import Plain
from xieshang_cli.storage.screen import FileProblem, screen
from xieshang_cli.storage.yaml_read import parse
from xieshang_cli.storage.yaml_splice import CannotSpliceError, splice
from xieshang_cli.storage.yaml_tree import compose
from xieshang_cli.storage.yaml_write import PROSE, Shape, block_lines

if TYPE_CHECKING:
    from xieshang_cli.storage import yaml_roundtrip
else:
    # ruamel takes 50 ms to load, and hardly any change needs it.
    yaml_roundtrip = deferred("xieshang_cli.storage.yaml_roundtrip")


class CannotKeepCommentsError(RefusedError):
    """The layout of the file is so unusual that a change could lose what was written beside the data."""

    code = "unusual_layout"

    def __init__(self) -> None:
        super().__init__(
            _("这份文件的写法太特别，自动修改会丢掉其中手写的注释，所以没有改。"),
            hint=_("请用 xieshang fmt 整理成规范写法，或用编辑器直接修改，再试一次。"),
        )


def edit(data: bytes, new: dict[str, Plain], shape: Shape = PROSE) -> bytes:
    """Give the bytes that read as exactly `new`; only the lines of fields that differ are not those of `data`.

    `data` must be readable. Line ends, byte order mark, comments, order and quoting stay as they were typed. Raises
    `FileProblem` when the result would hold more values than a file may.
    """
    old = parse(data)
    if old == new:
        return data
    text = screen(data)
    lines = text.split("\n")
    root = compose(text, lines)
    if root is not None and root.style == "block" and isinstance(old, dict):
        try:
            result = _like(data, splice(lines, root, old, new, shape))
        except CannotSpliceError:
            result = b""
        # The proof: whatever the layout of the file, what is written says what was meant.
        if result and _reads_as(result, new):
            return result
    return _rewritten(data, lines, new, shape)


# Private from here on.


def _rewritten(data: bytes, lines: list[str], new: dict[str, Plain], shape: Shape) -> bytes:
    """Change a file whose layout the splicer does not know: keep what ruamel can keep, else write it anew."""
    if isinstance(parse(data), dict):
        kept = yaml_roundtrip.round_trip("\n".join(lines), new, shape)
        result = _like(data, kept.split("\n")) if kept is not None else b""
        if result and _reads_as(result, new):
            return result
    if comments_of("\n".join(lines)).sentences():
        raise CannotKeepCommentsError
    result = _like(data, [*block_lines(new, shape), ""])
    if not _reads_as(result, new):
        raise AssertionError(new)
    return result


def _reads_as(data: bytes, new: Plain) -> bool:
    try:
        return parse(data) == new
    except FileProblem as problem:
        # No other way of writing makes it less.
        if problem.code == "FL009":
            raise
        return False


def _like(data: bytes, lines: list[str]) -> bytes:
    """Give the bytes of `lines` with the byte order mark and the line ends of `data`."""
    ends = data.count(b"\r\n")
    if not ends:
        written = "\n".join(lines)
    elif ends == data.count(b"\n"):
        written = "\r\n".join(lines)
    else:
        written = _with_mixed_ends(data, lines)
    return (_BYTE_ORDER_MARK if data.startswith(_BYTE_ORDER_MARK) else b"") + written.encode("utf-8")


_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def _with_mixed_ends(data: bytes, lines: list[str]) -> str:
    """Lines that were there before keep their own end; new ones get LF."""
    typed = data.removeprefix(_BYTE_ORDER_MARK).decode("utf-8").split("\n")
    before = [line.removesuffix("\r") for line in typed]
    result = list(lines)
    for kind, start, end, new_start, _new_end in SequenceMatcher(None, before, lines, autojunk=False).get_opcodes():
        if kind == "equal":
            result[new_start : new_start + end - start] = typed[start:end]
    # Nothing ends the last line, whatever ended it before.
    result[-1] = result[-1].removesuffix("\r")
    return "\n".join(result)
