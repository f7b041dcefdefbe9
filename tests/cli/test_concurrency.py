"""Several people at work in one archive at once, as real processes: nothing is lost, torn or overwritten."""

import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cli.trial import Answer, Run

PROCESSES = 8
AT_ONCE = {"XIESHANG_TODAY": "2026-11-23", "XIESHANG_ACTOR": "王芳", "PYTHONDONTWRITEBYTECODE": "1"}


def together(folder: Path, lines: Sequence[Sequence[str]]) -> list[Answer]:
    """Run command lines, several at a time, each in a process of its own."""

    def run(line: Sequence[str]) -> Answer:
        done = subprocess.run(
            [sys.executable, "-m", "xieshang_cli", *line], cwd=folder, capture_output=True, text=True,
            env=os.environ | AT_ONCE, stdin=subprocess.DEVNULL, check=False, timeout=60,
        )  # fmt: skip
        return Answer(done.returncode, done.stdout, done.stderr)

    with ThreadPoolExecutor(PROCESSES) as pool:
        return list(pool.map(run, lines))


def test_notes_for_one_task_are_all_kept(archive: Path, xieshang: Run) -> None:
    before = json.loads(xieshang("task", "show", "t-9v3w", "--format", "json").out)["data"]["progress"]
    answers = together(archive, [("task", "progress", "t-9v3w", "--note", f"第{n}次") for n in range(12)])
    assert [answer for answer in answers if answer.code != 0 or answer.err] == []
    task = json.loads(xieshang("task", "show", "t-9v3w", "--format", "json").out)["data"]
    notes = [entry["note"] for entry in task["progress"]]
    assert sorted(notes[len(before) :]) == sorted(f"第{n}次" for n in range(12))
    events = json.loads(xieshang("topic", "show", "5r2p", "--format", "json").out)["data"]["events"]
    assert sum(event["action"] == "task.progress" for event in events) == len(before) + 12
    assert_sound(archive, xieshang)


@pytest.mark.slow
def test_many_kinds_of_work_at_once(archive: Path, xieshang: Run) -> None:
    rounds = range(8)
    lines = [
        line
        for n in rounds
        for line in (
            ("topic", "new", "--station", "620302001", "--title", f"新{n}", "--contact-name", f"居民甲{n}", "-q"),
            ("request", "new", "--station", "620302001", "--text", f"求{n}", "--contact-phone", f"1390000000{n}", "-q"),
            ("session", "attend", "1h7q", "--name", f"居民乙{n}", "--role", "群众代表"),
            ("session", "opinion", "3n8k", "--by", "群众代表", "--text", f"见{n}"),
            ("topic", "edit", "6w1v", "--affected", f"丙{n}"),
            ("topic", "list", "--format", "json"),
            ("validate", "--format", "json"),
        )
    ]
    answers = together(archive, lines)
    assert [(line, answer) for line, answer in zip(lines, answers, strict=True) if answer.code not in {0, 1}] == []
    assert {answer.code for line, answer in zip(lines, answers, strict=True) if line[0] != "validate"} == {0}
    titles = {row["title"] for row in json.loads(xieshang("topic", "list", "--format", "json").out)["data"]}
    assert {f"新{n}" for n in rounds} <= titles
    texts = [row["text"] for row in json.loads(xieshang("request", "list", "--format", "json").out)["data"]]
    assert {f"求{n}" for n in rounds} <= set(texts)
    attended = json.loads(xieshang("session", "show", "1h7q", "--format", "json").out)["data"]["participants"]
    assert len({person["person"] for person in attended}) == len(rounds)
    opinions = json.loads(xieshang("session", "show", "3n8k", "--format", "json").out)["data"]["opinions"]
    assert {f"见{n}" for n in rounds} <= {opinion["text"] for opinion in opinions}
    private = archive / "private" / "620302001" / "2026.yaml"
    assert stat.S_IMODE(private.stat().st_mode) == 0o600
    kept = private.read_text(encoding="utf-8")
    assert all(f"居民甲{n}" in kept and f"居民乙{n}" in kept and f"1390000000{n}" in kept for n in rounds)
    assert_sound(archive, xieshang)


