from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reports.sample import STATION, facts_of, late_topic, selection, topic_row
from xieshang_cli.findings import Finding, Severity
from xieshang_cli.model.partial import CountTotal, PartialDate
from xieshang_cli.reports.document import Document, Rate, Table
from xieshang_cli.reports.ledger import ledger


def table(document: Document) -> Table:
    (block,) = document.blocks
    assert isinstance(block, Table)
    return block


def cells(document: Document, row: int = 0) -> dict[str, Any]:
    found = table(document)
    return dict(zip((column.key for column in found.columns), found.rows[row], strict=True))


def test_one_line_holds_what_a_county_wants() -> None:
    row = late_topic(
        number="滨河路〔2026〕7号",
        category="路灯照明",
        raised_on="2026-03",
        raised_from="2026-03-01",
        sessions=2,
        attendances=64,
        attendances_approximate=1,
        agreements=3,
        satisfied=20,
        collected_number=25,
        missing="TP201 TP999",
        waivers=1,
    )
    assert cells(ledger(selection(topics=[row]))) == {
        "number": "滨河路〔2026〕7号",
        "title": "小区路灯",
        "station": "滨河路工作站",
        "category": "路灯照明",
        "raised_on": PartialDate("2026-03"),
        "step": "办理实施",
        "sessions": 2,
        "attendances": CountTotal(64, 2, 1, 0),
        "agreements": 3,
        "tasks": Rate(1, 2),
        "due": "2026-11-20 (逾期 3 天)",
        "satisfaction": Rate(20, 25),
        "missing": ("审定没有结果", "TP999"),
        "waivers": 1,
        "id": f"{STATION}-2026-late",
    }


def test_what_is_not_recorded_is_none_and_never_zero() -> None:
    found = cells(ledger(selection(topics=[topic_row(title=None, sessions=1, attendances_unknown=1, step="research")])))
    assert found["number"] is None
    assert found["title"] is None
    assert found["raised_on"] is None
    assert found["satisfaction"] is None
    assert found["attendances"] == CountTotal(0, 1, 0, 1)


def test_a_topic_not_yet_decided_upon_lacks_no_number() -> None:
    document = ledger(selection(topics=[topic_row(step="decide")]))
    assert cells(document)["number"] == "未编号"
    assert facts_of(document)[0]["number"] is None


def test_an_ended_topic_shows_its_status_and_misses_nothing() -> None:
    document = ledger(selection(topics=[topic_row(status="rejected", step="decide", missing="TP201")]))
    assert cells(document)["step"] == "不予列入"
    assert cells(document)["missing"] == ""
    assert facts_of(document)[0]["missing"] == []
    assert document.counts["open"] == 0


def test_lines_go_by_station_then_number_as_people_count_then_date() -> None:
    rows = [
        topic_row("aaaa", station="620302002", number="1号"),
        topic_row("bbbb", number=None, raised_from="2026-02-01"),
        topic_row("cccc", number=None, raised_from="2026-01-01"),
        topic_row("dddd", number="〔2026〕10号"),
        topic_row("eeee", number="〔2026〕9号"),
        topic_row("ffff", number=None),
    ]
    found = [row[-1] for row in table(ledger(selection(topics=rows))).rows]
    assert [str(row)[-4:] for row in found] == ["eeee", "dddd", "cccc", "bbbb", "ffff", "aaaa"]


def test_the_foot_says_what_the_sums_leave_out() -> None:
    unreadable = Finding(code="FL001", severity=Severity.ERROR, text="坏", path="topics/a.yaml")
    rows = [
        topic_row("aaaa", sessions=2, attendances=30, attendances_approximate=1, attendances_unknown=1, waivers=2),
        topic_row("bbbb", sessions=1, attendances=5, satisfied=1, collected_number=2),
    ]
    document = ledger(
        selection(topics=rows, unreadable=[unreadable], station=STATION, period=(PartialDate("2026-01"), None))
    )
    assert document.notes == [
        "议题 2 个，协商 3 次，共识 0 项，任务办结 0/0 项。",
        "参加合计 35 人次，其中约数 1 处，另有 1 处未记录、未计入。",
        "几个议题在同一次协商会上议的，各议题分别计入次数和人次。",
        "满意度：1 个议题未记录，未计入。",
        "2 项材料经批准缺失，涉及 1 个议题。",
        "1 个文件读不了，未计入：topics/a.yaml",
        "范围：滨河路工作站；2026-01 以来。",
    ]


def test_an_empty_ledger_says_so_and_what_was_asked_for() -> None:
    document = ledger(selection())
    assert table(document).empty == "没有符合条件的议题。"
    assert document.notes == ["范围：全部工作站；不限时间。"]
    assert facts_of(document) == []


@given(st.lists(st.sampled_from(["collect", "decide", "research", "deliberate", "implement", "feedback"]), max_size=30))
def test_steps_add_up_to_the_open_topics(steps: list[str]) -> None:
    rows = [topic_row(f"{position:04}", step=step) for position, step in enumerate(steps)]
    counts = ledger(selection(topics=rows)).counts
    assert sum(number for name, number in counts.items() if name.startswith("step_")) == counts["open"] == len(rows)
