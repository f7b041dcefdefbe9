from pathlib import Path

import pytest

from cli.clerk import TOPIC, Clerk
from cli.trial import Answer


@pytest.fixture
def agreement(clerk: Clerk) -> str:
    return clerk.implementing_topic()


@pytest.fixture
def task(clerk: Clerk, agreement: str) -> str:
    clerk.do(
        "task", "add", "--topic", "7k3m", "--id", "t-2m4p", "--agreement", agreement, "--lead", "区住建局", "--due",
        "2026-02-28", "--supervisor", "李主席",
    )  # fmt: skip
    return "t-2m4p"


def test_a_task_says_what_the_agreement_says(clerk: Clerk, agreement: str) -> None:
    (task,) = clerk.data("task", "add", "--topic", "7k3m", "--agreement", agreement[-4:], "--due", "6月30日")["tasks"]

    assert (task["what"], task["agreement"], task["due"], task["state"]) == (
        "委托设计", agreement, "2026-06-30", "in_progress",
    )  # fmt: skip


def test_quiet_gives_the_id_of_the_task(clerk: Clerk, agreement: str) -> None:
    assert clerk.do("task", "add", "--topic", "7k3m", "--what", "x", "--id", "T-2M4P", "-q") == "t-2m4p\n"
    assert clerk.do("task", "claim", "2m4p", "--by", "区住建局", "-q") == "t-2m4p\n"


def test_an_agreement_that_is_not_there(clerk: Clerk, agreement: str) -> None:
    wrong = "a-0000" if agreement != "a-0000" else "a-0001"

    answer = clerk.run("task", "add", "--topic", "7k3m", "--agreement", wrong, "--what", "x")

    assert answer == Answer(3, "", f"错误：没有共识事项 {wrong}。现有：{agreement} 委托设计。\n")


def test_refusals(clerk: Clerk, task: str) -> None:
    before = clerk.files()

    assert clerk.run("task", "add", "--topic", "7k3m") == Answer(
        2, "", "错误：缺少选项 --what。\n运行 xieshang task add --help 可看用法。\n"
    )
    assert clerk.run("task", "add", "--topic", "7k3m", "--what", "x", "--id", task) == Answer(
        3, "", "错误：编码 t-2m4p 已被使用。\n"
    )
    assert clerk.run("task", "show", "t-0000").code == 3
    assert clerk.run("task", "confirm", task, "--by", "李主席").code == 3
    assert clerk.files() == before


def test_two_hands_close_a_task(clerk: Clerk, task: str) -> None:
    clerk.do("task", "claim", task, "--on", "3月1日", "--evidence", "验收单", "--evidence", "照片")

    assert clerk.run("task", "confirm", task, "--by", " 区住建局 ").code == 3
    (done,) = clerk.data("task", "confirm", task, "--by", "王强", "--role", "政协委员", "--medium", "电话")["tasks"]

    assert (done["claim"]["by"], done["claim"]["on"], len(done["claim"]["evidence"])) == ("区住建局", "2026-03-01", 2)
    assert done["confirmation"] == {"on": "2026-03-02", "by": "王强", "role": "政协委员", "medium": "电话"}
    assert done["state"] == "done"


def test_a_resident_who_confirms_is_not_named(clerk: Clerk, task: str) -> None:
    clerk.do("task", "claim", task)
    (done,) = clerk.data("task", "confirm", task, "--by", "李秀英", "--role", "利益攸关方")["tasks"]

    told = [name for name, content in clerk.files().items() if "李秀英".encode() in content]
    assert told == ["private/620302001/2026.yaml"]
    assert done["confirmation"]["by"].startswith("p-")


def test_a_refused_confirmation_remembers_nobody(clerk: Clerk, task: str) -> None:
    before = clerk.files()

    assert clerk.run("task", "confirm", task, "--by", "李秀英", "--role", "利益攸关方").code == 3
    assert clerk.files() == before


def test_what_cannot_be_done_now_says_why_and_when_to_look_again(clerk: Clerk, task: str) -> None:
    (blocked,) = clerk.data(
        "task", "progress", task, "--state", "暂不能办", "--note", "冬季不能施工", "--review-on", "3月15日"
    )["tasks"]
    (again,) = clerk.data("task", "progress", task, "--resume", "--note", "天暖了")["tasks"]

    assert blocked["not_doing"] == {"state": "blocked", "reason": "冬季不能施工", "review_on": "2026-03-15"}
    assert (blocked["state"], again["state"], again["not_doing"]) == ("blocked", "in_progress", None)


def test_list_and_show(clerk: Clerk, task: str) -> None:
    for wanted in (
        ("--overdue",),
        ("--lead", "住建"),
        ("--supervisor", "李"),
        ("--topic", "7k3m"),
        ("--state", "办理中"),
    ):
        assert [row["id"] for row in clerk.data("task", "list", *wanted)] == [task], wanted
    for unwanted in (("--lead", "城管"), ("--state", "done")):
        assert clerk.data("task", "list", *unwanted) == [], unwanted
    shown = clerk.data("task", "show", task)
    assert (shown["topic"], shown["overdue"], shown["state"]) == (TOPIC, True, "in_progress")


def test_the_other_hand_is_what_comes_next(clerk: Clerk, task: str) -> None:
    out = clerk.do("task", "claim", task)

    assert out.splitlines()[3:] == [
        "- 由他人确认任务办结",
        "  xieshang task confirm t-2m4p --by 确认人 --role 身份",
    ]


def test_what_a_task_lacks_is_completed_and_a_moved_deadline_leaves_a_trace(clerk: Clerk, agreement: str) -> None:
    clerk.do("task", "add", "--topic", "7k3m", "--id", "t-2m4p", "--agreement", agreement)

    clerk.do("task", "edit", "2m4p", "--lead", "区住建局", "--due", "2026-02-28", "--supervisor", "李主席")
    topic = clerk.data("task", "edit", "2m4p", "--due", "2026-05-31")
    (task,) = topic["tasks"]

    assert (task["lead"], task["supervisor"], task["due"], task["original_due"]) == (
        "区住建局", "李主席", "2026-05-31", "2026-02-28",
    )  # fmt: skip
    assert "2026-02-28" in topic["events"][-1]["what"]


def test_evidence_that_is_a_file_here_is_recorded_as_words_and_how_to_keep_it_is_said(clerk: Clerk, task: str) -> None:
    Path("竣工 照片.jpg").write_bytes(b"x")
    words = ("竣工 照片.jpg", "验收单.pdf", "长" * 300, "两行\n文字", ".")

    answer = clerk.run("task", "claim", task, *(part for text in words for part in ("--evidence", text)))

    assert answer.err == (f"“竣工 照片.jpg”只记了文件名；收进档案库：xieshang attach {task} '竣工 照片.jpg'\n")
    assert [one["what"] for one in clerk.data("task", "show", task)["claim"]["evidence"]] == list(words)
    assert not Path("attachments").exists()
    clerk.do("attach", task, "竣工 照片.jpg")


def test_a_task_is_not_edited_for_nothing_nor_once_claimed(clerk: Clerk, task: str) -> None:
    assert clerk.run("task", "edit", task).code == 2
    clerk.do("task", "claim", task, "--evidence", "验收单")

    assert clerk.run("task", "edit", task, "--due", "2026-12-31").code == 3
