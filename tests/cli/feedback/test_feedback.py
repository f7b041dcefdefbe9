import pytest

from cli.clerk import TOPIC, Clerk
from cli.trial import Answer


@pytest.fixture(autouse=True)
def _topic(clerk: Clerk) -> None:
    agreement = clerk.implementing_topic()
    clerk.all(
        ("task", "add", "--topic", "7k3m", "--id", "t-2m4p", "--agreement", agreement, "--lead", "区住建局", "--due",
         "2026-06", "--supervisor", "李主席"),
        ("task", "claim", "t-2m4p", "--evidence", "验收单"),
        ("task", "confirm", "t-2m4p", "--by", "李主席"),
        ("topic", "advance", "7k3m"),
    )  # fmt: skip


@pytest.mark.parametrize("words", ["提出人", "诉求人", "proposer", " 提出人 "])
def test_the_proposer_is_known_under_several_names(clerk: Clerk, words: str) -> None:
    (told,) = clerk.data("feedback", "tell", "7k3m", "--to", words, "--on", "昨天", "--medium", "电话")["feedback"][
        "told"
    ]

    assert told == {"to": ["提出人"], "on": "2026-03-01", "medium": "电话"}


def test_several_are_told_at_once(clerk: Clerk) -> None:
    (told,) = clerk.data("feedback", "tell", "7k3m", "--to", "提出人，参与人", "--to", "区政府")["feedback"]["told"]

    assert told["to"] == ["提出人", "参会人员", "区政府"]


def test_names_of_residents_who_were_told_stay_out_of_the_record(clerk: Clerk) -> None:
    topic = clerk.data("topic", "new", "--title", "路灯", "--raised-by", "群众", "--contact-name", "李秀英")["id"]
    met = clerk.data("session", "new", "--topic", topic)["id"]
    clerk.do("session", "attend", met, "--name", "赵六", "--role", "群众代表")
    answer = clerk.run("feedback", "tell", topic, "--to", "李秀英、赵六、区政府")

    (told,) = clerk.data("topic", "show", topic)["feedback"]["told"]
    person = told["to"][1]
    assert (told["to"], person[:2]) == (["提出人", person, "区政府"], "p-")
    assert answer.err == (
        f"居民的姓名不进记录：李秀英，记录里是“提出人”。\n居民的姓名不进记录：赵六，记录里是“{person}”。\n"
    )
    kept = {path for path, data in clerk.files().items() if "李秀英".encode() in data or "赵六".encode() in data}
    assert kept == {"private/620302001/2026.yaml"}


def test_publication_or_why_not(clerk: Clerk) -> None:
    published = clerk.data("feedback", "publish", "7k3m", "--place", "公告栏", "--until", "3月10日")["feedback"]
    why_not = clerk.data("feedback", "publish", "7k3m", "--none-because", "涉及个人隐私")["feedback"]

    assert published["published"] == [{"on": "2026-03-02", "place": "公告栏", "until": "2026-03-10"}]
    assert why_not["no_publication_reason"] == "涉及个人隐私"


def test_a_survey_keeps_every_number(clerk: Clerk) -> None:
    (survey,) = clerk.data(
        "feedback", "survey", "7k3m", "--issued", "30份", "--collected", "26", "--answer", "满意=20", "--answer",
        "基本满意＝5", "--about", "result",
    )["feedback"]["surveys"]  # fmt: skip

    assert survey == {
        "on": "2026-03-02", "about": "result", "issued": 30, "collected": 26, "answers": {"满意": 20, "基本满意": 5},
    }  # fmt: skip


def test_below_the_threshold_the_topic_reopens(clerk: Clerk) -> None:
    answer = clerk.run("feedback", "survey", "7k3m", "--collected", "10", "--answer", "满意=5", "--answer", "不满意=5")

    assert answer.code == 0
    assert answer.out.splitlines()[0] == (f"议题 {TOPIC}“加装电梯”：已记录测评。满意 5/10，低于 60%，重新办理。")
    assert clerk.data("topic", "show", "7k3m")["step"] == "implement"


def test_a_survey_of_which_nothing_is_known_is_not_recorded(clerk: Clerk) -> None:
    before = clerk.files()

    assert clerk.run("feedback", "survey", "7k3m", "--about", "work") == Answer(
        2,
        "",
        "错误：缺少 --issued、--collected、--answer。\n"
        "例如 --issued 30 --collected 26 --answer 满意=20；没有测评的写 --none-because 理由。\n",
    )
    assert clerk.files() == before


def test_why_nobody_was_asked(clerk: Clerk) -> None:
    data = clerk.data("feedback", "survey", "7k3m", "--none-because", "只涉及一户")

    assert data["feedback"]["no_survey_reason"] == "只涉及一户"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--answer", "满意"), 2, "错误：“满意”应写成 答案=份数，每个答案一次。\n例如 --answer 满意=20\n"),
        (("--answer", "满意=-1"), 2, "错误：“满意=-1”应写成 答案=份数，每个答案一次。\n例如 --answer 满意=20\n"),
        (
            ("--answer", "满意=1", "--answer", "满意=2"),
            2,
            "错误：“满意=2”应写成 答案=份数，每个答案一次。\n例如 --answer 满意=20\n",
        ),
        (("--issued", "3", "--collected", "4"), 3, "错误：收回 4 份，多于发出 3 份。\n"),
        (("--collected", "4", "--answer", "满意=5"), 3, "错误：各档合计 5 份，多于收回 4 份。\n"),
        (("--answer", "较满意=1"), 2, None),
    ],
)
def test_impossible_numbers_change_nothing(
    clerk: Clerk, arguments: tuple[str, ...], code: int, said: str | None
) -> None:
    before = clerk.files()

    answer = clerk.run("feedback", "survey", "7k3m", *arguments)

    assert answer.code == code
    assert said is None or answer == Answer(code, "", said)
    assert clerk.files() == before


