from pathlib import Path

import pytest

from cli.clerk import STATION, Clerk

SUPERVISION = """\
format: 1
code: "620302"
visits:
  - id: v-0001
    on: "2026-01-10"
    by: [620302-m-0001]
    stations: ["620302001"]
    findings:
      - id: f-0001
        text: 议事室没有挂牌
        station: "620302001"
        due: "2026-02-01"
      - id: f-0002
        text: 台账不全
        station: "620302001"
        put_right_on: "2026-02-20"
"""


@pytest.fixture
def busy(organised: Clerk) -> Clerk:
    """A clerk whose station has a bit of everything."""
    organised.all(
        ("station", "correct", STATION, "站长", "--from", "2021-12-01", "--party-post", "党工委副书记"),
        ("station", "relieve", STATION, "站长", "--until", "2026-02-10"),
        ("station", "appoint", STATION, "副站长", "李华", "--member", "李华", "--from", "2026-01-01"),
        ("station", "appoint", STATION, "秘书", "周敏", "--from", "2026-04-01"),
        ("station", "assign", STATION, "李华", "赵敏", "提案委员会", "--from", "2026-01"),
        ("station", "council", STATION, "--from", "2022", "--category", "群众代表=5余", "--id", "c-0001"),
        ("station", "room", STATION, "--place", "二楼", "--opened", "2022", "--id", "w-0001"),
        ("station", "check", STATION, "w-0001", "--all-met", "--unmet", "成效", "--on", "2026-02-01"),
        ("station", "duty", STATION, "--member", "赵敏", "--on", "2026-02-05"),
        ("station", "edit", STATION, "--guidance", "620302", "--work-rule", "每周三接待"),
    )
    Path("supervision").mkdir()
    Path("supervision/620302.yaml").write_text(SUPERVISION, encoding="utf-8")
    return organised


def test_the_page_of_today(busy: Clerk) -> None:
    page, _, events = busy.do("station", "show", STATION).partition("\n经过\n")

    assert page == (
        """\
滨河路街道委员工作站 (截至 2026-03-02)

代码：620302001
所在乡镇街道：滨河路街道
成立日期：2019-06
站长：空缺
工作指导：政协金昌市金川区委员会
领导：未记录
进行中的议题：0
议题合计：0
最近一次协商：未记录
最近一次值班：2026-02-05 值班接待：赵敏

现任
职务    姓名  界别  党内职务  任职日期    任职天数
------  ----  ----  --------  ----------  --------
副站长  李华  教育            2026-01-01        60

空缺
! 站长 (自 2026-02-10 起，20 天)
  xieshang station appoint 620302001 站长 姓名

历任和拟任
职务  姓名  党内职务      任职日期    免职日期
----  ----  ------------  ----------  ----------
站长  张明  党工委副书记  2021-12-01  2026-02-10
秘书  周敏                2026-04-01  未定

下沉力量
层级  类型      名称        界别  工作单位  下沉日期
----  --------  ----------  ----  --------  --------
县级  政协领导  李华        教育  区教育局  2026-01
县级  委员      赵敏        农业  未记录    2026-01
县级  专委会    提案委员会                  2026-01

协商议事会
编码    区划        名称  任期开始  任期结束  组成
------  ----------  ----  --------  --------  ------------
c-0001  滨河路街道        2022                群众代表 5余

协商议事室
编码    区划        名称  地点  启用日期  上次检查    未达到
------  ----------  ----  ----  --------  ----------  ------
w-0001  滨河路街道        二楼  2022      2026-02-01  成效

待整改的督导问题
× 议事室没有挂牌 (f-0001，2026-01-10 督导发现，整改期限 2026-02-01，逾期 29 天)
  xieshang supervise resolve f-0001 --by 姓名 --how 怎样整改

工作制度
- 每周三接待
"""
    )
    assert events.count("\n- ") == 10


def test_the_roster_of_a_day_before(busy: Clerk) -> None:
    data = busy.data("station", "show", STATION, "--as-of", "2026-01-31")

    assert data["head"] == "张明"
    assert [(post["name"], post["days"]) for post in data["roster"]] == [("张明", 1522), ("李华", 30)]
    assert data["vacancies"] == []
    page = busy.do("station", "show", STATION, "--as-of", "2021")
    assert page.startswith("滨河路街道委员工作站 (截至 2021-12-31)\n")
    assert "\n! 副站长 (自 2019-06 起)\n" in page
    assert page.endswith("注：名册和议事会、议事室是 2021-12-31 的；议题、问题和交接是今天的。\n")


def test_vacancies_for_programs(busy: Clerk) -> None:
    assert busy.data("station", "show", STATION)["vacancies"] == [{"post": "站长", "since": "2026-02-10", "days": 20}]


def test_phones_are_shown_only_when_asked_for(busy: Clerk) -> None:
    contacts = Path("private/committees/620302.yaml")
    contacts.parent.mkdir(parents=True)
    contacts.write_text(
        'format: 1\ncommittee: "620302"\nmembers:\n  - id: 620302-m-0001\n    phone: "13900000000"\n', encoding="utf-8"
    )

    assert "13900000000" not in busy.do("station", "show", STATION)
    assert busy.do("station", "show", STATION, "--private").count("13900000000") == 2


def test_the_list_says_head_vacancy_members_and_places(busy: Clerk) -> None:
    assert busy.data("station", "list") == [
        {
            "code": STATION, "name": "滨河路街道委员工作站", "founded_on": "2019-06", "head": None, "is_vacant": True,
            "vacant_since": "2026-02-10", "vacant_days": 20, "province": 0, "prefecture": 0, "county": 2,
            "special_committees": 1, "councils": 1, "rooms": 1,
        }
    ]  # fmt: skip
    assert [row["head"] for row in busy.data("station", "list", "--as-of", "2026-02-09")] == ["张明"]


def test_the_list_of_vacant_stations(busy: Clerk) -> None:
    assert len(busy.data("station", "list", "--vacant")) == 1
    assert busy.data("station", "list", "--vacant", "--as-of", "2026-02-09") == []


def test_a_station_founded_later_is_not_in_the_list(busy: Clerk) -> None:
    answer = busy.run("station", "list", "--as-of", "2018-12-31")

    assert answer.out == (
        "工作站 (截至 2018-12-31)\n\n没有符合条件的工作站。\n\n注：另有 1 个工作站在 2018-12-31 以后成立，未列出。\n"
    )
