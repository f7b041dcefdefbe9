from pathlib import Path

import pytest

from cli.clerk import STATION, Clerk
from cli.trial import Answer

VILLAGES = "code,name\n620302001,滨河街道\n620302001001,长安社区\n620302100201,白家嘴村\n"


def test_import_adds_and_renames_and_takes_nothing_away(clerk: Clerk) -> None:
    Path("villages.csv").write_bytes(VILLAGES.encode("gb18030"))

    answer = clerk.run("division", "import", "villages.csv")

    assert answer == Answer(0, "县区 620302：新增 2 个区划，改名 1 个，共 4 个。\n", "")
    assert [(row["code"], row["name"], row["kind"]) for row in clerk.data("division", "list")] == [
        ("620302001", "滨河街道", "street"),
        ("620302001001", "长安社区", "community"),
        ("620302100", "宁远堡镇", "town"),
        ("620302100201", "白家嘴村", "village"),
    ]


def test_import_keeps_what_was_recorded(clerk: Clerk) -> None:
    register = Path("divisions/620302.yaml")
    text = register.read_text(encoding="utf-8").replace("kind: street\n", "kind: street # 试点\n    joined: 2019-03\n")
    register.write_text(text, encoding="utf-8")
    Path("again.csv").write_text("code,name\n620302001,滨河街道\n", encoding="utf-8")

    clerk.do("division", "import", "again.csv")

    assert register.read_text(encoding="utf-8") == text.replace("滨河路街道", "滨河街道")


def test_import_leaves_what_stands_above_to_others(clerk: Clerk) -> None:
    Path("all.csv").write_text("code,name\n62,甘肃省\n6203,金昌市\n620302,金川区\n", encoding="utf-8")

    assert clerk.do("division", "import", "all.csv") == "县区 620302：新增 1 个区划，改名 0 个，共 3 个。\n"
    assert clerk.run("validate", "divisions").code == 0


def test_importing_the_same_again_changes_nothing(clerk: Clerk) -> None:
    before = clerk.files()

    assert clerk.do("division", "import", "../divisions.csv") == "县区 620302：新增 0 个区划，改名 0 个，共 2 个。\n"
    assert clerk.files() == before


def test_import_of_another_county_makes_its_own_file(clerk: Clerk) -> None:
    clerk.do("division", "import", "../divisions.csv", "--division", "620321")

    assert Path("divisions/620321.yaml").exists()
    assert clerk.data("division", "show", "城关镇")["parent"] == "620321"


def test_import_refuses_a_county_that_is_not_in_the_file(clerk: Clerk) -> None:
    answer = clerk.run("division", "import", "../divisions.csv", "--division", "620303")

    assert answer == Answer(3, "", "错误：文件里没有县区 620303。\n是不是：620302；620321\n")


def test_list_is_narrowed_by_division_and_kind(clerk: Clerk) -> None:
    assert [row["name"] for row in clerk.data("division", "list", "--kind", "镇")] == ["宁远堡镇"]
    assert [row["name"] for row in clerk.data("division", "list", "620302001")] == ["滨河路街道"]


def test_show(clerk: Clerk) -> None:
    assert (
        clerk.do("division", "show", "滨河")
        == """\
滨河路街道 (截至 2026-03-02)

代码：620302001
类型：街道
上级：620302
开展日期：未记录
开展阶段：未记录
包抓领导：未记录
工作站：滨河路街道委员工作站
下辖：0
"""
    )


def test_a_file_that_cannot_be_read_makes_the_list_incomplete(clerk: Clerk) -> None:
    Path("divisions/620302.yaml").write_text("format: [1\n", encoding="utf-8")

    answer = clerk.run("division", "list", "--format", "json")

    assert answer.code == 4
    assert answer.err.startswith("注意：读不出 divisions/620302.yaml:")