def test_one_of_several_who_advance_does_and_the_others_are_refused(archive: Path, xieshang: Run) -> None:
    answers = together(archive, [("topic", "advance", "6w1v")] * PROCESSES)
    assert sorted(answer.code for answer in answers) == [0] + [3] * (PROCESSES - 1)
    assert {answer.err.splitlines()[0].partition("缺")[0] for answer in answers if answer.code} == {
        "错误：“确定议题”还不能结束，"
    }
    topic = json.loads(xieshang("topic", "show", "6w1v", "--format", "json").out)["data"]
    assert (topic["step"], [event["action"] for event in topic["events"]].count("advance")) == ("decide", 1)


def test_one_of_several_who_take_an_id_gets_it(archive: Path, xieshang: Run) -> None:
    line = ("topic", "new", "--station", "620302001", "--id", "620302001-2026-zzzz", "--title")
    answers = together(archive, [(*line, f"甲{n}") for n in range(PROCESSES)])
    assert sorted(answer.code for answer in answers) == [0] + [3] * (PROCESSES - 1)
    (made,) = (n for n, answer in enumerate(answers) if answer.code == 0)
    assert json.loads(xieshang("topic", "show", "zzzz", "--format", "json").out)["data"]["title"] == f"甲{made}"


def test_the_first_to_look_all_see_the_same(archive: Path) -> None:
    assert not (archive / ".xieshang").exists()
    answers = together(archive, [("topic", "list", "--format", "json")] * PROCESSES)
    assert len(set(answers)) == 1
    assert (answers[0].code, answers[0].err) == (0, "")


@pytest.mark.slow
def test_eight_at_once_advance_edit_add_and_attend(archive: Path, xieshang: Run) -> None:
    """On one record and on several: every change that was said to be made is there."""
    opened = [
        xieshang("topic", "new", "--station", "620302001", "--title", f"渠{n}", "-q").out.strip() for n in range(4)
    ]
    rounds = range(4)
    lines = [
        line
        for n in rounds
        for line in (
            ("topic", "advance", "6w1v"),
            ("topic", "edit", opened[n], "--affected", "住户"),
            ("topic", "edit", "5r2p", "--affected", f"商户{n}"),
            ("task", "add", "--topic", "5r2p", "--what", f"事{n}", "--lead", "街道", "--id", f"t-000{n}"),
            ("session", "attend", "1h7q", "--name", f"居民{n}", "--role", "群众代表"),
            ("session", "attend", "3n8k", "--name", f"居民{n}", "--role", "群众代表"),
            ("task", "progress", "t-9v3w", "--note", f"进展{n}"),
            ("request", "new", "--station", "620302001", "--id", "620302001-2026-zzzz", "--text", f"求{n}"),
        )
    ]
    answers = dict(zip(lines, together(archive, lines), strict=True))
    refused = {line[:2] for line, answer in answers.items() if answer.code == 3}
    assert {answer.code for answer in answers.values()} == {0, 3}
    assert refused == {("topic", "advance"), ("request", "new")}
    assert [line[:2] for line, answer in answers.items() if answer.code == 0].count(("request", "new")) == 1

    topic = json.loads(xieshang("topic", "show", "5r2p", "--format", "json").out)["data"]
    # Each replaced the list of the one before: all did, none in between another's reading and writing.
    assert topic["raised"]["affected"] in [[f"商户{n}"] for n in rounds]
    assert sum(event["action"] == "edit" for event in topic["events"]) == len(rounds)
    assert {f"t-000{n}" for n in rounds} <= {task["id"] for task in topic["tasks"]}
    notes = [entry["note"] for task in topic["tasks"] for entry in task["progress"]]
    assert {f"进展{n}" for n in rounds} <= set(notes)
    for name, before in (("1h7q", 0), ("3n8k", 2)):
        there = json.loads(xieshang("session", "show", name, "--format", "json").out)["data"]["participants"]
        assert len(there) == before + len(rounds)
    for number in opened:
        raised = json.loads(xieshang("topic", "show", number, "--format", "json").out)["data"]["raised"]
        assert raised["affected"] == ["住户"]
    assert_sound(archive, xieshang)


