"""Names of files that other systems cannot hold, or take for one another."""

import os
from pathlib import Path

import pytest

from cli.trial import Run
from storage.small_archive import TOPIC, make_archive, write
from xieshang_cli.findings import Severity
from xieshang_cli.model.settings import Settings
from xieshang_cli.storage.file_names import LONGEST_PATH, is_bad_on_windows, name_problems, plain_form
from xieshang_cli.storage.layout import calendar_path, plan_path, requests_path, session_path, topic_path, walk
from xieshang_cli.storage.reading import read_record_file
from xieshang_cli.storage.shapes import canonical


def said(path: str) -> list[tuple[str, Severity, str]]:
    return [(finding.code, finding.severity, finding.message) for finding in name_problems(path)]


@pytest.mark.parametrize(
    "path",
    [
        "xieshang.yaml", "policy/rules.yaml", "policy/类别.yaml", "policy/é.yaml", "policy/context.yaml",
        "policy/com10.yaml", "policy/con-1.yaml", "policy/名 字.yaml", topic_path(TOPIC), session_path(TOPIC),
        requests_path("620302001", 2026), plan_path("620302", 2026), calendar_path(2026), "divisions/620302.yaml",
        "policy/" + "长" * 83 + ".yaml",
    ],
)  # fmt: skip
def test_names_that_every_system_holds(path: str) -> None:
    assert said(path) == []
    assert not is_bad_on_windows(path)
    assert plain_form(path) == path


MIXED_UP = "名字与 {} 只有大小写或字形不同，Windows 和 macOS 会把两者当成同一个文件，请改成后者"
ERROR, WARNING = Severity.ERROR, Severity.WARNING


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("policy/con.yaml", "“con.yaml”在 Windows 上是设备的名字，不能作文件名，请改名"),
        ("policy/aux.backup.yaml", "“aux.backup.yaml”在 Windows 上是设备的名字，不能作文件名，请改名"),
        ("policy/nul .yaml", "“nul .yaml”在 Windows 上是设备的名字，不能作文件名，请改名"),
        ("policy/lpt².yaml", "“lpt².yaml”在 Windows 上是设备的名字，不能作文件名，请改名"),
        ("com1/a.yaml", "“com1”在 Windows 上是设备的名字，不能作文件名，请改名"),
        ("topics/620302001./a.yaml", "“620302001.”以空格或句点结尾，Windows 会去掉它，请改名"),
        ("topics/620302001 /a.yaml", "“620302001 ”以空格或句点结尾，Windows 会去掉它，请改名"),
        ("policy/a:b.yaml", "“a:b.yaml”里有 Windows 的文件名不能用的 :，请改名"),
        ("policy/a\\b.yaml", "“a\\b.yaml”里有 Windows 的文件名不能用的 \\，请改名"),
        ("policy/真的吗?.yaml", "“真的吗?.yaml”里有 Windows 的文件名不能用的 ?，请改名"),
        ("policy/a\nb.yaml", "文件名里有看不见的字符（U+000A），请改名"),
        ("policy/\x1b[31m.yaml", "文件名里有看不见的字符（U+001B），请改名"),
        ("policy/\u202elmay.yaml", "文件名里有看不见的字符（U+202E），请改名"),
    ],
)
def test_names_that_windows_cannot_hold(path: str, message: str) -> None:
    assert said(path) == [("FL017", ERROR, message)]
    assert is_bad_on_windows(path)


@pytest.mark.parametrize(
    ("path", "plain"),
    [
        ("policy/Rules.yaml", "policy/rules.yaml"),
        ("Topics/620302001/2026/x.yaml", "topics/620302001/2026/x.yaml"),
        (topic_path(TOPIC).replace("7k3m", "7K3M"), topic_path(TOPIC)),
        ("policy/e\u0301.yaml", "policy/é.yaml"),
        ("policy/E\u0301.yaml", "policy/é.yaml"),
        ("policy/\uf900.yaml", "policy/\u8c48.yaml"),
        ("policy/ŷ\u0323.yaml", "policy/\u1ef5\u0302.yaml"),
    ],
)
def test_names_that_other_systems_take_for_another(path: str, plain: str) -> None:
    assert said(path) == [("FL019", WARNING, MIXED_UP.format(plain))]
    assert said(plain) == []