def test_import_takes_kind_day_and_stage(clerk: Clerk) -> None:
    Path("joined.csv").write_text(
        "代码,名称,类型,开展日期,阶段,备注\n620302001,滨河路街道,镇,2018年3月,试点,x\n620302100,宁远堡镇,,,,\n",
        encoding="utf-8",
    )

    assert clerk.do("division", "import", "joined.csv") == (
        "县区 620302：新增 0 个区划，改名 0 个，共 2 个。另有 1 个补全了类型、开展日期或阶段。\n"
    )
    assert [(row["kind"], row["joined"], row["stage"]) for row in clerk.data("division", "list")] == [
        ("town", "2018-03", "pilot"),
        ("town", None, None),
    ]
    before = clerk.files()
    assert clerk.do("division", "import", "joined.csv") == "县区 620302：新增 0 个区划，改名 0 个，共 2 个。\n"
    assert clerk.files() == before


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",镇2,,", "第 2 行“kind”一列的“镇2”不对，可用：省、市州、县区、镇、乡、街道、村、社区、其他"),
        (",,上个月,", "第 2 行“joined”一列的“上个月”不对，应写成 2026、2026-03 或 2026-03-20"),
        (",,2021.1,", "第 2 行“joined”一列的“2021.1”不对，应写成 2026、2026-03 或 2026-03-20"),
        (",,2021-02-30,", "第 2 行“joined”一列的“2021-02-30”不对，应写成 2026、2026-03 或 2026-03-20"),
        (",,,试行", "第 2 行“stage”一列的“试行”不对，可用：试点、推广"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_with_row_and_column(clerk: Clerk, row: str, said: str) -> None:
    Path("bad.csv").write_text(f"code,name,kind,joined,stage\n620302001,滨河路街道{row}\n", encoding="utf-8")
    before = clerk.files()

    answer = clerk.run("division", "import", "bad.csv")

    assert (answer.code, answer.err.splitlines()[0]) == (2, f"错误：区划文件 bad.csv：{said}。")
    assert clerk.files() == before


def test_init_looks_at_no_other_column(nobody: Clerk) -> None:
    Path("all.csv").write_text("code,name,kind,stage\n620302001,滨河路街道,111,x\n", encoding="utf-8")

    nobody.do("init", "here", "--division", "620302", "--divisions", "all.csv")

    assert nobody.data("division", "show", "620302001", "-C", "here")["kind"] == "street"


def test_a_division_is_edited(clerk: Clerk) -> None:
    answer = clerk.run("division", "edit", "宁远堡镇", "--joined", "2018年3月", "--stage", "试点", "--kind", "乡")

    assert (answer.code, answer.out) == (0, "已保存区划 620302100“宁远堡镇”。\n")
    data = clerk.data("division", "show", "620302100")
    assert (data["joined"], data["stage"], data["kind"], data["name"]) == ("2018-03", "pilot", "township", "宁远堡镇")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("620302100",), 2, "缺少选项 --kind、--joined、--stage、--name。"),
        (("620302999", "--stage", "pilot"), 3, "没有找到区划“620302999”。"),
        (("620302100", "--stage", "试行"), 2, "--stage：没有“试行”这个值。是不是想用 试点？"),
        (("620302100", "--kind", "县城"), 2, "--kind：没有“县城”这个值。"),
    ],
)
def test_what_cannot_be_edited(clerk: Clerk, arguments: tuple[str, ...], code: int, said: str) -> None:
    answer = clerk.run("division", "edit", *arguments)

    assert (answer.code, answer.out) == (code, "")
    assert answer.err.startswith(f"错误：{said}")


def test_the_list_of_a_day_has_what_had_joined_by_then(clerk: Clerk) -> None:
    clerk.do("division", "edit", "宁远堡镇", "--joined", "2018-03", "--stage", "试点")

    assert clerk.do("division", "list", "--as-of", "2018") == (
        """\
区划 (截至 2018-12-31)

代码       名称      类型  开展日期  阶段
---------  --------  ----  --------  ----
620302100  宁远堡镇  镇    2018-03   试点

注：另有 1 个区划没有记录开展日期，未列出。
"""
    )
    assert clerk.data("division", "list", "--as-of", "2018-02") == []
    assert [row["code"] for row in clerk.data("division", "list", "--stage", "试点")] == ["620302100"]


def test_the_page_shows_council_and_room_of_the_place(clerk: Clerk) -> None:
    clerk.do("station", "council", STATION, "--category", "群众代表=5", "--id", "c-0001")
    clerk.do("station", "room", STATION, "--place", "二楼", "--id", "w-0001")

    page = clerk.do("division", "show", STATION)

    assert "\nc-0001  滨河路街道" in page
    assert "\nw-0001  滨河路街道" in page
