import pytest

from cli.clerk import STATION, Clerk
from cli.trial import Answer

ROOM = ("station", "room", STATION)
CHECK = ("station", "check", STATION)
SAID = "工作站 620302001“滨河路街道委员工作站”："


@pytest.fixture
def with_room(organised: Clerk) -> Clerk:
    """A clerk whose station has one room, in a village."""
    organised.do(*ROOM, "--division", "长安社区", "--place", "社区二楼", "--opened", "2021-05", "--id", "w-0001")
    return organised


def test_a_room_is_entered_and_listed(with_room: Clerk) -> None:
    assert with_room.do(*ROOM) == (
        """\
滨河路街道委员工作站 (截至 2026-03-02)

协商议事室
编码    区划      名称  地点      启用日期  上次检查  未达到
------  --------  ----  --------  --------  --------  ------
w-0001  长安社区        社区二楼  2021-05   未记录
"""
    )


def test_the_same_room_is_not_entered_twice(with_room: Clerk) -> None:
    assert with_room.run(*ROOM, "--division", "长安社区") == Answer(
        2,
        "",
        "错误：这里已有协商议事室“社区二楼”（w-0001）。\n要修改它，加 --room w-0001；另有一间，用 --name 写明名称。\n",
    )
    with_room.do(*ROOM, "--division", "长安社区", "--name", "院坝")
    assert len(with_room.data(*ROOM)) == 2


@pytest.mark.parametrize("reference", ["w-0001", "0001", "长安社区", "620302001001"])
def test_a_room_is_changed_and_closed(with_room: Clerk, reference: str) -> None:
    answer = with_room.run(*ROOM, "--room", reference, "--place", "三楼", "--closed", "2026-03-01")

    assert answer == Answer(0, SAID + "协商议事室“社区二楼”（w-0001）：填写地点、停用日期（原为 社区二楼）。\n", "")
    room = with_room.data(*ROOM)[0]
    assert (room["place"], room["from"], room["until"]) == ("三楼", "2021-05", "2026-03-01")
    assert "当日不在用" in with_room.do(*ROOM)


def test_a_check_says_what_is_met_and_what_is_not(with_room: Clerk) -> None:
    answer = with_room.run(
        *CHECK, "长安社区", "--met", "阵地、标识", "--met", "制度", "--unmet", "成效", "--by", "张明"
    )

    assert answer == Answer(
        0,
        SAID + "检查协商议事室“社区二楼”（w-0001）：达到 阵地、标识、制度；未达到 成效。\n",
        "清单里还有没检查的：流程、活动。\n",
    )
    assert with_room.data(*ROOM)[0]["checks"] == [
        {"on": "2026-03-02", "by": "张明", "met": ["阵地", "标识", "制度"], "unmet": ["成效"]}
    ]


def test_all_else_is_met(with_room: Clerk) -> None:
    with_room.do(*CHECK, "0001", "--all-met", "--unmet", "成效", "--on", "2025-03-01")
    with_room.do(*CHECK, "0001", "--all-met")

    checks = with_room.data(*ROOM)[0]["checks"]
    assert [(check["met"][-1], check["unmet"]) for check in checks] == [("活动", ["成效"]), ("成效", [])]
    assert "2025-03-01  成效" in with_room.do(*ROOM, "--as-of", "2025-12-31")
    assert "2026-03-02  无" in with_room.do(*ROOM)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((*CHECK, "0001"), 2, "要写明 --met 和 --unmet。"),
        ((*CHECK, "0001", "--met", "阵地", "--unmet", "阵地"), 2, "既写了达到又写了未达到：阵地。"),
        ((*CHECK, "0001", "--met", "阵他"), 2, "没有“阵他”这个值。是不是想用 阵地？"),
        ((*CHECK, "别处", "--all-met"), 3, "没有协商议事室 别处。现有：“社区二楼”（w-0001）。"),
        ((*ROOM, "--room", "0001"), 2, "缺少选项 --name、--place、--opened、--closed。"),
        ((*ROOM, "--room", "0001", "--closed", "2020"), 2, "结束日期 2020 不晚于开始日期 2021-05。"),
        ((*ROOM, "--division", "宁远堡镇"), 2, "620302100 不是工作站 620302001 所在的乡镇街道，也不在它下面。"),
        ((*ROOM, "--place", "x", "--id", "w-0001"), 3, "编码 w-0001 已被使用。"),
        ((*ROOM, "--place", "x", "--as-of", "2025"), 2, "--as-of 只用来查看，不能和登记的选项一起写。"),
    ],
)
def test_what_is_refused(with_room: Clerk, arguments: tuple[str, ...], code: int, said: str) -> None:
    before = with_room.files()

    answer = with_room.run(*arguments)

    assert (answer.code, answer.out, answer.err.splitlines()[0]) == (code, "", f"错误：{said}")
    assert with_room.files() == before


def test_of_two_rooms_in_a_place_the_one_in_use_is_meant(with_room: Clerk) -> None:
    with_room.do(*ROOM, "--division", "长安社区", "--name", "院坝", "--id", "w-0002")

    assert with_room.run(*CHECK, "长安社区", "--all-met") == Answer(
        3, "", "错误：“长安社区”对应 2 间协商议事室，请写编码：“社区二楼”（w-0001）；“院坝”（w-0002）\n"
    )
    with_room.do(*ROOM, "--room", "院坝", "--closed", "2026-03-01")
    with_room.do(*CHECK, "长安社区", "--all-met")
    assert [len(room["checks"]) for room in with_room.data(*ROOM)] == [1, 0]


def test_where_no_villages_are_recorded_a_code_below_the_station_is_taken(clerk: Clerk) -> None:
    clerk.do(*ROOM, "--division", "620302001007")

    assert clerk.data(*ROOM)[0]["division"] == "620302001007"
