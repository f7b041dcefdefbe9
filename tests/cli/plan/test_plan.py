"""`plan …`: a yearly plan from the first proposal to what came of it."""

from cli.clerk import TOPIC, Clerk
from cli.trial import Answer

PLAN = "620302-2026"


def begun(clerk: Clerk) -> None:
    """Put two matters into the plan and settle it."""
    clerk.all(
        ("plan", "propose", "--by", "职能部门", "--name", "区水务局", "--text", "农村饮水", "--id", "b-0001"),
        ("plan", "add", "--title", "农村饮水", "--month", "2月", "--proposal", "b-0001", "--id", "e-0001"),
        ("plan", "add", "--title", "加装电梯", "--month", "2026-05", "--level", "乡级", "--form", "专题协商",
         "--lead", "提案委", "--for", "620302001", "--id", "e-0002"),
        ("plan", "stage", "起草", "--by", "政协办", "--on", "2026-01-05"),
        ("plan", "stage", "decided", "--by", "区委常委会", "--on", "2026-01-20"),
    )  # fmt: skip


def test_a_proposal_is_by_somebody_in_the_list_as_a_topic_is(clerk: Clerk) -> None:
    before = clerk.files()
    answer = clerk.run("plan", "propose", "--by", "外人", "--text", "修路")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("错误：--by：没有“外人”这个值。\n可用：群众、")
    assert clerk.files() == before


def test_a_proposal_begins_the_plan(clerk: Clerk) -> None:
    answer = clerk.run("plan", "propose", "--by", "群众", "--text", "修路", "--id", "b-0001")
    assert answer == Answer(
        0,
        """\
620302 2026 年度计划：群众建议 b-0001：修路。

下一步
- 查看计划
  xieshang plan show
""",
        "",
    )
    assert (clerk.root / f"plans/{PLAN}.yaml").is_file()


def test_the_page_says_how_far_each_matter_has_come(clerk: Clerk) -> None:
    begun(clerk)
    clerk.new_topic()
    clerk.do("plan", "link", "e-0002", "--topic", "7k3m")
    page = clerk.do("plan", "show")
    assert "√ 2026-01-20 常委会审定：区委常委会" in page
    assert "e-0001  2026-02  农村饮水" in page
    assert "逾期未协商" in page
    assert f"{TOPIC} 收集议题" in " ".join(page.split())
    assert "√ b-0001 职能部门 区水务局：农村饮水 (列入计划)" in page
    assert "提案委" in page
    assert "提案委" in clerk.do("report", "plan")
    data = clerk.data("plan", "show")
    assert data["progress"] == {"e-0001": "late", "e-0002": "linked"}
    assert [stage["stage"] for stage in data["stages"]] == ["drafted", "decided"]


def test_the_month_is_one_of_the_plans_year(clerk: Clerk) -> None:
    assert clerk.run("plan", "add", "--title", "修路", "--month", "3月", "--year", "2025").err == (
        "日期“3月”理解为 2025-03。\n"
    )
    answer = clerk.run("plan", "add", "--title", "修路", "--month", "2025-03")
    assert (answer.code, answer.err) == (2, "错误：2025-03 不在 2026 年度计划之内。\n")


def test_a_settled_plan_changes_only_with_a_reason(clerk: Clerk) -> None:
    begun(clerk)
    before = clerk.files()
    answer = clerk.run("plan", "add", "--title", "急事")
    assert (answer.code, answer.out) == (2, "")
    assert "--reason" in answer.err
    assert clerk.files() == before
    clerk.do("plan", "add", "--title", "急事", "--reason", "汛期")
    assert "（汛期）" in clerk.data("plan", "show")["events"][-1]["what"]


def test_what_is_dropped_stays_with_its_reason(clerk: Clerk) -> None:
    begun(clerk)
    assert clerk.run("plan", "drop", "e-0001").code == 2
    clerk.do("plan", "drop", "e-0001", "--reason", "已解决")
    assert clerk.run("plan", "drop", "e-0001", "--reason", "再次").code == 3
    assert clerk.data("plan", "show")["topics"][0]["dropped"] == "已解决"
    assert clerk.data("plan", "show")["progress"]["e-0001"] == "dropped"


