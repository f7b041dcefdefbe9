"""Two offices without a common archive: a topic goes up by letter, and the answer comes back."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli.clerk import TOPIC, Clerk


@pytest.fixture
def prefecture(clerk: Clerk) -> Path:
    """The archive of the level above, beside the county's."""
    folder = clerk.root.parent / "prefecture"
    clerk.do("init", str(folder), "--division", "6203", "--name", "市政协")
    return folder


@pytest.fixture
def at_county(clerk: Clerk) -> Clerk:
    """A topic that the county holds."""
    clerk.new_topic()
    clerk.all(("topic", "escalate", "7k3m", "--reason", "需区里牵头"), ("topic", "accept", "7k3m"))
    return clerk


def letters(clerk: Clerk, prefecture: Path) -> dict[str, Any]:
    answer = clerk.run("federation", "reconcile", ".", str(prefecture), "--format", "json")
    assert answer.code in {0, 1}, answer
    found: dict[str, Any] = json.loads(answer.out)
    assert answer.code == int(bool(found["data"]))
    return found


def kinds(clerk: Clerk, prefecture: Path) -> list[str]:
    return [row["kind"] for row in letters(clerk, prefecture)["data"]]


def test_up_by_letter_answered_and_told(at_county: Clerk, prefecture: Path) -> None:
    clerk, there = at_county, str(prefecture)
    up, back = clerk.root.parent / "上交.yaml", clerk.root.parent / "答复.yaml"
    said = clerk.do(
        "topic", "escalate", "7k3m", "--reason", "需市里牵头", "--reply-by", "2026-06-30",
        "--answers-resident", "张明", "--envelope", str(up),
    )  # fmt: skip
    assert f"函件已写到 {up}，请寄给 6203；对方运行 xieshang topic accept 上交.yaml 接收。" in said
    assert said.endswith("- 收到对方的函件后\n  xieshang topic accept 函件\n")
    assert kinds(clerk, prefecture) == ["sent_not_received"]
    refused = clerk.run("topic", "advance", "7k3m")
    assert (refused.code, refused.out) == (3, "")
    assert "已寄给 6203，由对方办理" in refused.err
    assert clerk.run("topic", "accept", "7k3m").code == 3

    taken = clerk.do("topic", "accept", str(up), "-C", there)
    assert "已收函接收，由 6203 承办" in taken
    received = clerk.data("topic", "show", "7k3m", "-C", there)
    assert (received["id"], received["holder"], received["title"]) == (TOPIC, "6203", "加装电梯")
    before = (prefecture / f"topics/620302001/2026/{TOPIC}.yaml").read_bytes()
    assert "收过了，什么也没有改" in clerk.do("topic", "accept", str(up), "-C", there)
    assert (prefecture / f"topics/620302001/2026/{TOPIC}.yaml").read_bytes() == before
    assert clerk.run("validate", "-C", there, "--select", "TP0").code == 0
    assert kinds(clerk, prefecture) == []

    clerk.do("topic", "reply", "7k3m", "--text", "列入明年计划", "-C", there, "--envelope", str(back))
    assert kinds(clerk, prefecture) == ["answered_not_told"]
    assert "收下答复函，再告知提出人" in clerk.run("federation", "reconcile", ".", there).out
    told = clerk.do("topic", "accept", str(back))
    assert "收到答复“列入明年计划”，请由 张明 转告群众" in told
    assert "答复函已收下，还要告知提出人" in clerk.run("federation", "reconcile", ".", there).out
    assert "2026-03-02 答复：列入明年计划" in clerk.do("topic", "show", "7k3m")
    assert "TP031" in clerk.do("validate", "7k3m", "--format", "lines")
    clerk.do("feedback", "tell", "7k3m", "--to", "提出人")
    assert kinds(clerk, prefecture) == []
    assert "TP031" not in clerk.do("validate", "7k3m", "--format", "lines")
    assert "已答复 滨河路街道" in clerk.do("topic", "reply", "7k3m", "--text", "市里列入明年计划")
    assert clerk.run("topic", "reply", "7k3m", "--text", "又一次").code == 3


def replies(clerk: Clerk, *where: str) -> list[str]:
    """What an office has to say about transfers: which to answer, which answers to pass on."""
    lines = clerk.do("todo", *where).splitlines()
    return sorted(
        line.strip(" ○").split(" (")[0].split("（")[0] for line in lines if "答复移交" in line or "转告答复" in line
    )


