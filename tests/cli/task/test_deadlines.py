"""`task extend`, `pause`, `unpause`, `press`, `reaffirm` and `deadline explain`, as a clerk uses them."""

import pytest

from cli.clerk import Clerk
from cli.trial import Answer


@pytest.fixture
def task(clerk: Clerk) -> str:
    """A task of ten working days from 2026-03-02 on."""
    agreement = clerk.implementing_topic()
    said = clerk.do(
        "task", "add", "--topic", "7k3m", "--id", "t-2m4p", "--agreement", agreement, "--lead", "区住建局",
        "--supervisor", "李主席", "--workdays", "10",
    )  # fmt: skip
    assert "10 个工作日，到 2026-03-16：xieshang deadline explain t-2m4p" in said
    return "t-2m4p"


def test_each_day_is_explained(clerk: Clerk, task: str) -> None:
    page = clerk.do("deadline", "explain", task)
    assert "按工作日算到：2026-03-16" in page
    assert "2026-03-07  周六" in page
    assert "周末" in page
    data = clerk.data("deadline", "explain", task)
    assert (data["counted"], data["workdays"], data["assigned_on"]) == ("2026-03-16", 10, "2026-03-02")
    assert [day["number"] for day in data["days"] if day["number"]] == list(range(1, 11))
    assert {day["why"] for day in data["days"]} == {"workday", "weekend"}


def test_a_year_without_published_holidays_is_said(clerk: Clerk, task: str) -> None:
    clerk.do("task", "add", "--topic", "7k3m", "--what", "远期", "--id", "t-0001", "--workdays", "250")
    page = clerk.do("deadline", "explain", "t-0001")
    assert "2027 年的放假安排还没有公布，按周一至周五计算" in page
    calendar = clerk.root / "calendar"
    calendar.mkdir()
    (calendar / "2027.yaml").write_text("format: 1\nyear: 2027\nholidays: [2027-01-01]\n", encoding="utf-8")
    page = clerk.do("deadline", "explain", "t-0001")
    assert "还没有公布" not in page
    assert "与记录的期限" in page


def test_moved_with_leave_and_explained(clerk: Clerk, task: str) -> None:
    late = clerk.run(
        "task", "extend", task, "--until", "2026-04-30", "--reason", "x", "--approved-by", "李", "--on", "2026-03-17"
    )
    assert (late.code, late.out) == (3, "")
    assert "已经过了，不能再延期" in late.err
    assert clerk.run("task", "extend", task, "--until", "2026-04-30", "--reason", "x").code == 2
    clerk.do("task", "extend", task, "--until", "2026-04-30", "--reason", "等材料", "--approved-by", "李副区长")
    (shown,) = clerk.data("topic", "show", "7k3m")["tasks"]
    assert (shown["due"], shown["original_due"]) == ("2026-04-30", "2026-03-16")
    page = clerk.do("deadline", "explain", task)
    assert "2026-03-02 延至 2026-04-30：等材料" in page
    assert "李副区长批准" in page


def test_the_clock_stands_still_and_runs_again(clerk: Clerk, task: str) -> None:
    said = clerk.do("task", "pause", task, "--reason", "停工", "--approved-by", "李副区长", "--on", "2026-03-05")
    assert said.endswith("\n下一步\n- 不再停工以后恢复计时\n  xieshang task unpause t-2m4p\n")
    assert "暂停计时\n- 2026-03-05 起，还没有恢复：停工 (李副区长批准)\n" in clerk.do("task", "show", task)
    assert "恢复以后才知道" in clerk.do("deadline", "explain", task)
    assert clerk.run("task", "pause", task, "--reason", "停工", "--approved-by", "李").code == 3
    clerk.do("task", "unpause", task, "--on", "2026-03-09")
    data = clerk.data("deadline", "explain", task)
    assert (data["due"], data["original_due"], data["counted"]) == ("2026-03-18", "2026-03-16", "2026-03-18")
    assert clerk.run("task", "unpause", task).code == 3


def test_a_notice_is_a_paper_and_a_record(clerk: Clerk, task: str) -> None:
    answer = clerk.run(
        "task", "press", task, "--reason", "已逾期", "--reply-by", "2026-03-20", "--document-number",
        "金政协督〔2026〕1号", "--format", "markdown",
    )  # fmt: skip
    assert answer.code == 0
    assert answer.out.startswith("# 关于“委托设计”的督办通知（催办）\n\n区住建局：\n\n议题“加装电梯”")
    assert answer.out.endswith("\n\n> - 任务编码：t-2m4p；议题编码：620302001-2026-7k3m\n")
    assert answer.out.count("t-2m4p") == answer.out.count("7k3m") == 1
    assert "请抓紧办理，并于2026年3月20日以前书面答复办理情况。" in answer.out
    assert "督办人：李主席　2026年3月2日" in answer.out
    assert "任务 t-2m4p 催办：区住建局" in answer.err
    second = clerk.do("task", "press", task)
    assert "督办通知（抄送）" in second
    assert "2026年3月2日 催办，李主席" in second
    (shown,) = clerk.data("topic", "show", "7k3m")["tasks"]
    assert [press["level"] for press in shown["presses"]] == ["催办", "抄送"]
    page = clerk.do("task", "show", task)
    assert "督办\n- 2026-03-02 催办，李主席 (2026-03-20 以前答复)\n- 2026-03-02 抄送，李主席\n" in page


def test_changed_words_of_an_agreement_want_to_be_confirmed_again(clerk: Clerk, task: str) -> None:
    assert "TP511" not in clerk.do("validate", "7k3m", "--format", "lines")
    assert clerk.run("task", "reaffirm", task, "--by", "区住建局").code == 3
    path = next((clerk.root / "sessions").rglob("*.yaml"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("委托设计", "委托 设计"), encoding="utf-8")
    assert "TP511" not in clerk.do("validate", "7k3m", "--format", "lines")
    path.write_text(text.replace("委托设计", "自行设计"), encoding="utf-8")
    assert "TP511" in clerk.do("validate", "7k3m", "--format", "lines")
    page = clerk.do("task", "show", task)
    assert "共识：改过，要重新确认\n" in page
    assert "- 共识改过，确认照改后的办\n  xieshang task reaffirm t-2m4p --by 主办单位\n" in page
    assert "共识改过，要重新确认" in clerk.do("topic", "show", "7k3m")
    clerk.do("task", "reaffirm", task, "--by", "区住建局")
    assert "TP511" not in clerk.do("validate", "7k3m", "--format", "lines")
    assert "共识改过" not in clerk.do("task", "show", task)


def test_nobody_is_asked_to_reply_before_they_were_asked(clerk: Clerk, task: str) -> None:
    before = clerk.files()
    answer = clerk.run("task", "press", task, "--reply-by", "2026-03-01")
    assert answer == Answer(
        2,
        "",
        "错误：要求答复的日期 2026-03-01 早于发出的日期 2026-03-02。\n"
        "改 --reply-by；补录以前发出的，用 --on 写明哪天发出。\n",
    )
    escalated = clerk.run("topic", "escalate", "7k3m", "--reason", "需区里牵头", "--reply-by", "2026-03-01")
    assert (escalated.code, clerk.files()) == (2, before)
    assert clerk.run("task", "press", task, "--reply-by", "2026-03-01", "--on", "2026-02-20").code == 0