def test_publication_for_so_many_days_counts_the_first(clerk: Clerk) -> None:
    answer = clerk.run("feedback", "publish", "7k3m", "--place", "公告栏", "--days", "7")

    assert answer.out.splitlines()[0] == f"议题 {TOPIC}“加装电梯”：已记录公示。公示到 2026-03-08，共 7 天。"
    assert "2026-03-02 公示于公告栏 (至 2026-03-08，共 7 天)" in clerk.do("topic", "show", "7k3m")


def test_publication_shorter_than_here_is_said(clerk: Clerk) -> None:
    out = clerk.do("feedback", "publish", "7k3m", "--until", "3月4日")

    assert out.splitlines()[0].endswith("公示到 2026-03-04，共 3 天。本地要求至少 7 天。")
    assert "TP615" in clerk.run("validate", "7k3m").out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("publish", "7k3m", "--days", "7", "--until", "3月10日"), 2),
        (("publish", "7k3m", "--days", "0"), 2),
        (("publish", "7k3m", "--days", "7", "--on", "2026-02"), 2),
        (("publish", "7k3m", "--until", "2026-02-01"), 2),
        (("revisit", "7k3m", "--result", "成果保持", "--by", "张明"), 3),
        (("revisit", "7k3m", "--result", "不知道", "--by", "张明"), 2),
        (("revisit", "7k3m", "--by", "张明"), 2),
        (("revisit", "7k3m", "--result", "holds", "--by", "张明", "--revisit", "x"), 2),
        (("revisits", "--station", "没有这个站"), 3),
    ],
)
def test_what_cannot_be_is_refused(clerk: Clerk, arguments: tuple[str, ...], code: int) -> None:
    before = clerk.files()

    answer = clerk.run("feedback", *arguments)

    assert (answer.code, answer.out) == (code, "")
    assert clerk.files() == before


def test_forms_that_say_nothing_stand_apart(clerk: Clerk) -> None:
    out = clerk.do(
        "feedback", "survey", "7k3m", "--issued", "30", "--collected", "26", "--answer", "满意=20", "--answer",
        "未评价=4",
    )  # fmt: skip

    assert out.splitlines()[0].endswith("收回的表里有 2 份没有计入任何一档。")
    page = clerk.do("topic", "show", "7k3m")
    for line in ("满意：20", "未评价：4", "没有计入任何一档：2", "满意度：20/26 (76.9%)"):
        assert line in page.splitlines()


def test_work_and_result_are_asked_apart(clerk: Clerk) -> None:
    clerk.do("feedback", "survey", "7k3m", "--collected", "10", "--answer", "满意=10", "--about", "办理结果")
    answer = clerk.run(
        "feedback",
        "survey",
        "7k3m",
        "--collected",
        "10",
        "--answer",
        "满意=5",
        "--answer",
        "不满意=5",
        "--about",
        "work",
    )

    assert answer.out.splitlines()[0].endswith("已记录测评。满意 5/10，低于 60%，重新办理。")
    (row,) = clerk.data("topic", "list")
    assert (row["status"], row["step"]) == ("open", "implement")


def closed(clerk: Clerk) -> None:
    clerk.all(
        ("feedback", "tell", "7k3m", "--to", "提出人、参会人员", "--medium", "电话"),
        ("feedback", "publish", "7k3m", "--none-because", "只涉及一个单元"),
        ("feedback", "survey", "7k3m", "--issued", "12", "--collected", "10", "--answer", "满意=10"),
        ("topic", "advance", "7k3m"),
    )


def test_looking_back_until_something_slipped(clerk: Clerk) -> None:
    closed(clerk)
    listed = clerk.data("feedback", "revisits")
    assert [(row["due"], row["overdue"], row["result"]) for row in listed] == [
        ("2026-04-01", False, None), ("2026-05-31", False, None), ("2026-08-29", False, None),
    ]  # fmt: skip
    assert clerk.data("feedback", "revisits", "--until", "2026-05") == listed[:2]
    assert clerk.data("feedback", "revisits", "--overdue") == []
    late = ("--today", "2026-04-05")
    assert [row["id"] for row in clerk.data("feedback", "revisits", "--overdue", *late)] == [listed[0]["id"]]
    assert "TP618" in clerk.run("validate", "7k3m", *late).out
    (item,) = [item for item in clerk.data("todo", "--role", "督办", *late) if item["kind"] == "revisit"]
    assert clerk.do(*item["command"].split()[1:], "--result", "成果保持", "--by", "张明", *late).splitlines()[0] == (
        f"议题 {TOPIC}“加装电梯”：已登记回头看。下一次应在 2026-05-31。"
    )

    slipped = ("feedback", "revisit", "7k3m", "--result", "出现反弹", "--by", "张明", "--on", "2026-05-30")
    assert clerk.run(*slipped, "--today", "2026-06-01").code == 2
    out = clerk.do(*slipped, "--note", "电梯停运", "--today", "2026-06-01")

    assert out.splitlines()[0] == f"议题 {TOPIC}“加装电梯”：已登记回头看。回头看出现反弹，重新办理。"
    assert out.splitlines()[-1] == "  xieshang task progress 任务编码 --resume --note 原因"
    assert clerk.data("feedback", "revisits") == []
    assert [row["result"] for row in clerk.data("feedback", "revisits", "--made")] == ["holds", "slipped"]
    page = clerk.do("topic", "show", "7k3m")
    assert "! 2026-05-30 张明：出现反弹 (电梯停运)" in page
    assert "○ 应在 2026-08-29 回访 (重新办理中，再次办结后顺延)" in page
