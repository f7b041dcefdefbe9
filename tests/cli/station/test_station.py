from cli.clerk import STATION, Clerk
from cli.trial import Answer


def test_new_station_takes_its_name_from_its_township(clerk: Clerk) -> None:
    answer = clerk.run("station", "new", "宁远堡镇", "--founded-on", "2019年6月", "--head", "李华")

    assert answer == Answer(
        0,
        """\
已登记工作站 620302100“宁远堡镇委员工作站”。

下一步
- 登记诉求
  xieshang request new --station 620302100 --text 内容
- 收集议题
  xieshang topic new --station 620302100
""",
        "日期“2019年6月”理解为 2019-06。\n",
    )


def test_without_a_head_the_first_thing_is_to_appoint_one(clerk: Clerk) -> None:
    out = clerk.do("station", "new", "620302100")

    assert out.partition("下一步\n")[2] == (
        "- 任命站长\n"
        "  xieshang station appoint 620302100 站长 姓名\n"
        "- 登记诉求\n"
        "  xieshang request new --station 620302100 --text 内容\n"
        "- 收集议题\n"
        "  xieshang topic new --station 620302100\n"
    )


def test_the_head_is_kept_with_party_post_and_member_code(clerk: Clerk) -> None:
    data = clerk.data(
        "station", "new", "620302100", "--name", "宁远堡站", "--head", "李华", "--head-party-post", "副书记",
        "--head-member", "M7", "--head-since", "2020",
    )  # fmt: skip

    assert data["posts"] == [
        {
            "post": "站长", "name": "李华", "member": "M7", "party_post": "副书记", "from": "2020", "until": None,
            "basis": None, "co_option_due": None,
        }
    ]  # fmt: skip
    assert (data["code"], data["name"], data["head"]) == ("620302100", "宁远堡站", "李华")


def test_a_station_that_is_there_is_not_overwritten(clerk: Clerk) -> None:
    before = clerk.files()

    answer = clerk.run("station", "new", STATION, "--head", "别人")

    assert answer == Answer(3, "", "错误：已经有 stations/620302001.yaml，不会覆盖。\n")
    assert clerk.files() == before


def test_a_township_that_is_not_recorded_is_answered_with_the_nearest(clerk: Clerk) -> None:
    answer = clerk.run("station", "new", "620302101", "--name", "双湾站")

    assert answer.code == 3
    assert answer.err == "错误：没有找到区划“620302101”。\n是不是：620302100 宁远堡镇；620302001 滨河路街道\n"


def test_a_county_has_no_station(clerk: Clerk) -> None:
    answer = clerk.run("station", "new", "620302", "--name", "县站")

    assert answer == Answer(
        2,
        "",
        "错误：工作站的代码是所在乡镇（街道）的 9 位代码，620302 不是。\n查看：xieshang division list\n",
    )


def test_where_no_divisions_are_recorded_a_name_is_needed(nobody: Clerk) -> None:
    nobody.do("init", "here", "--division", "620302")

    assert nobody.run("station", "new", STATION, "-C", "here") == Answer(
        2,
        "",
        "错误：缺少选项 --name：620302001 不在区划里，不知道工作站叫什么。\n"
        "导入区划：xieshang division import 文件.csv\n",
    )
    assert nobody.do("station", "new", STATION, "-C", "here", "--name", "滨河路站", "-q") == f"{STATION}\n"


def test_facts_about_a_head_need_a_head(clerk: Clerk) -> None:
    assert clerk.run("station", "new", "620302100", "--head-member", "M7").code == 2


def test_list_and_show(clerk: Clerk) -> None:
    assert (
        clerk.do("station", "list")
        == """\
工作站 (截至 2026-03-02)

代码       名称                  成立日期  站长  空缺起  空缺天数  省级委员  市级委员  县级委员  专委会  议事会  议事室
---------  --------------------  --------  ----  ------  --------  --------  --------  --------  ------  ------  ------
620302001  滨河路街道委员工作站  2019-06   张明                           0         0         0       0       0       0
"""
    )
    assert clerk.data("station", "show", "滨河路")["code"] == STATION
    assert clerk.data("station", "list", "--division", "620302100") == []
