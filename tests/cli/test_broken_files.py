"""One archive with a broken file of every kind: each is named, the others are shown, and the exit code says so."""

import json
import os
from pathlib import Path

import pytest

from cli.trial import Run

FOLDER = "topics/620302001/2026"
GOOD = 'format: 1\nid: "620302001-2026-{tail}"\nstation: "620302001"\n'

BROKEN: dict[str, tuple[bytes, str]] = {
    "b001": (b"title: [\n", "FL006"),
    "b002": (GOOD.format(tail="b002").encode() + b"title: a\ntitle: b\n", "FL007"),
    "b003": (
        GOOD.format(tail="b003").encode() + b"<<<<<<< ours\ntitle: a\n=======\ntitle: b\n>>>>>>> theirs\n",
        "FL005",
    ),
    "b004": (b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "FL008"),
    "b005": (GOOD.format(tail="b005").encode() + b"title: !!python/object:os.system x\n", "FL008"),
    "b006": (b"a: " + b"[" * 100_000, "FL009"),
    "b007": (GOOD.format(tail="b007").encode() + b"title: a\0b\n", "FL004"),
    "b008": (GOOD.format(tail="b008").encode("utf-16"), "FL003"),
    "b009": (GOOD.format(tail="b009").encode() + "title: 议题\n".encode("gbk"), "FL003"),
    "b00a": (GOOD.format(tail="b00a").encode() + b"titel: a\n", "FL010"),
    "b00b": (GOOD.format(tail="b00b").encode() + b"tasks: soon\n", "FL011"),
    "b00c": (GOOD.format(tail="b0zz").encode(), "FL013"),
    "b00d": (GOOD.format(tail="b00d").replace("format: 1", "format: 9").encode(), "FL014"),
    "b00e": (b"format: 1\ntitle: a\n", "FL012"),
    "b00f": (b"", "FL015"),
    "b00g": (b"- a\n- b\n", "FL015"),
    "b00h": (b"# " + b"x" * 1024 * 1024, "FL002"),
    "b00j": (GOOD.format(tail="b00j").encode() + "title: a\u202eb\n".encode(), "FL004"),
    "b00k": (GOOD.format(tail="b00k").encode() + b"title: a\x1b[31mb\n", "FL004"),
    "b00m": (GOOD.format(tail="b00m").encode() + b"---\ntitle: b\n", "FL008"),
    "b00n": (GOOD.format(tail="b00n").encode() + b"raised:\n  on: 2026-02-30\n", "FL011"),
    "b00p": (GOOD.format(tail="b00p").encode() + b"base:\n  <<: {title: a}\n", "FL008"),
    "b00q": (b"".join(b"k%d: x\n" % number for number in range(20_001)), "FL009"),
    "b00r": (GOOD.format(tail="b00r").encode() + b"title: \xff\n", "FL003"),
}
ODD = {"b0f1": "FL001", "b0d1": "FL001", "b0n1": "FL001"}


@pytest.fixture
def broken(archive: Path) -> Path:
    folder = archive / FOLDER
    for tail, (data, _code) in BROKEN.items():
        (folder / f"620302001-2026-{tail}.yaml").write_bytes(data)
    os.mkfifo(folder / "620302001-2026-b0f1.yaml")
    (folder / "620302001-2026-b0d1.yaml").mkdir()
    (folder / "620302001-2026-b0n1.yaml").symlink_to(folder / "620302001-2026-7k3m.yaml")
    (folder / "副本.yaml").write_text(GOOD.format(tail="zzzz"), encoding="utf-8")
    (archive / "topics" / "stray.yaml").write_text(GOOD.format(tail="zzzy"), encoding="utf-8")
    return archive


