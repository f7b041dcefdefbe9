"""A table on a screen too narrow for it: headers break, columns that can be spared go, at last each row is a card."""

import pytest

from render.sample_document import document
from xieshang_cli.model.partial import CountTotal
from xieshang_cli.render import load
from xieshang_cli.reports.document import Column, Rate, Table, Value

COLUMNS = [
    Column("number", "编号"),
    Column("title", "议题"),
    Column("station", "工作站", goes=1),
    Column("done", "办结任务", is_number=True),
    Column("waived", "豁免", is_number=True),
    Column("id", "编码", goes=2),
]
ROWS: list[list[Value]] = [
    ["滨河路1号", "老旧小区加装电梯", "滨河路街道", 2, 0, "620302001-2026-7k3m"],
    [None, "路灯", "宁远堡镇", 0, 0, "620302100-2026-6w1v"],
]


@pytest.fixture(autouse=True)
def dumb_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")


def lines(width: int, headline: str = "") -> list[str]:
    table = Table("topics", COLUMNS, ROWS, headline=headline)
    return load("table", on_terminal=True)(document(table, title=""), width=width).splitlines()


def test_everything_is_shown_where_there_is_room() -> None:
    assert lines(100) == [
        "编号       议题              工作站      办结任务  豁免  编码",
        "滨河路1号  老旧小区加装电梯  滨河路街道         2     0  620302001-2026-7k3m",
        "未记录     路灯              宁远堡镇           0     0  620302100-2026-6w1v",
    ]


def test_headers_break_first() -> None:
    assert lines(74) == [
        "编号       议题              工作站      办结  豁免  编码",
        "                                         任务",
        "滨河路1号  老旧小区加装电梯  滨河路街道     2     0  620302001-2026-7k3m",
        "未记录     路灯              宁远堡镇       0     0  620302100-2026-6w1v",
    ]


def test_then_goes_what_says_nothing_and_what_goes_is_named() -> None:
    assert lines(68) == [
        "编号       议题              工作站      办结  编码",
        "                                         任务",
        "滨河路1号  老旧小区加装电梯  滨河路街道     2  620302001-2026-7k3m",
        "未记录     路灯              宁远堡镇       0  620302100-2026-6w1v",
        "屏幕不够宽，没有列出：豁免。",
    ]


def test_sums_and_shares_of_nothing_say_nothing() -> None:
    columns = [Column("station", "工作站"), *(Column(name, name) for name in ("无人次", "全未知", "无占比", "有占比"))]
    row: list[Value] = ["滨河路街道", CountTotal(), CountTotal(of=2, unknown=2), Rate(0, 0), Rate(0, 3)]
    table = Table("stations", columns, [row])
    render = load("table", on_terminal=True)
    assert render(document(table, title=""), width=80).splitlines()[1] == (
        "滨河路街道  0       未记录  0/0 (—)  0/3 (0.0%)"
    )
    assert render(document(table, title=""), width=38).splitlines() == [
        "工作站      有占比",
        "滨河路街道  0/3 (0.0%)",
        "屏幕不够宽，没有列出：无人次、全未知、",
        "无占比。",
    ]


def test_then_what_can_be_spared_the_highest_rank_first() -> None:
    assert lines(50)[0] == "编号       议题              工作站      办结"
    assert lines(50)[-1] == "屏幕不够宽，没有列出：豁免、编码。"
    assert lines(36)[0] == "编号       议题              办结"
    assert lines(36)[-2:] == ["屏幕不够宽，没有列出：工作站、豁免、", "编码。"]


def test_a_card_holds_every_column_under_its_headline() -> None:
    assert lines(24, "title") == [
        "老旧小区加装电梯",
        "  编号      滨河路1号",
        "  工作站    滨河路街道",
        "  办结任务  2",
        "  豁免      0",
        "  编码      620302001-20",
        "            26-7k3m",
        "",
        "路灯",
        "  编号      未记录",
        "  工作站    宁远堡镇",
        "  办结任务  0",
        "  豁免      0",
        "  编码      620302100-20",
        "            26-6w1v",
    ]


def test_where_nothing_more_can_go_sentences_stand_narrower() -> None:
    assert lines(30)[:5] == [
        "编号       议题           办结",
        "                          任务",
        "滨河路1号  老旧小区加装      2",
        "           电梯",
        "未记录     路灯              0",
    ]
