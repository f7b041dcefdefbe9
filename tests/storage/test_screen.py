"""What is refused before any parser sees it, with the exact sentences."""

import os
import socket
from pathlib import Path

import pytest

from xieshang_cli.storage.screen import MAX_BYTES, FileProblem, forbidden_character, read_bytes, screen


def refusal(problem: FileProblem) -> tuple[str, str, int | None, int | None]:
    return problem.code, problem.text.format(**problem.values), problem.line, problem.column


def test_a_regular_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: 1\r\n")
    assert read_bytes(tmp_path / "a.yaml") == b"a: 1\r\n"


def test_what_is_not_a_regular_file_is_refused_without_waiting(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").write_bytes(b"a: 1\n")
    (tmp_path / "link").symlink_to("file")
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(tmp_path / "socket"))
    said = {}
    for name in ("folder", "pipe", "link", "socket"):
        with pytest.raises(FileProblem) as caught:
            read_bytes(tmp_path / name)
        said[name] = refusal(caught.value)
    listening.close()
    assert said == {
        "folder": ("FL001", "不是普通文件，而是文件夹", None, None),
        "pipe": ("FL001", "不是普通文件，而是命名管道", None, None),
        "link": ("FL001", "不是普通文件，而是符号链接", None, None),
        "socket": ("FL001", "不是普通文件，而是套接字", None, None),
    }


def test_a_device_is_refused() -> None:
    with pytest.raises(FileProblem) as caught:
        read_bytes(Path("/dev/zero"))
    assert refusal(caught.value) == ("FL001", "不是普通文件，而是设备", None, None)


def test_a_missing_file_is_an_ordinary_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_bytes(tmp_path / "none.yaml")


def test_a_file_may_have_one_mebibyte_and_no_byte_more(tmp_path: Path) -> None:
    file = tmp_path / "large.yaml"
    file.write_bytes(b"x" * MAX_BYTES)
    assert len(read_bytes(file)) == MAX_BYTES
    file.write_bytes(b"x" * (MAX_BYTES + 1))
    with pytest.raises(FileProblem) as caught:
        read_bytes(file)
    assert refusal(caught.value) == ("FL002", "文件太大：1048577 字节，一份记录最多 1048576 字节", None, None)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a: 1\n", "a: 1\n"),
        (b"\xef\xbb\xbfa: 1\n", "a: 1\n"),
        (b"a: 1\r\nb: 2\r\n", "a: 1\nb: 2\n"),
        (b"a: 1\r\nb: 2\nc:\t3", "a: 1\nb: 2\nc:\t3"),
        ("a: “引号”——…·，．𠮷".encode(), "a: “引号”——…·，．𠮷"),
        # A heading of equal signs is no conflict marker unless it begins a line with exactly seven.
        (b"# =======\na: '<<<<<<<'\n", "# =======\na: '<<<<<<<'\n"),
        (b"a: |\n  ========\n", "a: |\n  ========\n"),
        ("a: ئۇيغۇر\u200f".encode(), "a: ئۇيغۇر\u200f"),
    ],
)
def test_ordinary_text_passes(data: bytes, text: str) -> None:
    assert screen(data) == text


DIRECTION = "文件里有改变文字方向的不可见字符（{}），显示的内容会与实际不同，请删除"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a: 1\nb: x\0y\n", ("FL004", "文件里有空字符（U+0000），可能已损坏或不是文本文件", 2, 5)),
        ("标题: 甲\x1b[31m\n".encode(), ("FL004", "文件里有控制字符（U+001B），请删除", 1, 6)),
        (b"a: \x7f\n", ("FL004", "文件里有控制字符（U+007F），请删除", 1, 4)),
        ("a: \x9b\n".encode(), ("FL004", "文件里有控制字符（U+009B），请删除", 1, 4)),
        ("a: 1\r\n标题: 甲\u202e乙\n".encode(), ("FL004", DIRECTION.format("U+202E"), 2, 6)),
        ("a: \u2066\n".encode(), ("FL004", DIRECTION.format("U+2066"), 1, 4)),
        (b"a: 1\rb: 2\n", ("FL004", "文件里有不常用的换行符（U+000D），请改用普通换行", 1, 5)),
        ("a: \x85\n".encode(), ("FL004", "文件里有不常用的换行符（U+0085），请改用普通换行", 1, 4)),
        ("a: \u2028\n".encode(), ("FL004", "文件里有不常用的换行符（U+2028），请改用普通换行", 1, 4)),
        ("a: \u2029\n".encode(), ("FL004", "文件里有不常用的换行符（U+2029），请改用普通换行", 1, 4)),
        ("a: 甲\ufeff\n".encode(), ("FL004", "文件里有控制字符（U+FEFF），请删除", 1, 5)),
        ("a: \uffff\n".encode(), ("FL004", "文件里有控制字符（U+FFFF），请删除", 1, 4)),
        ("a: 甲\n".encode("utf-16"), ("FL003", "文件是 UTF-16 编码，请另存为 UTF-8", 1, 1)),
        ("﻿a: 甲\n".encode("utf-16-be"), ("FL003", "文件是 UTF-16 编码，请另存为 UTF-8", 1, 1)),
        (b"\0" * 3, ("FL004", "文件里只有空字节，多半是断电时没有写完，请用备份或 git 里的取代它", 1, 1)),
        (b"\0" * 5000, ("FL004", "文件里只有空字节，多半是断电时没有写完，请用备份或 git 里的取代它", 1, 1)),
        (b"a\0:\0 \0b\0", ("FL003", "文件是 UTF-16 编码，请另存为 UTF-8", 1, 1)),
        ("a: 1\n标题: 议题\n".encode("gbk"), ("FL003", "文件不是 UTF-8 编码，看来是 GBK，请另存为 UTF-8", 2, 1)),
        (b"a: 1\nb: \xff\xff\n", ("FL003", "文件不是 UTF-8 编码", 2, 4)),
        (b"a: \xed\xa0\x80\n", ("FL003", "文件不是 UTF-8 编码", 1, 4)),
        (b"a: 1\n<<<<<<< HEAD\n", ("FL005", "文件里还有 git 合并冲突的标记，请先解决冲突", 2, 1)),
        (b"a: 1\r\n=======\r\n", ("FL005", "文件里还有 git 合并冲突的标记，请先解决冲突", 2, 1)),
        (b"a: 1\nb: 2\n>>>>>>> other", ("FL005", "文件里还有 git 合并冲突的标记，请先解决冲突", 3, 1)),
    ],
)
def test_what_no_record_may_hold_is_refused(data: bytes, expected: tuple[str, str, int, int]) -> None:
    with pytest.raises(FileProblem) as caught:
        screen(data)
    assert refusal(caught.value) == expected


def test_a_forbidden_character_is_named() -> None:
    assert forbidden_character("滨河路〔2026〕7号\t\n") == ""
    assert forbidden_character("甲\u202e\x1b") == "U+202E"