def test_an_answer_is_asked_of_who_can_give_it_now(clerk: Clerk, prefecture: Path) -> None:
    """The county answers the street only when it has the answer from above; the prefecture never does."""
    there, up, back = (
        ("-C", str(prefecture)),
        str(clerk.root.parent / "上交.yaml"),
        str(clerk.root.parent / "答复.yaml"),
    )
    clerk.new_topic()
    clerk.do("topic", "escalate", "7k3m", "--reason", "需区里牵头", "--reply-by", "2026-05-31")
    clerk.do("topic", "accept", "7k3m")
    at_county = ["答复移交：加装电梯"]
    assert replies(clerk) == at_county
    clerk.do("topic", "escalate", "7k3m", "--reason", "需市里牵头", "--reply-by", "2026-06-30", "--envelope", up)
    assert replies(clerk) == []
    clerk.do("topic", "accept", up, *there)
    assert replies(clerk) == []
    assert replies(clerk, *there) == at_county
    clerk.do("topic", "reply", "7k3m", "--text", "列入明年计划", "--envelope", back, *there)
    assert replies(clerk, *there) == []
    clerk.do("topic", "accept", back)
    assert replies(clerk) == [*at_county, "转告答复：加装电梯"]
    clerk.do("topic", "reply", "7k3m", "--text", "市里列入明年计划")
    assert replies(clerk) == ["转告答复：加装电梯", "转告答复：加装电梯"]


def test_a_lost_letter_is_written_again(at_county: Clerk, prefecture: Path) -> None:
    clerk = at_county
    first, second = clerk.root.parent / "1.yaml", clerk.root.parent / "2.yaml"
    clerk.do("topic", "escalate", "7k3m", "--reason", "需市里牵头", "--envelope", str(first))
    first.unlink()
    assert "重新写一份函件" in clerk.do(
        "topic", "escalate", "7k3m", "--reason", "需市里牵头", "--envelope", str(second)
    )
    assert len(clerk.data("topic", "show", "7k3m")["transfers"]) == 2
    clerk.do("topic", "accept", str(second), "-C", str(prefecture))
    assert kinds(clerk, prefecture) == []


def test_given_back_by_letter(at_county: Clerk, prefecture: Path) -> None:
    clerk, there = at_county, str(prefecture)
    up, back = clerk.root.parent / "上交.yaml", clerk.root.parent / "退回.yaml"
    clerk.do("topic", "escalate", "7k3m", "--reason", "需市里牵头", "--envelope", str(up))
    clerk.do("topic", "accept", str(up), "-C", there)
    late = clerk.run("topic", "return", "7k3m", "--reason", "县里能办", "--on", "2026-03-09", "-C", there)
    assert (late.code, late.out) == (3, "")
    assert "退回要在 3 个工作日以内，到 2026-03-05 为止；已经过了。" in late.err
    clerk.do("topic", "return", "7k3m", "--reason", "县里能办", "-C", there, "--envelope", str(back))
    assert kinds(clerk, prefecture) == ["held_by_none"]
    assert "被退回，由" in clerk.do("topic", "accept", str(back))
    assert clerk.data("topic", "show", "7k3m")["holder"] == "620302"
    assert kinds(clerk, prefecture) == []


def test_what_is_wrong_with_a_letter_is_said_and_nothing_changes(at_county: Clerk, prefecture: Path) -> None:
    clerk, there = at_county, str(prefecture)
    up = clerk.root.parent / "上交.yaml"
    clerk.do("topic", "escalate", "7k3m", "--reason", "需市里牵头", "--envelope", str(up))
    assert clerk.run("topic", "escalate", "7k3m", "--reason", "x", "--envelope", str(up)).code == 3
    changed = clerk.root.parent / "改过.yaml"
    changed.write_text(up.read_text(encoding="utf-8").replace("加装电梯", "修电梯"), encoding="utf-8")
    answer = clerk.run("topic", "accept", str(changed), "-C", there)
    assert (answer.code, answer.out) == (3, "")
    assert "被改过，不能接收" in answer.err
    other = clerk.root.parent / "other"
    clerk.do("init", str(other), "--division", "6204", "--name", "别的市")
    assert "函件是给 6203 的，这个档案库属于 6204。" in clerk.run("topic", "accept", str(up), "-C", str(other)).err
    (clerk.root.parent / "空.yaml").write_text("", encoding="utf-8")
    assert clerk.run("topic", "accept", str(clerk.root.parent / "空.yaml"), "-C", there).code == 4
    assert clerk.run("topic", "accept", str(clerk.root.parent / "无.yaml"), "-C", there).code == 5
    assert not (prefecture / "topics").exists()


def test_a_letter_that_cannot_be_written_can_be_written_later(at_county: Clerk) -> None:
    clerk = at_county
    answer = clerk.run(
        "topic", "escalate", "7k3m", "--reason", "x", "--envelope", str(clerk.root / "xieshang.yaml/1.yaml")
    )
    assert (answer.code, answer.out) == (5, "")
    assert "再运行一次同样的命令" in answer.err
    assert clerk.data("topic", "show", "7k3m")["transfers"][-1]["envelope"]
    clerk.do("topic", "escalate", "7k3m", "--reason", "x", "--envelope", str(clerk.root.parent / "1.yaml"))


