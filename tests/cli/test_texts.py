import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xieshang_cli.cli.texts import clean_text, given_text
from xieshang_cli.errors import UsageError

HARMLESS = [
    "[red]红[/red]",
    "甲: 乙",
    "# 不是注释",
    "@开头",
    "\"引号'",
    "字" * 500,
    "\U00020bb7家巷",
    "👨‍👩‍👧",
    "%s {x} $(id) `id`",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_odd_words_are_kept(text: str) -> None:
    assert clean_text(text) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a\x1b[31m", "文字里有终端控制序列（第 2 个字符，U+001B），不能录入。"),
        ("甲乙\x00", "文字里有控制字符（第 3 个字符，U+0000），不能录入。"),
        ("\x85a", "文字里有控制字符（第 1 个字符，U+0085），不能录入。"),
        ("a\u202eb", "文字里有改变文字方向的字符（第 2 个字符，U+202E），不能录入。"),
        ("a\u2066b", "文字里有改变文字方向的字符（第 2 个字符，U+2066），不能录入。"),
        ("a\u2028b", "文字里有特殊换行符（第 2 个字符，U+2028），不能录入。"),
        ("a\udcffb", "文字里有控制字符（第 2 个字符，U+DCFF），不能录入。"),
        ("甲\n乙", "这里只能写一行文字。"),
        ("字" * 2001, "文字太长：2001 个字，最多 2000 个字。"),
    ],
)
def test_harm_is_refused(text: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        clean_text(text)
    assert caught.value.message == message


def test_lines_and_normal_form() -> None:
    assert clean_text("  甲\r\n乙\t丙 \n", lines=True) == "甲\n乙 丙"
    assert clean_text("e\u0301") == "\u00e9"


def test_too_long_for_a_record() -> None:
    with pytest.raises(UsageError) as caught:
        clean_text("字" * 100_000, lines=True)
    assert caught.value.message == "文字太长：292 KiB，最多 256 KiB。"


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    try:
        once = clean_text(text, lines=True)
    except UsageError:
        return
    assert clean_text(once, lines=True) == once


def test_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "说明.txt"
    file.write_bytes("\ufeff甲\r\n乙\n".encode())
    assert given_text(f"@{file}") == "甲\r\n乙\n"
    assert given_text("@@甲") == "@甲"
    assert given_text("@") == "@"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("从管道".encode()), encoding="utf-8"))
    assert given_text("-") == "从管道"


def test_sources_refused(tmp_path: Path) -> None:
    (tmp_path / "gbk.txt").write_bytes("中文".encode("gbk"))
    (tmp_path / "big.txt").write_bytes(b"a" * 600_000)
    messages = {}
    for name in ("none.txt", "gbk.txt", "big.txt", "."):
        with pytest.raises(UsageError) as caught:
            given_text(f"@{tmp_path / name}")
        messages[name] = caught.value.message.replace(str(tmp_path) + "/", "").replace(str(tmp_path), ".")
    assert messages == {
        "none.txt": "读不了文件 none.txt：没有这个文件。",
        "gbk.txt": "读不了文件 gbk.txt：第 1 个字节不是 UTF-8。",
        "big.txt": "文字太长：big.txt 超过 256 KiB，最多 256 KiB。",
        ".": "读不了文件 .：这是文件夹。",
    }
