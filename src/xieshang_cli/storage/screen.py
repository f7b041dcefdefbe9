"""The gate before any parser: what kind of file, how large, which encoding, which characters."""

import errno
import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path

from xieshang_cli.language import N_

MAX_BYTES = 1024 * 1024

Mark = tuple[int, int]
"""What of a stamp every way of asking tells alike: mtime_ns and size."""

GONE: Mark = (0, -1)
"""The mark of what was there when the folder was looked at, and is not."""


class FileProblem(Exception):  # noqa: N818 - a problem in data on its way to becoming a Finding, not a stop
    """Why one file cannot be read; the caller makes a Finding of it.

    `text` is a Chinese template whose named gaps `values` fills. Line and column count from 1.
    """

    def __init__(
        self,
        code: str,
        text: str,
        values: Mapping[str, str | int] | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(code, text)
        self.code = code
        self.text = text
        self.values: dict[str, str | int] = dict(values or {})
        self.line = line
        self.column = column


def read_bytes(path: Path | str) -> bytes:
    """Give the bytes of the record file `path`, which must be a regular file of at most 1 MiB.

    A missing or forbidden file is an ordinary OSError. Opening never waits: a FIFO is refused before it can block.
    """
    return read_marked(path)[0]


def read_marked(path: Path | str) -> tuple[bytes, Mark]:
    """Give the bytes of a record file, and the mark of the very file they were read from."""
    if not _REFUSES_LINKS:
        _require_regular(os.lstat(path))
    try:
        descriptor = os.open(path, _READ_FLAGS)
    except OSError as problem:
        if problem.errno in {errno.ELOOP, errno.ENXIO}:  # a link, a socket
            _require_regular(os.lstat(path))
        raise
    try:
        found = os.fstat(descriptor)
        _require_regular(found)
        require_small(found.st_size)
        data = _read_all(descriptor)
    finally:
        os.close(descriptor)
    require_small(len(data))
    return data, (found.st_mtime_ns, found.st_size)


def require_small(size: int) -> None:
    """Refuse a record file of more bytes than any may have."""
    if size > MAX_BYTES:
        text = N_("文件太大：{size} 字节，一份记录最多 {limit} 字节")
        raise FileProblem("FL002", text, {"size": size, "limit": MAX_BYTES})


def fingerprint(data: bytes) -> bytes:
    """Give the fingerprint by which unchanged content is recognised."""
    import hashlib  # noqa: PLC0415 - it loads OpenSSL, and a list of unchanged files needs none

    return hashlib.blake2b(data, digest_size=16).digest()


def screen(data: bytes) -> str:
    """Give the text of `data`, without byte order mark and with LF ends; refuse what no record may hold."""
    if data.startswith(_UTF8_MARK):
        data = data[3:]
    # Deleting everything harmless is one pass in C; for almost every file nothing remains.
    suspects = data.translate(None, _HARMLESS)
    if suspects:
        data = _examine(data, suspects)
    if b"<<<<<<<" in data or b">>>>>>>" in data or b"=======" in data:
        _refuse_conflict_markers(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise _encoding_problem(data, problem.start) from None
    if "\ufeff" in text or "\ufffe" in text or "\uffff" in text:
        _refuse_first_forbidden(data)
    return text


def forbidden_character(text: str) -> str:
    """Give the first character of `text` that no record may hold, as `U+202E`; empty when there is none."""
    found = _FORBIDDEN.search(text)
    return _code_point(found[0]) if found else ""


# Private from here on.

_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_READ_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_REFUSES_LINKS = hasattr(os, "O_NOFOLLOW") and hasattr(os, "O_NONBLOCK")
_KINDS = {
    stat.S_IFLNK: N_("不是普通文件，而是符号链接"),
    stat.S_IFDIR: N_("不是普通文件，而是文件夹"),
    stat.S_IFIFO: N_("不是普通文件，而是命名管道"),
    stat.S_IFSOCK: N_("不是普通文件，而是套接字"),
    stat.S_IFCHR: N_("不是普通文件，而是设备"),
    stat.S_IFBLK: N_("不是普通文件，而是设备"),
}

# Lead bytes C2 (U+0080 to U+009F), E2 (U+2028, bidirectional overrides) and EF (U+FEFF, U+FFFE) may begin something
# forbidden; the continuation bytes and all other lead bytes cannot. EF also begins ordinary full-width punctuation,
# so it counts as harmless here and its three are looked for in the decoded text.
_HARMLESS = bytes(
    byte for byte in range(256) if byte in b"\t\n" or 0x20 <= byte < 0x7F or (byte >= 0x80 and byte not in b"\xc2\xe2")
)
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_FORBIDDEN_BYTES = re.compile(
    rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]|\xef\xbb\xbf|\xef\xbf[\xbe\xbf]"
)
_CONFLICT = re.compile(rb"^(?:<{7}|>{7}|={7}|\|{7})(?=[ \n]|\Z)", re.MULTILINE)
_BIDIRECTIONAL = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LINE_SEPARATORS = frozenset("\r\x0b\x0c\x85\u2028\u2029")


def _read_all(descriptor: int) -> bytes:
    """Read to the end, or one byte more than allowed: the file may have grown since fstat, or not tell its size."""
    data = part = os.read(descriptor, MAX_BYTES + 1)
    while part and len(data) <= MAX_BYTES:
        part = os.read(descriptor, MAX_BYTES + 1 - len(data))
        data += part
    return data


def _require_regular(found: os.stat_result) -> None:
    if stat.S_ISREG(found.st_mode):
        return
    raise FileProblem("FL001", _KINDS.get(stat.S_IFMT(found.st_mode), N_("不是普通文件")))


def _examine(data: bytes, suspects: bytes) -> bytes:
    """Normalise line ends, then refuse the first forbidden character."""
    if b"\0" in suspects and not data.strip(b"\0"):
        raise FileProblem("FL004", _ZEROS, line=1, column=1)
    if b"\0" in suspects and (data.startswith(_UTF16_MARKS) or _looks_like_utf16(data)):
        raise FileProblem("FL003", _UTF16, line=1, column=1)
    if b"\r" in suspects:
        data = data.replace(b"\r\n", b"\n")
    _refuse_first_forbidden(data)
    return data


def _refuse_first_forbidden(data: bytes) -> None:
    found = _FORBIDDEN_BYTES.search(data)
    if found is None:
        return
    try:
        character = found[0].decode("utf-8")
        data[: found.start()].decode("utf-8")
    except UnicodeDecodeError as problem:
        raise _encoding_problem(data, problem.start) from None
    line, column = _place(data, found.start())
    raise FileProblem("FL004", _character_sentence(character), {"character": _code_point(character)}, line, column)


_ZEROS = N_("文件里只有空字节，多半是断电时没有写完，请用备份或 git 里的取代它")
_UTF16 = N_("文件是 UTF-16 编码，请另存为 UTF-8")


def _looks_like_utf16(data: bytes) -> bool:
    head = data[:64]
    return len(head) >= 4 and (not any(head[::2]) or not any(head[1::2]))


def _character_sentence(character: str) -> str:
    if character == "\0":
        return N_("文件里有空字符（{character}），可能已损坏或不是文本文件")
    if character in _BIDIRECTIONAL:
        return N_("文件里有改变文字方向的不可见字符（{character}），显示的内容会与实际不同，请删除")
    if character in _LINE_SEPARATORS:
        return N_("文件里有不常用的换行符（{character}），请改用普通换行")
    return N_("文件里有控制字符（{character}），请删除")


def _refuse_conflict_markers(data: bytes) -> None:
    found = _CONFLICT.search(data.replace(b"\r\n", b"\n"))
    if found:
        line, column = _place(data, found.start())
        raise FileProblem("FL005", N_("文件里还有 git 合并冲突的标记，请先解决冲突"), {}, line, column)


def _encoding_problem(data: bytes, start: int) -> FileProblem:
    if data.startswith(_UTF16_MARKS):
        return FileProblem("FL003", _UTF16, line=1, column=1)
    line, column = _place(data, start)
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return FileProblem("FL003", N_("文件不是 UTF-8 编码"), {}, line, column)
    return FileProblem("FL003", N_("文件不是 UTF-8 编码，看来是 GBK，请另存为 UTF-8"), {}, line, column)


def _place(data: bytes, offset: int) -> tuple[int, int]:
    """Line and column, in characters and from 1, of the byte at `offset`."""
    before = data[:offset]
    line_start = before.rfind(b"\n") + 1
    return before.count(b"\n") + 1, len(before[line_start:].decode("utf-8", "replace")) + 1


def _code_point(character: str) -> str:
    return f"U+{ord(character):04X}"