def next_steps(said: str) -> list[str]:
    """The commands proposed after a command."""
    return [line.strip() for line in said.splitlines() if line.startswith("  xieshang ")]


def test_what_follows_on_a_topic_that_is_being_carried_out(clerk: Clerk, prefecture: Path) -> None:
    """Who takes it over looks and answers; who has the answer tells the resident; nobody is sent to claim tasks."""
    there = ("-C", str(prefecture))
    up, back = str(clerk.root.parent / "上交.yaml"), str(clerk.root.parent / "答复.yaml")
    agreement = clerk.implementing_topic()
    clerk.do("task", "add", "--topic", "7k3m", "--agreement", agreement, "--lead", "区住建局", "--due", "2026-09-30",
             "--supervisor", "李主席")  # fmt: skip
    clerk.do("topic", "escalate", "7k3m", "--reason", "需区里牵头", "--reply-by", "2026-05-31")
    looking, reply = "xieshang topic gate 7k3m", "xieshang topic reply 7k3m --text 答复"
    tell, letter = "xieshang feedback tell 7k3m --to 提出人 --medium 当面", "xieshang topic accept 函件"
    assert next_steps(clerk.do("topic", "accept", "7k3m")) == [looking, reply]
    clerk.do("topic", "escalate", "7k3m", "--reason", "需市里牵头", "--envelope", up)
    assert next_steps(clerk.do("topic", "accept", up, *there)) == [looking, reply]
    assert next_steps(clerk.do("topic", "edit", "7k3m", "--title", "装电梯")) == [letter]
    answer = clerk.do("topic", "reply", "7k3m", "--text", "列入明年计划", "--envelope", back, *there)
    assert next_steps(answer) == []
    assert next_steps(clerk.do("topic", "accept", back)) == [tell, reply]
    assert next_steps(clerk.do("feedback", "tell", "7k3m", "--to", "提出人")) == [reply]
    assert next_steps(clerk.do("topic", "reply", "7k3m", "--text", "市里列入明年计划")) == []
    assert next_steps(clerk.do("feedback", "tell", "7k3m", "--to", "提出人")) == []


def test_what_was_agreed_elsewhere_comes_back_with_the_topic(at_county: Clerk, prefecture: Path) -> None:
    clerk, there = at_county, str(prefecture)
    up, down = clerk.root.parent / "上交.yaml", clerk.root.parent / "下放.yaml"
    clerk.do("topic", "escalate", "7k3m", "--reason", "需市里牵头", "--envelope", str(up))
    clerk.do("feedback", "tell", "7k3m", "--to", "提出人")
    clerk.do("topic", "accept", str(up), "-C", there)
    held = clerk.do("session", "new", "--topic", "7k3m", "--held-on", "2026-03-02", "-C", there, "-q").strip()
    assert held.startswith("6203-2026-")
    clerk.do(
        "session", "conclude", held, "--topic", "7k3m", "--result", "consensus", "--agreement", "市里出钱",
        "--lead", "市住建局", "-C", there,
    )  # fmt: skip
    clerk.do("topic", "delegate", "7k3m", "--to", "620302", "--reason", "区里办", "--envelope", str(down), "-C", there)
    clerk.do("topic", "accept", str(down))
    shown = clerk.data("topic", "show", "7k3m")
    assert (shown["holder"], shown["sessions"]) == ("620302", [held])
    assert [(agreement["text"], agreement["task"]) for agreement in shown["agreements"]] == [
        ("市里出钱", shown["tasks"][0]["id"])
    ]
    assert [told["to"] for told in shown["feedback"]["told"]] == [["提出人"]]
    assert clerk.run("validate", "--select", "TP,SE").code == 0
    # Changed there further on, the session is taken again with the next letter; the letter before changes nothing.
    assert "收过了，什么也没有改" in clerk.do("topic", "accept", str(down))
    again, last = clerk.root.parent / "再上交.yaml", clerk.root.parent / "再下放.yaml"
    clerk.do("topic", "escalate", "7k3m", "--reason", "还要市里", "--envelope", str(again))
    clerk.do("topic", "accept", str(again), "-C", there)
    clerk.do("session", "opinion", held, "--by", "市住建局", "--text", "赞成", "-C", there)
    clerk.do("topic", "delegate", "7k3m", "--to", "620302", "--reason", "区里办", "--envelope", str(last), "-C", there)
    clerk.do("topic", "accept", str(last))
    assert [one["text"] for one in clerk.data("session", "show", held)["opinions"]] == ["赞成"]
    clerk.do("topic", "accept", str(last))
