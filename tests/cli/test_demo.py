import json
import os
from pathlib import Path

import pytest

from cli.trial import Run
from xieshang_cli.cli import app
from xieshang_cli.cli.walk import lines_of
from xieshang_cli.storage.layout import walk


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".xieshang" not in path.parts
    }


def test_two_runs_make_the_same_archive(example: Path, tmp_path: Path, xieshang: Run) -> None:
    answer = xieshang("demo", str(tmp_path / "again"), "--format", "json")
    assert answer.code == 0
    assert answer.err == ""
    assert content(example) == content(tmp_path / "again")


def test_programs_are_told_where_it_is_and_how_it_was_made(tmp_path: Path, xieshang: Run) -> None:
    answer = json.loads(xieshang("demo", str(tmp_path / "again"), "--format", "json").out)
    assert answer["kind"] == "demo"
    assert answer["data"]["path"] == str(tmp_path / "again")
    assert answer["data"]["topic"] == "620302001-2026-7k3m"
    assert len(answer["data"]["commands"]) == answer["counts"]["commands"]
    assert answer["data"]["commands"][0].startswith("xieshang station new 620302001 ")


def test_one_topic_has_gone_through_all_six_steps(archive: Path, xieshang: Run) -> None:
    topic = json.loads(xieshang("topic", "show", "7k3m", "--format", "json").out)["data"]
    assert topic["status"] == "closed"
    assert [event["step"] for event in topic["events"] if event.get("step")] == [
        "collect",
        "decide",
        "research",
        "deliberate",
        "implement",
        "feedback",
    ]
    assert {task["state"] for task in topic["tasks"]} == {"done"}


def test_nothing_is_wrong_with_what_the_commands_made(archive: Path, xieshang: Run) -> None:
    answer = json.loads(xieshang("validate", "--format", "json").out)
    assert answer["counts"]["errors"] == 0
    own = [finding for finding in answer["data"] if "-2026-" in finding["record"] and finding["record"][:4] == "6203"]
    assert {(finding["record"][-4:], finding["code"]) for finding in own} == {("5r2p", "TP506"), ("5r2p", "TP509")}


def test_no_resident_is_named_in_a_record(archive: Path) -> None:
    for path in walk(archive):
        text = (archive / path).read_text(encoding="utf-8")
        assert "示例居民甲" not in text
        assert "13800000001" not in text
    assert "示例居民甲" in (archive / "private/620302001/2026.yaml").read_text(encoding="utf-8")


def test_the_six_steps_the_ledger_and_the_places_are_shown(tmp_path: Path, xieshang: Run) -> None:
    answer = xieshang("demo", str(tmp_path / "again"))
    for said in ("收集议题", "结果反馈", "xieshang topic advance 7k3m", "议题台账", "错误 0", "25/26", "东西在哪里"):
        assert said in answer.out


def test_a_folder_in_use_is_left_alone(tmp_path: Path, xieshang: Run) -> None:
    (tmp_path / "note.txt").write_text("mine", encoding="utf-8")
    answer = xieshang("demo", str(tmp_path))
    assert answer.code == 3
    assert answer.err == f"错误：{tmp_path} 里已有东西，不会覆盖。\n换一个空文件夹，或先把它删掉。\n"
    assert content(tmp_path) == {"note.txt": b"mine"}


@pytest.mark.parametrize("is_there", [True, False])
def test_a_failure_leaves_nothing_behind(
    tmp_path: Path, xieshang: Run, monkeypatch: pytest.MonkeyPatch, *, is_there: bool
) -> None:
    folder = tmp_path / "again"
    if is_there:
        folder.mkdir()

    def fail(*_arguments: object, **_more: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("xieshang_cli.cli.demo.take_over", fail)
    assert xieshang("demo", str(folder)).code == 5
    assert list(tmp_path.rglob("*")) == ([folder] if is_there else [])


def test_it_goes_beside_where_one_stands(tmp_path: Path, xieshang: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert xieshang("demo").code == 0
    assert (tmp_path / "xieshang-demo" / "xieshang.yaml").is_file()


def test_lines_of_a_walk_carry_day_and_step() -> None:
    first, second = lines_of('# note\n= collect\n2026-03-02 topic new --text "两 词"\n\n= -\n2026-03-03 status\n')
    assert (first.step, first.day, first.words) == ("collect", "2026-03-02", ("topic", "new", "--text", "两 词"))
    assert first.text == "xieshang topic new --text '两 词'"
    assert second.step == "-"


def test_the_app_knows_the_command() -> None:
    assert app.COMMANDS.child("demo") is not None
