"""Words before they enter a record: fetched from where they are, normalised, and refused when they could do harm."""

import re
import sys
import unicodedata
from pathlib import Path

from xieshang_cli.errors import UsageError, reason_of
from xieshang_cli.language import _
from xieshang_cli.model.personal_numbers import holds_identity_number, holds_phone_number

# A record file may have 1 MiB; one text must leave room for the rest.
_MOST_BYTES = 256 * 1024
_MOST_CHARACTERS_OF_A_LINE = 2000

_ESCAPE = re.compile("\x1b|\x9b")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SEPARATOR = re.compile("[\u2028\u2029]")


class HarmfulTextError(UsageError):
    """The text holds characters that do not show and could disturb a screen or mislead a reader."""

    def __init__(self, what: str, character: str, position: int) -> None:
        super().__init__(
            _("文字里有{what}（第 {position} 个字符，U+{code}），不能录入。").format(
                what=what, position=position, code=f"{ord(character):04X}"
            ),
            hint=_("请删去这个看不见的字符再试。"),
        )


class LineBreakError(UsageError):
    """Several lines where one is wanted."""

    def __init__(self) -> None:
        super().__init__(_("这里只能写一行文字。"))


class TextTooLongError(UsageError):
    """More text than a record takes in one place."""

    def __init__(self, length: str, most: str) -> None:
        super().__init__(_("文字太长：{length}，最多 {most}。").format(length=length, most=most))


class TextFileError(UsageError):
    """The file named with @ cannot be used."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            _("读不了文件 {path}：{reason}。").format(path=path, reason=reason),
            hint=_("@ 后面是文件名；文字本身以 @ 开头时，请写两个 @。"),
        )


def given_text(text: str) -> str:
    """Fetch what `-` or `@FILE` stand for; `@@` is one @ of the text itself."""
    if text == "-":
        return _decoded(_stdin_bytes(), _("标准输入"))
    if text.startswith("@@"):
        return text[1:]
    if text.startswith("@") and len(text) > 1:
        return _decoded(_file_bytes(text[1:]), text[1:])
    return text


def holds_personal_number(text: str) -> bool:
    """Whether a phone or identity number stands in words that a record is to hold."""
    return holds_phone_number(text) or holds_identity_number(text)


def clean_text(text: str, *, lines: bool = False) -> str:
    """Give `text` normalised (NFC, LF, no outer space), or refuse it."""
    text = text.replace("\r\n", "\n").replace("\t", " ")
    text = unicodedata.normalize("NFC", text)
    for pattern, what in (
        (_ESCAPE, _("终端控制序列")),
        (_CONTROL, _("控制字符")),
        (_DIRECTION, _("改变文字方向的字符")),
        (_SEPARATOR, _("特殊换行符")),
    ):
        match = pattern.search(text)
        if match:
            raise HarmfulTextError(what, match[0], match.start() + 1)
    text = text.strip()
    if not lines:
        if "\n" in text:
            raise LineBreakError
        if len(text) > _MOST_CHARACTERS_OF_A_LINE:
            raise TextTooLongError(_characters(len(text)), _characters(_MOST_CHARACTERS_OF_A_LINE))
    if len(text.encode()) > _MOST_BYTES:
        raise TextTooLongError(_kib(len(text.encode())), _kib(_MOST_BYTES))
    return text


def _stdin_bytes() -> bytes:
    return sys.stdin.buffer.read(_MOST_BYTES * 2)


def _file_bytes(name: str) -> bytes:
    path = Path(name)
    try:
        if not path.is_file():
            raise TextFileError(name, _("这是文件夹") if path.is_dir() else _("没有这个文件"))
        with path.open("rb") as file:
            return file.read(_MOST_BYTES * 2)
    except OSError as error:
        raise TextFileError(name, reason_of(error)) from error


def _decoded(data: bytes, name: str) -> str:
    if len(data) >= _MOST_BYTES * 2:
        raise TextTooLongError(_("{name} 超过 {most}").format(name=name, most=_kib(_MOST_BYTES)), _kib(_MOST_BYTES))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TextFileError(name, _("第 {n} 个字节不是 UTF-8").format(n=error.start + 1)) from error


def _characters(count: int) -> str:
    return _("{n} 个字").format(n=count)


def _kib(count: int) -> str:
    return f"{count // 1024} KiB"