def test_a_topic_has_one_place_in_a_plan(clerk: Clerk) -> None:
    begun(clerk)
    clerk.new_topic()
    clerk.do("plan", "link", "E-0002", "--topic", "7k3m")
    answer = clerk.run("plan", "link", "e-0001", "--topic", "7k3m")
    assert (answer.code, answer.out) == (3, "")
    assert "e-0002“加装电梯”已对应议题" in answer.err
    clerk.do("plan", "drop", "e-0001", "--reason", "已解决")
    assert "已取消" in clerk.run("plan", "link", "e-0001", "--topic", "7k3m").err
    assert clerk.run("plan", "link", "e-9999", "--topic", "7k3m").code == 3
    assert clerk.run("plan", "link", "e-0001", "--topic", "zzzz").code == 3


def test_a_proposal_is_answered_and_a_refusal_says_why(clerk: Clerk) -> None:
    begun(clerk)
    clerk.do("plan", "propose", "--by", "群众", "--text", "修路", "--id", "b-0002")
    assert clerk.run("plan", "answer", "b-0002", "--result", "未列入").code == 2
    clerk.do("plan", "answer", "b-0002", "--result", "未列入", "--reason", "已列入交通计划")
    assert clerk.data("plan", "show")["proposals"][1]["result"] == "declined"
    assert clerk.run("plan", "answer", "b-0009", "--result", "taken").code == 3


def test_stages_follow_in_time(clerk: Clerk) -> None:
    begun(clerk)
    answer = clerk.run("plan", "stage", "reviewed", "--by", "主席会议", "--on", "2026-01-10")
    assert (answer.code, answer.err) == (3, "错误：2026-01-10 早于上一环节“常委会审定”的 2026-01-20。\n")


def test_there_is_no_plan(clerk: Clerk) -> None:
    answer = clerk.run("plan", "show", "--year", "2031")
    assert (answer.code, answer.out) == (3, "")
    assert "还没有 620302 的 2031 年度协商计划" in answer.err
    assert clerk.run("plan", "drop", "e-0001", "--reason", "无").code == 3
    assert not (clerk.root / "plans").exists()
    assert "没有年度协商计划" in clerk.do("plan")


def test_the_list_has_a_line_for_each_plan(clerk: Clerk) -> None:
    begun(clerk)
    clerk.do("plan", "add", "--title", "修路", "--year", "2027")
    assert [row["id"] for row in clerk.data("plan", "list")] == [PLAN, "620302-2027"]
    assert [row["id"] for row in clerk.data("plan", "list", "--year", "2027")] == ["620302-2027"]


def test_the_report_counts_every_matter_once_and_names_what_was_not_planned(clerk: Clerk) -> None:
    begun(clerk)
    clerk.implementing_topic()
    clerk.new_topic("620302001-2026-9x2p", "未审定的议题")
    data = clerk.data("report", "plan")
    (row,) = data["plans"]
    fates = ("closed", "held", "linked", "waiting", "late", "dropped")
    assert sum(row[fate] for fate in fates) == row["topics"] == 2
    assert data["outside"] == [TOPIC]
    clerk.do("plan", "link", "e-0001", "--topic", "7k3m")
    data = clerk.data("report", "plan")
    assert data["outside"] == []
    assert [topic["fate"] for topic in data["topics"]] == ["held", "waiting"]
    assert data["plans"][0]["done"] == {"numerator": 1, "denominator": 2, "left_out": 0}


def test_a_declined_proposal_stands_with_its_reason_in_one_pair_of_brackets(clerk: Clerk) -> None:
    clerk.do("plan", "propose", "--by", "群众", "--text", "修路", "--id", "b-0001")
    clerk.do("plan", "answer", "b-0001", "--result", "未列入", "--reason", "已列入交通规划")
    assert "√ b-0001 群众：修路 (未列入：已列入交通规划)" in clerk.do("plan", "show")


def test_sentences_call_the_place_by_its_name(clerk: Clerk) -> None:
    said = clerk.do("plan", "propose", "--by", "群众", "--text", "修路", "--division", "滨河路街道")
    assert said.startswith("滨河路街道 2026 年度计划：")
    assert "还没有 宁远堡镇 的 2026 年度协商计划" in clerk.run("plan", "show", "--division", "宁远堡镇").err


def test_the_help_names_the_stages(clerk: Clerk) -> None:
    page = "".join(clerk.do("plan", "stage", "--help").split())
    assert "drafted起草、revised三办修改、reviewed主席会议审议、decided常委会审定" in page