def test_paths_that_are_too_long() -> None:
    fits = "policy/" + "字" * (LONGEST_PATH - len("policy/.yaml"))
    assert [code for code, *_ in said(fits + ".yaml")] == ["FL018"]  # as a name it is too long for Linux
    deep = "policy/" + "/".join(["a" * 40] * 5) + ".yaml"
    assert said(deep) == [
        (
            "FL018",
            WARNING,
            "路径太长：在档案库里是 216 个字，最多 180 个，再长在 Windows 上就可能打不开，请把名字改短",
        )
    ]
    assert said("policy/" + "字" * 83 + ".yaml") == []
    assert said("policy/" + "字" * 84 + ".yaml") == [
        ("FL018", WARNING, "“" + "字" * 40 + "…”太长：257 字节，最多 255 字节，请改短")
    ]
    # Windows counts what lies outside the basic plane twice.
    assert said("policy/" + "/".join(["𠮷" * 21] * 4) + ".yaml")[0][2].startswith("路径太长：在档案库里是 183 个字")


def test_a_readable_record_with_a_bad_name_is_read_and_named(tmp_path: Path) -> None:
    make_archive(tmp_path)
    write(tmp_path, "policy/Con.yaml", b"format: 1\n")
    loaded = read_record_file(tmp_path, "policy/Con.yaml")
    assert loaded.model is not None
    assert [(finding.code, finding.path) for finding in loaded.findings] == [
        ("FL017", "policy/Con.yaml"),
        ("FL019", "policy/Con.yaml"),
    ]


def test_a_name_that_is_no_text_is_one_finding(tmp_path: Path) -> None:
    write(tmp_path, "xieshang.yaml", canonical(Settings(name="x", division="620302")))
    for folder in (b"topics/620302001", b"topics/\xff1"):
        write(tmp_path, os.fsdecode(folder + b"/\xe8\xae\xae\xff.yaml"), b"format: 1\n")
    paths = sorted(walk(tmp_path))
    assert paths == ["topics/620302001/议\\xff.yaml", "topics/\\xff1/议\\xff.yaml", "xieshang.yaml"]
    for path in paths[:2]:
        loaded = read_record_file(tmp_path, path)
        assert [(finding.code, finding.message) for finding in loaded.findings] == [
            ("FL017", "文件名不是 UTF-8 文字，请改名")
        ]
        assert loaded.model is None


def test_validate_and_doctor_tell_of_them_and_show_no_control_characters(archive: Path, xieshang: Run) -> None:
    for name in (b"\xff.yaml", b"\x1b[31m.yaml", b"Rules.yaml", b"aux.yaml"):
        write(archive / "policy", os.fsdecode(name), b"format: 1\n")
    answer = xieshang("validate", "--select", "FL", "--format", "lines")
    assert answer.code == 4
    assert sorted(answer.out.splitlines()) == [
        f"policy/Rules.yaml: FL019 {MIXED_UP.format('policy/rules.yaml')}",
        "policy/\\u001b[31m.yaml: FL017 文件名里有看不见的字符（U+001B），请改名",
        "policy/\\xff.yaml: FL017 文件名不是 UTF-8 文字，请改名",
        "policy/aux.yaml: FL017 “aux.yaml”在 Windows 上是设备的名字，不能作文件名，请改名",
    ]
    (archive / "policy" / "Rules.yaml").rename(archive / "policy" / "rules.yaml")
    for command in (["doctor"], ["fmt", "--check"], ["topic", "list"], ["status"]):
        answer = xieshang(*command)
        assert answer.code in {1, 4}
        assert "\x1b" not in answer.out + answer.err
