"""Names of files, whatever stands in them: what other systems cannot hold, or take for another name."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from unicodedata import normalize

from xieshang_cli.findings import Finding, Severity
from xieshang_cli.language import N_
from xieshang_cli.storage.screen import forbidden_character

LONGEST_PATH = 180
"""In an archive, as Windows counts: of its 259 these leave 78 for the folder of the archive itself."""

LONGEST_NAME = 255
"""Bytes that one name may have on Linux."""


def name_problems(path: str) -> tuple[Finding, ...]:
    """Give what is wrong with the path of a record inside the archive."""
    if _EVERYDAY.fullmatch(path):
        return ()
    return tuple(_problems(path))


def not_text(path: str) -> Finding:
    """Say that a name is no text; `path` is what `layout.legible` made of it."""
    return _finding("FL017", Severity.ERROR, path, N_("文件名不是 UTF-8 文字，请改名"))


def plain_form(path: str) -> str:
    """Give the form that all spellings share which Windows or macOS take for one path."""
    return path.lower() if path.isascii() else normalize("NFC", normalize("NFC", path).lower())


def is_bad_on_windows(path: str) -> bool:
    """Whether Windows cannot hold a path."""
    return any(_fault(name) for name in path.split("/"))


# Private from here on.

# Almost every path: codes, years and ids behind the name of a folder. None begins like the name of a device.
_EVERYDAY = re.compile(r"(?:[bd-km-oq-z][a-z]{3,11}/)?(?:[0-9][0-9a-z-]{0,31}/){0,2}[0-9][0-9a-z-]{0,31}\.yaml")
_DEVICES = re.compile(r"(?i:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])")
_NOT_IN_NAMES = re.compile(r'[<>:"|?*\\]')
_DEVICE = N_("“{name}”在 Windows 上是设备的名字，不能作文件名，请改名")
_END = N_("“{name}”以空格或句点结尾，Windows 会去掉它，请改名")
_CHARACTER = N_("“{name}”里有 Windows 的文件名不能用的 {character}，请改名")
_INVISIBLE = N_("文件名里有看不见的字符（{character}），请改名")
_PATH_LENGTH = N_("路径太长：在档案库里是 {length} 个字，最多 {limit} 个，再长在 Windows 上就可能打不开，请把名字改短")
_NAME_LENGTH = N_("“{name}”太长：{length} 字节，最多 {limit} 字节，请改短")
_MIXED_UP = N_("名字与 {place} 只有大小写或字形不同，Windows 和 macOS 会把两者当成同一个文件，请改成后者")


def _problems(path: str) -> Iterator[Finding]:
    for name in path.split("/"):
        fault = _fault(name)
        if fault:
            text, character = fault
            yield _finding("FL017", Severity.ERROR, path, text, name=_shown(name), character=character)
        size = len(name.encode())
        if size > LONGEST_NAME:
            yield _finding(
                "FL018", Severity.WARNING, path, _NAME_LENGTH, name=_shown(name), length=size, limit=LONGEST_NAME
            )
    length = len(path.encode("utf-16-le")) // 2
    if length > LONGEST_PATH:
        yield _finding("FL018", Severity.WARNING, path, _PATH_LENGTH, length=length, limit=LONGEST_PATH)
    if path != plain_form(path):
        yield _finding("FL019", Severity.WARNING, path, _MIXED_UP, place=plain_form(path))


def _fault(name: str) -> tuple[str, str] | None:
    """Give the sentence that says why Windows cannot hold a name, and the character it is about."""
    invisible = forbidden_character(name) or ("U+0009" if "\t" in name else "U+000A" if "\n" in name else "")
    if invisible:
        return _INVISIBLE, invisible
    character = _NOT_IN_NAMES.search(name)
    if character:
        return _CHARACTER, character[0]
    if name.endswith((" ", ".")):
        return _END, ""
    return (_DEVICE, "") if _DEVICES.fullmatch(name.split(".", 1)[0].rstrip(" ")) else None


def _shown(name: str) -> str:
    return name if len(name) <= _MOST_SHOWN else name[:_MOST_SHOWN] + "…"


_MOST_SHOWN = 40


def _finding(code: str, severity: Severity, path: str, text: str, **values: str | int) -> Finding:
    used = {gap: value for gap, value in values.items() if f"{{{gap}}}" in text}
    return Finding(code=code, severity=severity, text=text, values=used, record=PurePosixPath(path).stem, path=path)
