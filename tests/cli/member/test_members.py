from pathlib import Path

import pytest

from cli.clerk import SESSION, STATION, TOPIC, Clerk

ONE, OTHER = "620302-m-0001", "620302-m-0002"


@pytest.fixture
def people(office: Clerk) -> Clerk:
    """A clerk with two members of one name."""
    for identity, employer in ((ONE, "示例中学"), (OTHER, "示例公司")):
        office.do("member", "new", "--id", identity, "--name", "甲一", "--employer", employer, "--circle", "教育")
    return office


@pytest.mark.parametrize(
    ("circle", "said"),
    [
        ("教育", ""),
        ("教育界", "“教育界”不在本地的列表里，按原样记录。是不是想用 教育？\n"),
        ("外星", "“外星”不在本地的列表里，按原样记录。\n"),
    ],
)
def test_a_circle_that_is_not_listed_is_recorded_and_pointed_out(office: Clerk, circle: str, said: str) -> None:
    answer = office.run("member", "new", "--id", ONE, "--name", "甲一", "--circle", circle)
    assert (answer.code, answer.err) == (0, said)
    assert office.data("member", "show", ONE)["circle"] == circle


def test_a_new_member_and_their_phone(office: Clerk) -> None:
    out = office.do(
        "member", "new", "--id", ONE, "--name", "甲一", "--gender", "女", "--public-official", "是", "--joined",
        "2021年12月", "--lives-in", "滨河路街道", "--phone", "13800000011",
    )  # fmt: skip

    assert out == f"已登记委员 {ONE} 甲一。\n联系方式只存在本机，不进 git。\n"
    told = [name for name, content in office.files().items() if b"13800000011" in content]
    assert told == ["private/committees/620302.yaml"]
    assert "13800000011" not in office.do("member", "show", ONE)
    assert "13800000011" in office.do("member", "show", ONE, "--private")
    shown = office.data("member", "show", ONE)
    assert "phone" not in shown
    assert (shown["gender"], shown["public_official"], shown["lives_in"], shown["joined"]) == (
        "female", "yes", STATION, "2021-12",
    )  # fmt: skip


def test_a_namesake_is_told_of(people: Clerk) -> None:
    answer = people.run("member", "new", "--name", "甲一")

    assert answer.code == 0
    assert answer.err == (
        f"注意：已有同名委员：甲一 教育 示例中学 {ONE}；甲一 教育 示例公司 {OTHER}。是同一个人就登记重了。\n"
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("new", "--name", "乙二", "--id", ONE), 3, f"编码 {ONE} 已被使用。"),
        (("new", "--name", "乙二", "--id", "620321-m-0001"), 3, "“620321-m-0001”不能作这里的委员编码。"),
        (("new", "--name", "乙二", "--committee", "620321"), 3, "没有找到政协委员会“620321”。"),
        (("new", "--name", "乙二", "--committee", "62"), 3, "没有找到政协委员会“62”。"),
        (("edit", ONE), 2, None),
        (("edit", ONE, "--left", "2020", "--joined", "2021"), 2, "结束日期 2020 不晚于开始日期 2021。"),
        (("edit", "丙三", "--left", "2020"), 3, "没有找到委员“丙三”。"),
        (("show", "甲一"), 3, f"“甲一”对应 2 个委员，请写全一些：{ONE} 甲一 教育 示例中学；{OTHER} 甲一 教育 示例公司"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(people: Clerk, words: tuple[str, ...], code: int, said: str | None) -> None:
    before = people.files()

    answer = people.run("member", *words)

    assert answer.code == code
    if said:
        assert answer.err.splitlines()[0] == f"错误：{said}"
    assert people.files() == before


def test_a_card_number_is_one_persons(people: Clerk) -> None:
    people.do("member", "edit", ONE, "--number", "12")

    answer = people.run("member", "edit", OTHER, "--number", "１２")
    assert (answer.code, answer.err) == (3, f"错误：委员证号 12 已经是 甲一（{ONE}）的。\n")


def test_what_was_entered_in_error_is_taken_away(people: Clerk) -> None:
    people.do("member", "edit", ONE, "--left", "2025-01", "--phone", "13800000011", "--address", "示例小区")

    out = people.do("member", "edit", ONE, "--clear", "left", "--clear", "界别", "--clear", "phone")

    assert out == (
        f"{ONE} 修改委员甲一：界别 空（原为 教育），离任日期 空（原为 2025-01）。\n联系方式只存在本机，不进 git。\n"
    )
    shown = people.data("member", "show", ONE, "--private")
    assert (shown["left"], shown["circle"], shown["employer"]) == (None, None, "示例中学")
    assert (shown["phone"], shown["address"]) == (None, "示例小区")
    assert people.do("member", "edit", ONE, "--clear", "left") == f"{ONE} 委员资料没有变化。\n"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--party", "群众", "--clear", "party"), "--party 和 --clear party 只能用一个。"),
        (("--clear", "name"), "没有“name”这个值。"),
    ],
)
def test_what_cannot_be_taken_away(people: Clerk, more: tuple[str, ...], said: str) -> None:
    before = people.files()
    answer = people.run("member", "edit", ONE, *more)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert people.files() == before


