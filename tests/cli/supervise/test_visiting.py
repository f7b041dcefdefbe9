import pytest

from cli.clerk import Clerk
from cli.supervise.conftest import without_ids
from cli.trial import Answer

VISIT = ("supervise", "visit", "--by", "李华", "--on", "2026-02-20")


def finding(clerk: Clerk, *words: str) -> tuple[str, str]:
    """Record a visit with one finding; give the ids of both."""
    data = clerk.data(*VISIT, "--station", "620302001", "--finding", "制度没有上墙", *words)
    return data["id"], data["findings"][0]["id"]


def test_a_visit_with_what_it_found(led: Clerk) -> None:
    answer = led.run(
        *VISIT, "--by", "区纪委", "--station", "滨河路", "--station", "620302100", "--due", "2026-04-01",
        "--finding", "滨河路=制度没有上墙 @2026-03-01", "--finding", "宁远堡镇=没有标识牌",
    )  # fmt: skip

    assert Answer(answer.code, without_ids(answer.out), answer.err) == Answer(
        0,
        "已记录督导 v-????：2026-02-20，滨河路街道委员工作站、宁远堡镇委员工作站，发现问题 2 个。\n\n"
        "待整改\n"
        "× 滨河路街道委员工作站：制度没有上墙 (f-????，逾期 1 天)\n"
        "  xieshang supervise resolve f-???? --by 确认人 --how 整改情况\n"
        "● 宁远堡镇委员工作站：没有标识牌 (f-????，还剩 30 天)\n"
        "  xieshang supervise resolve f-???? --by 确认人 --how 整改情况\n",
        "",
    )
    (row,) = led.data("supervise", "visits")
    assert (row["by"], row["stations"]) == (["620302-m-0001", "区纪委"], ["620302001", "620302100"])
    assert (row["findings"], row["open"], row["overdue"]) == (2, 2, 1)


def test_the_page_of_a_visit(led: Clerk) -> None:
    visit, found = finding(led, "--due", "2026-04-01", "--note", "看了台账")
    led.do("supervise", "finding", visit, "--text", "缺值班表")
    led.do("supervise", "resolve", found, "--by", "李华", "--how", "已上墙", "--on", "2026-03-01")

    assert without_ids(led.do("supervise", "show", visit)) == (
        "督导 v-???? (截至 2026-03-02)\n\n"
        "督导日期：2026-02-20\n"
        "督导人员：李华\n"
        "政协：政协金昌市金川区委员会 620302\n"
        "工作站：滨河路街道委员工作站\n"
        "待整改：1\n"
        "情况：看了台账\n\n"
        "发现的问题\n"
        "√ 滨河路街道委员工作站：制度没有上墙 (f-????，2026-03-01 整改，李华确认)\n"
        "  - 已上墙\n"
        "● 滨河路街道委员工作站：缺值班表 (f-????，期限未记录)\n"
        "  xieshang supervise resolve f-???? --by 确认人 --how 整改情况\n"
    )


def test_an_id_of_its_own_and_q(led: Clerk) -> None:
    assert led.do(*VISIT, "--station", "620302001", "--id", "v-5h2t", "-q") == "v-5h2t\n"
    assert led.run(*VISIT, "--station", "620302001", "--id", "v-5h2t").code == 3
    added = led.do("supervise", "finding", "5h2t", "--text", "缺值班表", "-q").strip()
    assert led.do("supervise", "resolve", added, "--by", "A1", "--how", "已补", "-q") == f"{added}\n"
    data = led.data("supervise", "show", "v-5h2t")["findings"][0]
    assert (data["put_right_by"], data["put_right_on"], data["overdue"]) == ("620302-m-0001", "2026-03-02", False)


def test_visits_with_something_open_and_of_a_station(led: Clerk) -> None:
    _visit, found = finding(led)
    led.do("supervise", "visit", "--by", "李华", "--station", "620302100")
    assert [row["stations"] for row in led.data("supervise", "visits")] == [["620302100"], ["620302001"]]
    assert [row["stations"] for row in led.data("supervise", "visits", "--open")] == [["620302001"]]
    assert [row["stations"] for row in led.data("supervise", "visits", "--station", "宁远堡")] == [["620302100"]]
    assert [row["stations"] for row in led.data("supervise", "visits", "--since", "2026-03")] == [["620302100"]]
    led.do("supervise", "resolve", found, "--by", "李华", "--how", "好了")
    assert led.data("supervise", "visits", "--open") == []


