"""`attach`: files as evidence, and what becomes of them."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from cli.clerk import SESSION, TOPIC, Clerk

DIGEST = sha256(b"photo").hexdigest()
PLACE = f"attachments/{TOPIC}/照片.jpg"


@pytest.fixture(autouse=True)
def _task(clerk: Clerk) -> None:
    clerk.new_topic()
    clerk.all(
        ("session", "new", "--id", SESSION, "--topic", "7k3m"),
        ("task", "add", "--topic", "7k3m", "--id", "t-2m4p", "--what", "委托设计", "--lead", "区住建局"),
    )
    (clerk.root.parent / "照片.jpg").write_bytes(b"photo")


def findings(clerk: Clerk, *arguments: str) -> list[tuple[str, str, int]]:
    data = json.loads(clerk.run("validate", "--format", "json", *arguments).out)["data"]
    return [(one["code"], one["field"], one["line"]) for one in data if one["code"].startswith("FL")]


def test_a_file_with_a_task(clerk: Clerk) -> None:
    out = clerk.do("attach", "t-2m4p", "../照片.jpg", "--what", "装好的电梯", "--taken-on", "3月1日")
    assert out.splitlines()[0] == "t-2m4p：已附 1 个文件。"
    (task,) = clerk.data("topic", "show", "7k3m")["tasks"]
    assert task["evidence"] == [
        {"what": "装好的电梯", "file": PLACE, "sha256": DIGEST, "size": 5, "taken_on": "2026-03-01"}
    ]
    assert (clerk.root / PLACE).read_bytes() == b"photo"
    shown = clerk.do("task", "show", "t-2m4p")
    assert f"√ 装好的电梯 ({PLACE}，5 字节，2026-03-01 形成，完好)" in shown
    assert f"附件\n√ t-2m4p 装好的电梯 ({PLACE}" in clerk.do("topic", "show", "7k3m")
    assert findings(clerk) == []


def test_files_with_a_topic_and_a_session(clerk: Clerk) -> None:
    (clerk.root.parent / "2.jpg").write_bytes(b"two")
    topic = clerk.data("attach", "7k3m", "../照片.jpg", "../2.jpg")
    assert [one["file"] for one in topic["attachments"]] == [PLACE, f"attachments/{TOPIC}/2.jpg"]
    session = clerk.data("attach", "s3s3", "../照片.jpg")
    assert [one["file"] for one in session["attachments"]] == [f"attachments/{SESSION}/照片.jpg"]
    assert "附件\n√ 照片.jpg" in clerk.do("session", "show", "s3s3")
    assert "附件\n√ 照片.jpg" in clerk.do("topic", "show", "7k3m")


def test_the_same_file_twice_is_one(clerk: Clerk) -> None:
    clerk.do("attach", "t-2m4p", "../照片.jpg")
    before = clerk.files()
    answer = clerk.run("attach", "t-2m4p", "../照片.jpg", "../照片.jpg")
    assert (answer.code, answer.err) == (0, "照片.jpg 已经附过，没有重复登记。\n")
    assert clerk.files() == before


def test_changed_and_lost_are_findings_and_a_lost_one_comes_back(clerk: Clerk) -> None:
    clerk.do("attach", "t-2m4p", "../照片.jpg")
    before = clerk.files()
    (clerk.root / PLACE).write_bytes(b"PHOTO")
    assert [code for code, _field, _line in findings(clerk)] == ["FL021"]
    assert clerk.run("validate", "--select", "FL").code == 1
    assert findings(clerk, "--ignore", "FL021") == []
    assert findings(clerk, "--select", "TP") == []
    assert findings(clerk, "s3s3") == []
    refused = clerk.run("attach", "t-2m4p", "../照片.jpg")
    assert (refused.code, refused.out) == (3, "")
    assert "那里现在是另一个文件，不会覆盖" in refused.err
    (clerk.root / PLACE).unlink()
    ((code, field, line),) = findings(clerk)
    text = (clerk.root / f"topics/620302001/2026/{TOPIC}.yaml").read_text(encoding="utf-8").splitlines()
    assert (code, field) == ("FL020", "tasks[0].evidence[0].file")
    assert PLACE in text[line - 1]
    assert f"× 照片.jpg ({PLACE}，5 字节，找不到)" in clerk.do("task", "show", "t-2m4p")
    assert clerk.run("attach", "t-2m4p", "../照片.jpg").err == f"已放回 {PLACE}。\n"
    assert clerk.files() == before


def test_a_place_elsewhere_is_only_noted(clerk: Clerk) -> None:
    (one, other) = clerk.data("attach", "7k3m", "https://a.gov.cn/1.html", "../照片.jpg", "--reference")["attachments"]
    assert one == {"what": "1.html", "file": "https://a.gov.cn/1.html", "sha256": None, "size": None, "taken_on": None}
    assert (other["file"], other["sha256"], other["size"]) == ("../照片.jpg", DIGEST, 5)
    assert not (clerk.root / "attachments").exists()
    (clerk.root.parent / "照片.jpg").unlink()
    assert findings(clerk) == []


def test_what_nobody_named_is_found_and_can_be_named_where_it_lies(clerk: Clerk) -> None:
    (clerk.root / "attachments" / TOPIC).mkdir(parents=True)
    (clerk.root / PLACE).write_bytes(b"photo")
    assert f"- {PLACE}" in clerk.run("doctor").out
    (one,) = clerk.data("attach", "7k3m", PLACE, "--reference")["attachments"]
    assert (one["file"], one["sha256"]) == (PLACE, DIGEST)
    assert PLACE not in clerk.run("doctor").out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("zzzz", "../照片.jpg"), 3),
        (("7k3m", "../没有.jpg"), 3),
        (("7k3m", ".."), 3),
        (("7k3m", "../照片.jpg", "../没有.jpg"), 3),
        (("7k3m", f"attachments/{TOPIC}/没有.jpg", "--reference"), 3),
        (("7k3m",), 2),
        (("7k3m", "../照片.jpg", "--taken-on", "没有这天"), 2),
    ],
)
def test_what_is_refused_changes_nothing(clerk: Clerk, arguments: tuple[str, ...], code: int) -> None:
    before = clerk.files()
    answer = clerk.run("attach", *arguments)
    assert (answer.code, answer.out) == (code, "")
    assert answer.err.startswith("错误：")
    assert clerk.files() == before


def test_a_topic_that_was_withdrawn_takes_no_more(clerk: Clerk) -> None:
    clerk.do("topic", "withdraw", "7k3m", "--reason", "不办了")
    before = clerk.files()
    assert clerk.run("attach", "t-2m4p", "../照片.jpg").code == 3
    assert clerk.files() == before


def test_a_record_that_cannot_be_written_leaves_no_copy(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = clerk.files()
    replace = Path.replace

    def full(path: Path, target: str | Path) -> Path:
        if str(target).endswith(".yaml"):
            raise OSError(28, "No space left on device")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", full)
    assert clerk.run("attach", "t-2m4p", "../照片.jpg").code == 5
    assert clerk.files() == before


def test_a_phone_number_in_a_name_is_said(clerk: Clerk) -> None:
    (clerk.root.parent / "13812345678.jpg").write_bytes(b"x")
    assert "手机号码" in clerk.run("attach", "7k3m", "../13812345678.jpg").err