def test_an_edit_leaves_what_was(people: Clerk) -> None:
    assert people.do("member", "edit", ONE, "--employer", "示例街道", "--name", "甲一一") == (
        f"{ONE} 修改委员甲一：姓名 甲一一（原为 甲一），工作单位 示例街道（原为 示例中学）。\n"
    )
    before = people.files()
    assert people.do("member", "edit", ONE, "--employer", "示例街道") == f"{ONE} 委员资料没有变化。\n"
    assert people.files() == before


def ids(clerk: Clerk, *words: str) -> list[str]:
    return [row["id"] for row in clerk.data("member", "list", *words)]


def test_the_list_of_a_day(people: Clerk) -> None:
    people.all(
        ("station", "assign", STATION, ONE, "--from", "2024-01-01"),
        ("member", "edit", OTHER, "--left", "2025-01-01"),
    )

    assert ids(people) == [ONE]
    assert ids(people, "--left") == [OTHER]
    assert ids(people, "--as-of", "2024-12-31") == [ONE, OTHER]
    assert ids(people, "--as-of", "2024-12-31", "--unassigned") == [OTHER]
    assert ids(people, "--as-of", "2023-12-31", "--unassigned") == [ONE, OTHER]
    assert ids(people, "--station", STATION, "--as-of", "2024") == [ONE]
    assert ids(people, "--station", STATION, "--as-of", "2023") == []
    assert ids(people, "--text", "示例 中学") == [ONE]
    assert ids(people, "--circle", "中共") == []
    assert ids(people, "--committee", "620302") == [ONE]


def test_the_page_says_what_was_done(people: Clerk) -> None:
    people.do("station", "assign", STATION, ONE, "--from", "2024-01-01")
    people.deliberating_topic()
    people.do("session", "attend", SESSION, "--name", "甲一", "--role", "政协委员", "--member", ONE)

    shown = people.data("member", "show", ONE)

    assert shown["sessions"] == [{"id": SESSION, "held_on": "2026-02-25", "status": "present", "mode": "in-person"}]
    assert [part["station"] for part in shown["assignments"]] == [STATION]
    assert people.data("member", "show", OTHER)["sessions"] == []
    assert "2026 年的协商会：到会 1 次，共 1 次" in people.do("member", "show", ONE)
    assert people.data("member", "show", ONE, "--as-of", "2025-12-31")["sessions"] == []
    assert TOPIC.encode() in b"".join(people.files().values())


def test_members_and_committees_can_be_validated(people: Clerk) -> None:
    path = Path("committees/620302.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("示例中学", "示例中学 13800000011"), encoding="utf-8")

    def found(*words: str) -> list[tuple[str, str]]:
        answer = people.run("validate", *words, "--select", "PR", "--format", "csv")
        return [(line.split(",")[0], line.split(",")[3]) for line in answer.out.splitlines()[1:]]

    assert found("0001") == [("PR001", ONE)]
    assert found("620302") == [("PR001", ONE)]
    assert found("0002") == []


def test_a_post_at_a_station_counts_as_assigned(people: Clerk) -> None:
    assert "下沉\n没有下沉到任何工作站。\n" in people.do("member", "show", ONE)
    people.do("station", "appoint", STATION, "副站长", "甲一", "--member", ONE, "--from", "2024-01-01")
    assert "下沉\n没有另外登记下沉；在工作站任职的日子算下沉。\n" in people.do("member", "show", ONE)
    assert ids(people, "--unassigned") == [OTHER]
    assert ids(people, "--station", STATION) == [ONE]
    assert ids(people, "--station", STATION, "--as-of", "2023-12-31") == []
    assert people.data("member", "list")[0]["stations"] == [STATION]
