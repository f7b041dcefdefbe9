import pytest

from cli.clerk import Clerk
from cli.trial import Answer


def responsible(clerk: Clerk, *more: str) -> list[tuple[str, str, str | None, str | None, str | None]]:
    """Give division, name, member, first day and end of all that is listed."""
    return [
        (row["division"], row["name"], row["member"], row["from"], row["until"])
        for row in clerk.data("supervise", "list", *more)
    ]


def test_a_leader_takes_divisions_by_name_or_code(led: Clerk) -> None:
    answer = led.run("supervise", "assign", "李华", "滨河路", "620302100", "--from", "2026-03-01", "--basis", "3号")

    assert answer == Answer(
        0,
        "自 2026-03-01 起由李华包抓：滨河路街道（620302001）、宁远堡镇（620302100）。\n\n"
        "下一步\n- 看整棵树\n  xieshang supervise tree\n",
        "",
    )
    assert responsible(led) == [
        ("620302001", "李华", "620302-m-0001", "2026-03-01", None),
        ("620302100", "李华", "620302-m-0001", "2026-03-01", None),
    ]
    assert list(led.files()).count("supervision/620302.yaml") == 1


def test_programs_get_the_record_and_q_its_id(led: Clerk) -> None:
    data = led.data("supervise", "assign", "A1", "620302001", "--basis", "3号")
    assert (data["code"], data["responsibilities"][0]["basis"]) == ("620302", "3号")
    assert led.do("supervise", "release", "李华", "620302001", "--until", "2026-12-01", "-q") == "620302\n"


def test_a_leader_of_a_committee_elsewhere_is_said_by_name_and_level(led: Clerk) -> None:
    led.do("supervise", "assign", "620302", "--name", "赵明")
    led.do("supervise", "assign", "620302100", "--name", "钱进", "--level", "市级")
    led.do("supervise", "assign", "620302001", "--name", "孙立", "--committee", "62")

    assert responsible(led) == [
        ("620302", "赵明", None, "2026-03-02", None),
        ("620302001", "孙立", None, "2026-03-02", None),
        ("620302100", "钱进", None, "2026-03-02", None),
    ]
    names = [name for name in led.files() if name.startswith("supervision/")]
    assert names == ["supervision/62.yaml", "supervision/6203.yaml"]


def test_a_second_leader_is_recorded_and_told_of(led: Clerk) -> None:
    led.do("supervise", "assign", "李华", "620302001", "--from", "2026-01-01")

    answer = led.run("supervise", "assign", "620302001", "--name", "钱进")

    assert answer.code == 0
    assert answer.err == (
        "注意：620302001 同时由李华包抓（2026-01-01 至今）；"
        "接替的，加 --succeed，或运行 xieshang supervise release 620302-m-0001 620302001\n"
    )
    assert len(responsible(led)) == 2


def test_a_successor_takes_the_place(led: Clerk) -> None:
    led.do("supervise", "assign", "李华", "620302001", "--from", "2026-01-01")
    answer = led.run("supervise", "assign", "620302001", "--name", "钱进", "--succeed", "--from", "2026-02-01")
    assert (answer.code, answer.err) == (0, "")
    assert [row[1] for row in responsible(led)] == ["钱进"]
    assert [row[1] for row in responsible(led, "--as-of", "2026-01-31")] == ["李华"]
    assert [(row[1], row[4]) for row in responsible(led, "--past")] == [("李华", "2026-02-01"), ("钱进", None)]
    assert [row[1] for row in responsible(led, "--past", "--leader", "李华", "--division", "滨河路")] == ["李华"]


def test_release_ends_what_runs(led: Clerk) -> None:
    led.do("supervise", "assign", "李华", "620302001", "620302100", "--from", "2026-01-01")
    answer = led.run("supervise", "release", "李华", "滨河路", "--until", "2026-03-01")
    assert answer.out.splitlines()[0] == "自 2026-03-01 起李华不再包抓：滨河路街道（620302001）。"
    assert [row[0] for row in responsible(led)] == ["620302100"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("assign", "李华", "620302001", "--level", "市级"), 2, "错误：--level、--committee 要和 --name 一起用。\n"),
        (
            ("assign", "李华"),
            2,
            "错误：要写明包抓哪些区划。\n例如：xieshang supervise assign 李华 620302001 620302002\n",
        ),
        (("assign", "陈某", "620302001"), 3, "错误：没有找到委员“陈某”。\n用 xieshang member list 看有哪些。\n"),
        (
            ("assign", "王强", "620302001"),
            3,
            "错误：“王强”对应 2 个委员，请写全一些：620302-m-0002 王强 区医院；620302-m-0003 王强 区法院\n",
        ),
        (("assign", "李华", "620302999"), 3, "错误：没有找到区划“620302999”。\n"),
        (("assign", "李华", "620321100"), 2, "错误：620321100 不是 620302 的下级区划，那一级的领导不能包抓它。\n"),
        (("assign", "李华", "620302"), 2, "错误：620302 不是 620302 的下级区划，那一级的领导不能包抓它。\n"),
        (
            ("assign", "620302001", "620321100", "--name", "钱进"),
            2,
            "错误：这些区划属于几个上级（620302、620321），一次只记一个政协的分工。\n",
        ),
        (
            ("assign", "620302001", "--name", "钱进", "--committee", "620302001"),
            2,
            "错误：政协的代码是省、市、县的 2、4、6 位代码，“620302001”不是。\n查看：xieshang committee list\n",
        ),
        (
            ("assign", "李华", "620302001", "--from", "2026-03-01", "--until", "2026-02-01"),
            2,
            "错误：结束日期 2026-02-01 不晚于开始日期 2026-03-01。\n结束日期写不再包抓的第一天。\n",
        ),
        (
            ("release", "李华", "620302001"),
            3,
            "错误：“李华”现在没有包抓 620302001。\n现在没有人包抓它。\n",
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_recorded(
    led: Clerk, words: tuple[str, ...], code: int, said: str
) -> None:
    before = led.files()
    answer = led.run("supervise", *words)
    assert (answer.code, answer.out) == (code, "")
    assert answer.err.startswith(said)
    assert led.files() == before


def test_the_same_leader_twice_is_refused(led: Clerk) -> None:
    led.do("supervise", "assign", "李华", "620302001", "--from", "2026-01-01")
    assert led.run("supervise", "assign", "李华", "620302100", "620302001") == Answer(
        3,
        "",
        "错误：李华已包抓 620302001（2026-01-01 至今），不能重复。\n"
        "先结束：xieshang supervise release 620302-m-0001 620302001\n",
    )
    assert [row[0] for row in responsible(led)] == ["620302001"]


def test_a_member_who_is_no_leader_is_told_of(led: Clerk) -> None:
    answer = led.run("supervise", "assign", "620302-m-0002", "620302001")
    assert (answer.code, answer.err) == (0, "注意：王强（620302-m-0002）没有登记为政协领导。\n")
