import pytest

from cli.clerk import STATION, Clerk
from cli.terminal import at_a_terminal
from cli.trial import Answer


def assigned(clerk: Clerk) -> list[tuple[str, str | None, str | None]]:
    """Give who is assigned, from when until when."""
    return [
        (part["member"] or part["special_committee"], part["from"], part["until"])
        for part in clerk.data("station", "show", STATION)["assignments"]
    ]


def test_members_and_special_committees_come_together(organised: Clerk) -> None:
    answer = organised.run(
        "station", "assign", STATION, "李华", "0004", "提案委员会", "--from", "2026-03-01", "--basis", "三号文"
    )

    assert answer == Answer(
        0,
        "自 2026-03-01 起下沉到工作站 620302001“滨河路街道委员工作站”："
        "李华（620302-m-0001）、赵敏（620302-m-0004）、提案委员会（620302-s-0001）。\n",
        "",
    )
    assert assigned(organised) == [
        ("620302-m-0001", "2026-03-01", None),
        ("620302-m-0004", "2026-03-01", None),
        ("620302-s-0001", "2026-03-01", None),
    ]


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (("李华", "周敏"), "错误：没有找到委员“周敏”。\n是不是：620302-m-0004 赵敏 农业\n"),
        (("李华", "A1"), "错误：李华（620302-m-0001）写了两次。\n"),
        (("李华", "赵敏"), ("错误：与已记录的一段重叠：赵敏下沉本站，2026-01-01 至今。\n"
         "补录以前的一段，--from 和 --until 都要写；已记录的日期有误，用 xieshang station edit 620302001。\n")),
        (("李华", "王强"),
         "错误：“王强”对应 2 个委员，请写全一些：620302-m-0002 王强 区医院；620302-m-0003 王强 区法院\n"),
    ],
)  # fmt: skip
def test_all_come_or_none(organised: Clerk, who: tuple[str, ...], said: str) -> None:
    organised.do("station", "assign", STATION, "赵敏", "--from", "2026-01-01")
    before = organised.files()

    answer = organised.run("station", "assign", STATION, *who)

    assert (answer.code in {2, 3}, answer.out, answer.err) == (True, "", said)
    assert organised.files() == before


def test_somebody_at_the_terminal_says_which_namesake_comes(organised: Clerk) -> None:
    code, said = at_a_terminal(organised.root, ("station", "assign", STATION, "王强"), [("请选择", "1")])

    assert code == 0, said
    assert assigned(organised) == [("620302-m-0002", "2026-03-02", None)]


def test_an_assignment_that_ended_stays_and_may_be_followed(organised: Clerk) -> None:
    organised.do("station", "assign", STATION, "李华", "--from", "2025-01-01")
    answer = organised.run("station", "unassign", STATION, "李华", "--until", "2026-01-01")
    organised.do("station", "assign", STATION, "李华", "--from", "2026-01-01")

    assert answer.out == "自 2026-01-01 起不再下沉到工作站 620302001“滨河路街道委员工作站”：李华（620302-m-0001）。\n"
    assert assigned(organised) == [
        ("620302-m-0001", "2025-01-01", "2026-01-01"),
        ("620302-m-0001", "2026-01-01", None),
    ]


def test_who_is_not_assigned_cannot_leave(organised: Clerk) -> None:
    organised.do("station", "assign", STATION, "李华", "--from", "2025", "--until", "2026")

    assert organised.run("station", "unassign", STATION, "李华") == Answer(
        3, "", "错误：李华（620302-m-0001）现在没有下沉到工作站 620302001。\n以前：2025 至 2026\n"
    )
    assert organised.run("station", "unassign", STATION, "赵敏") == Answer(
        3, "", "错误：赵敏（620302-m-0004）现在没有下沉到工作站 620302001。\n"
    )


def test_nobody_leaves_before_coming(organised: Clerk) -> None:
    organised.do("station", "assign", STATION, "李华")

    assert organised.run("station", "unassign", STATION, "李华", "--until", "2026-03-01").code == 2
    assert assigned(organised) == [("620302-m-0001", "2026-03-02", None)]