@pytest.mark.slow
def test_eight_at_once_keep_the_organisation_plans_supervision_and_evidence(
    archive: Path, xieshang: Run, tmp_path: Path
) -> None:
    """Records that many share: the committee, its plan, its supervision, a station, the evidence of a task."""
    names = [f"{family}明丽" for family in "王李张刘"]
    for number in range(len(names)):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / "照片.jpg").write_bytes(b"%d" % number * 1000)
    lines = [
        line
        for number, name in enumerate(names)
        for line in (
            ("member", "new", "--committee", "620302", "--name", name, "--phone", f"1390000000{number}"),
            ("plan", "propose", "--by", "职能部门", "--name", f"局{number}", "--text", f"建议{number}"),
            ("plan", "add", "--title", f"题{number}", "--month", "2026-12", "--level", "township", "--reason", "急"),
            ("supervise", "assign", "620302100", "--name", name, "--level", "county", "--from", "2026-11-01"),
            ("supervise", "visit", "--on", "2026-11-20", "--by", name, "--station", "620302001"),
            ("station", "duty", "620302001", "--member", "赵明珠", "--kind", "接待", "--on", f"2026-11-0{number + 1}"),
            ("attach", "t-9v3w", str(tmp_path / str(number) / "照片.jpg"), "--what", f"照{number}"),
            ("committee", "special", "620302", "--name", f"专委{number}", "--from", "2026-11"),
            ("request", "new", "--station", "620302001", "--text", f"求{number}", "--contact-name", f"居民{number}"),
        )
    ]
    answers = dict(zip(lines, together(archive, lines), strict=True))
    assert [(line, answer) for line, answer in answers.items() if answer.code] == []

    def said(*line: str) -> str:
        return xieshang(*line, "--format", "json").out

    kept = {
        "members": said("member", "list"),
        "plan": said("plan", "show"),
        "responsible": said("supervise", "list"),
        "visits": said("supervise", "visits"),
        "station": said("station", "show", "620302001"),
        "task": said("task", "show", "t-9v3w"),
        "committee": said("committee", "show", "620302"),
        "requests": said("request", "list"),
    }
    for number, name in enumerate(names):
        assert all(name in kept[where] for where in ("members", "responsible", "visits"))
        assert f"2026-11-0{number + 1}" in kept["station"]
        assert f"建议{number}" in kept["plan"]
        assert f"题{number}" in kept["plan"]
        assert f"照{number}" in kept["task"]
        assert f"专委{number}" in kept["committee"]
        assert f"求{number}" in kept["requests"]
    assert sorted(path.read_bytes()[:1] for path in (archive / "attachments").rglob("*.jpg")) == [
        b"0",
        b"1",
        b"2",
        b"3",
    ]
    contacts = (archive / "private/committees/620302.yaml").read_text(encoding="utf-8")
    assert all(f"1390000000{number}" in contacts for number in range(len(names)))
    assert_sound(archive, xieshang)


def test_who_is_killed_with_the_lock_keeps_nobody_out(archive: Path, xieshang: Run) -> None:
    hold = (
        "import sys; from pathlib import Path; from xieshang_cli.storage.lock import ArchiveLock\n"
        "with ArchiveLock(Path('.'), command='xieshang topic new'):\n"
        "    print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    holder.kill()
    holder.communicate()
    assert (archive / ".xieshang" / "lock.holder").exists()
    assert xieshang("task", "progress", "t-9v3w", "--note", "接着办").code == 0


def assert_sound(archive: Path, xieshang: Run) -> None:
    """The index says what a new one says, every file is readable, and nothing temporary is left."""
    lines = [("topic", "list"), ("session", "list"), ("request", "list"), ("task", "list"), ("validate",)]
    known = [xieshang(*line, "--format", "json") for line in lines]
    shutil.rmtree(archive / ".xieshang")
    assert known == [xieshang(*line, "--format", "json") for line in lines]
    assert all(answer.code in {0, 1} for answer in known)
    assert list(archive.rglob(".xieshang-*")) == []
