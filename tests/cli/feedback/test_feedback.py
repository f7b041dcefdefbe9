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
