from typing import Any

import pytest

from cli.clerk import Clerk

CHAIR, VICE = "620302-m-0001", "620302-m-0002"


@pytest.fixture
def office(clerk: Clerk) -> Clerk:
    """A clerk with a committee of two members."""
    clerk.do("committee", "new", "620302", "--name", "政协金川区委员会", "--term", "第十届")
    for identity, name, circle in ((CHAIR, "甲一", "中共"), (VICE, "乙二", "教育")):
        clerk.do("member", "new", "--id", identity, "--name", name, "--circle", circle, "--joined", "2021-12-01")
    return clerk


def leaders(office: Clerk) -> list[tuple[Any, ...]]:
    found = office.data("committee", "show", "620302")["leaders"]
    return [(one["post"], one["member"], one["from"], one["until"]) for one in found]


def test_the_name_comes_from_the_division(clerk: Clerk) -> None:
    clerk.do("division", "import", "../divisions.csv", "--division", "620302")
    (clerk.root.parent / "more.csv").write_text("code,name\n620302,金川区\n620302001,滨河路街道\n", encoding="utf-8")
    clerk.do("division", "import", "../more.csv")

    assert clerk.do("committee", "new", "金川区").startswith("已登记政协委员会 620302“政协金川区委员会”。\n")
    assert clerk.run("committee", "new", "620302").code == 3
    assert clerk.run("committee", "new", "6203").err == "错误：缺少选项 --name：6203 不在区划里，不知道叫什么。\n"


def test_there_is_no_committee_of_a_township(clerk: Clerk) -> None:
    answer = clerk.run("committee", "new", "620302001")

    assert (answer.code, answer.err.splitlines()[0]) == (
        2,
        "错误：政协委员会的代码是省、市、县的 2、4、6 位代码，620302001 不是。",
    )


def test_leaders_come_and_go_and_history_stays(office: Clerk) -> None:
    office.all(
        ("committee", "appoint", "620302", "--post", "主席", "--member", "甲一", "--from", "2021-12-01"),
        ("committee", "relieve", "620302", "--member", "甲一", "--until", "2025-06-01"),
        ("committee", "appoint", "620302", "--post", "主席", "--member", VICE, "--from", "2025-06-01",
         "--basis", "〔2025〕3号"),
    )  # fmt: skip

    assert leaders(office) == [
        ("主席", CHAIR, "2021-12-01", "2025-06-01"),
        ("主席", VICE, "2025-06-01", None),
    ]
    assert office.data("committee", "show", "620302", "--as-of", "2025-05-31")["leaders_now"] == [CHAIR]
    assert office.data("committee", "show", "620302", "--as-of", "2025-06-01")["leaders_now"] == [VICE]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("appoint", "--post", "主席", "--member", VICE, "--from", "2024"), 3,
         "甲一 从 2021-12-01 起任主席，时间重叠。"),
        (("appoint", "--post", "副主席", "--member", VICE, "--from", "2024-03", "--until", "2023"), 2,
         "结束日期 2023 不晚于开始日期 2024-03。"),
        (("appoint", "--post", "副主席", "--member", "丙三"), 3, "没有找到委员“丙三”。"),
        (("relieve", "--member", VICE, "--until", "2025"), 3, "没有要免去的职务：乙二 现在没有任职。"),
        (("relieve", "--member", CHAIR, "--until", "2020"), 2, "结束日期 2020 不晚于开始日期 2021-12-01。"),
        (("special", "--name", "提案委员会", "--until", "2025"), 3, "没有在设的“提案委员会”。"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(office: Clerk, words: tuple[str, ...], code: int, said: str) -> None:
    office.do("committee", "appoint", "620302", "--post", "主席", "--member", CHAIR, "--from", "2021-12-01")
    before = office.files()

    answer = office.run("committee", words[0], "620302", *words[1:])

    assert (answer.code, answer.err.splitlines()[0]) == (code, f"错误：{said}")
    assert office.files() == before


def test_which_of_two_posts_ends_must_be_said(office: Clerk) -> None:
    for post in ("副主席", "党组成员"):
        office.do("committee", "appoint", "620302", "--post", post, "--member", VICE, "--from", "2022")

    answer = office.run("committee", "relieve", "620302", "--member", VICE, "--until", "2025")
    assert (answer.code, answer.err) == (2, "错误：乙二 任 副主席、党组成员，要用 --post 写明免去哪一个。\n")
    office.do("committee", "relieve", "620302", "--member", VICE, "--until", "2025", "--post", "副主席")
    assert leaders(office)[1] == ("党组成员", VICE, "2022", None)


def test_special_committees(office: Clerk) -> None:
    made = office.run("committee", "special", "620302", "--name", "提案委员会", "--from", "2021-12", "-q").out.strip()

    assert office.run("committee", "special", "620302", "--name", "提案委员会").code == 3
    assert (
        office.do("committee", "special", "620302", "--name", "提案委员会", "--until", "2025-06", "-q") == f"{made}\n"
    )
    kept = office.data("committee", "show", "620302")["special_committees"]
    assert kept == [{"id": made, "name": "提案委员会", "from": "2021-12", "until": "2025-06"}]


def test_an_edit_says_what_was(office: Clerk) -> None:
    assert office.do("committee", "edit", "620302", "--term", "第十一届") == (
        "政协金川区委员会：修改政协委员会：届次 第十一届（原为 第十届）。\n"
    )
    before = office.files()
    assert office.do("committee", "edit", "620302", "--term", "第十一届") == "政协金川区委员会：没有变化。\n"
    assert office.files() == before


def test_the_list_counts_on_a_day(office: Clerk) -> None:
    office.do("committee", "appoint", "620302", "--post", "主席", "--member", CHAIR, "--from", "2023")
    office.do("member", "edit", VICE, "--left", "2025-01-01")

    def counted(day: str) -> list[list[str]]:
        lines = office.do("committee", "list", "--as-of", day, "--format", "csv").splitlines()
        return [line.split(",")[3:] for line in lines[1:]]

    assert (counted("2022-01-01"), counted("2024-01-01"), counted("2025-01-01")) == (
        [["0", "0", "2"]],
        [["1", "0", "2"]],
        [["1", "0", "1"]],
    )