def test_each_is_named_with_its_fault(broken: Path, xieshang: Run) -> None:
    answer = xieshang("validate", "--select", "FL", "--format", "json")
    assert answer.code == 4
    found = {finding["path"].rsplit("/", 1)[-1]: finding["code"] for finding in json.loads(answer.out)["data"]}
    expected = {tail: code for tail, (_data, code) in BROKEN.items()} | ODD
    assert found == {f"620302001-2026-{tail}.yaml": code for tail, code in expected.items()} | {
        "副本.yaml": "FL013",
        "stray.yaml": "FL013",
    }


def test_the_others_are_judged_as_ever(broken: Path, xieshang: Run) -> None:
    answer = json.loads(xieshang("validate", "--select", "TP509", "--format", "json").out)
    assert [finding["record"] for finding in answer["data"]] == ["620302001-2026-5r2p"]


def test_files_are_named_also_when_their_fault_was_not_asked_for(broken: Path, xieshang: Run) -> None:
    answer = xieshang("validate", "--select", "TP509")
    assert answer.code == 4
    assert f"{FOLDER}/620302001-2026-b001.yaml 读不出来，没有查。" in answer.err


def test_a_sound_record_among_them_is_sound(broken: Path, xieshang: Run) -> None:
    assert xieshang("validate", "7k3m").code == 0
    assert xieshang("validate", "b001").code == 4


@pytest.mark.parametrize("command", [["topic", "show"], ["topic", "advance"], ["session", "new", "--topic"]])
def test_what_is_misnamed_is_told_by_whoever_needs_it(broken: Path, xieshang: Run, command: list[str]) -> None:
    answer = xieshang(*command, "副本")
    assert (answer.code, answer.out) == (4, "")
    assert answer.err == (
        f"错误：读不出这份记录：{FOLDER}/副本.yaml 的名字或位置不对\n"
        f"xieshang validate {FOLDER}/副本.yaml 说明怎样改。\n"
    )


def test_what_is_misnamed_is_found_wrong_by_its_name(broken: Path, xieshang: Run) -> None:
    moved = broken / "topics/620302100/2026/620302001-2026-7k3m.yaml"
    (broken / FOLDER / moved.name).rename(moved)
    for name, path in (("副本", f"{FOLDER}/副本.yaml"), ("620302001-2026-7k3m", moved.relative_to(broken).as_posix())):
        answer = xieshang("validate", name, "--format", "json")
        assert answer.code == 4
        assert [(found["code"], found["path"]) for found in json.loads(answer.out)["data"]] == [("FL013", path)]


@pytest.mark.parametrize("command", [["report", "ledger"], ["report", "progress"], ["status"], ["todo"]])
def test_reports_show_the_others_and_name_them_at_the_foot(broken: Path, xieshang: Run, command: list[str]) -> None:
    answer = xieshang(*command)
    assert answer.code == 4
    assert "29 个文件读不了，未计入：" in answer.out
    assert "620302001-2026-b0f1.yaml" in answer.out


def test_fmt_touches_none_of_them(broken: Path, xieshang: Run) -> None:
    before = {tail: (broken / FOLDER / f"620302001-2026-{tail}.yaml").read_bytes() for tail in BROKEN}
    answer = xieshang("fmt")
    assert answer.code == 4
    assert "FL005 文件里还有 git 合并冲突的标记" in answer.out
    assert before == {tail: (broken / FOLDER / f"620302001-2026-{tail}.yaml").read_bytes() for tail in BROKEN}


def test_a_broken_settings_file_hides_nothing(archive: Path, xieshang: Run) -> None:
    (archive / "policy" / "rules.yaml").write_text("severity: [", encoding="utf-8")
    answer = xieshang("validate", "--select", "FL,TP509", "--format", "json")
    assert answer.code == 4
    assert {finding["code"] for finding in json.loads(answer.out)["data"]} == {"FL006", "TP509"}


def test_doctor_counts_them(broken: Path, xieshang: Run) -> None:
    answer = xieshang("doctor")
    assert answer.code == 1
    assert "! 读不出来的文件：29 个" in answer.out
    assert "还有 19 项" in answer.out