def test_the_file_is_the_visitors_or_that_of_the_county(led: Clerk) -> None:
    led.do("supervise", "visit", "--by", "省政协调研组", "--station", "620302001", "--committee", "62")
    led.do("supervise", "visit", "--by", "无名", "--station", "620302001")
    assert [row["committee"] for row in led.data("supervise", "visits")] in (["62", "620302"], ["620302", "62"])


def test_words_with_signs_stay_words(led: Clerk) -> None:
    data = led.data(
        *VISIT,
        "--station",
        "620302001",
        "--finding",
        "a=b，联系 x@y.cn",
        "--finding",
        "台账 @ 柜子里",
        "--due",
        "2026-04",
    )
    assert [(found["text"], found["due"]) for found in data["findings"]] == [
        ("a=b，联系 x@y.cn", "2026-04"),
        ("台账 @ 柜子里", "2026-04"),
    ]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("visit", "--by", "李华", "--station", "没有"), 3, "错误：没有找到工作站“没有”。\n"),
        (
            ("visit", "--by", "李华", "--station", "620302001", "--station", "620302100", "--finding", "没有标识牌"),
            2,
            "错误：这次督导到了几个工作站，要写明“没有标识牌”是哪个站的。\n",
        ),
        (
            ("visit", "--by", "李华", "--station", "620302001", "--finding", "没有标识牌 @2026-13-01"),
            2,
            "错误：",
        ),
        (
            ("visit", "--by", "李华", "--station", "620302001", "--on", "2026-02-20", "--finding", "牌 @2026-02-01"),
            2,
            "错误：2026-02-01 早于督导日期 2026-02-20。\n",
        ),
        (("visit", "--by", "李华", "--station", "620302001", "--finding", " "), 2, "错误：缺少选项 --finding。\n"),
        (("show", "v-zzzz"), 3, "错误：没有找到督导“v-zzzz”。\n用 xieshang supervise visits 看有哪些。\n"),
        (("finding", "v-zzzz", "--text", "x"), 3, "错误：没有找到督导“v-zzzz”。\n"),
        (("resolve", "f-zzzz", "--by", "李华", "--how", "好"), 3, "错误：没有找到督导问题“f-zzzz”。\n"),
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


def test_open_findings_are_in_the_list_of_things_to_do_until_put_right(led: Clerk) -> None:
    _visit, found = finding(led, "--due", "2026-02-28")
    led.do(*VISIT, "--station", "620302001", "--finding", "没有标识牌 @2026-03-05")
    led.do(*VISIT, "--station", "620302001", "--finding", "缺值班表")

    assert without_ids(led.do("todo", "--role", "督办")) == (
        "待办（督办） (截至 2026-03-02)\n\n"
        "已逾期\n"
        "× 督导问题：制度没有上墙（滨河路街道委员工作站） (逾期 2 天)\n"
        "  xieshang supervise resolve f-???? --by 确认人 --how 整改情况\n\n"
        "快到期\n"
        "! 督导问题：没有标识牌（滨河路街道委员工作站） (还剩 3 天)\n"
        "  xieshang supervise resolve f-???? --by 确认人 --how 整改情况\n\n"
        "待整改\n"
        "○ 督导问题：缺值班表（滨河路街道委员工作站） (期限未记录)\n"
        "  xieshang supervise resolve f-???? --by 确认人 --how 整改情况\n"
    )
    led.do("supervise", "resolve", found, "--by", "李华", "--how", "好了")
    assert [item["kind"] for item in led.data("todo", "--role", "督办", "--station", "620302001")] == [
        "finding",
        "finding",
    ]
    assert led.data("todo", "--role", "督办", "--station", "620302100") == []
    assert led.data("status")["overdue_tasks"] == 0
