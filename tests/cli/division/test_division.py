from pathlib import Path

from cli.clerk import Clerk
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
