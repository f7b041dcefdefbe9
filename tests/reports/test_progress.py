from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from reports.sample import STATION, late_topic, selection, topic_row
from xieshang_cli.model.rows import StationRow, TopicRow
from xieshang_cli.model.vocabulary import STEPS, Status
from xieshang_cli.reports.document import Rate, Table
from xieshang_cli.reports.progress import PLACES, progress
from xieshang_cli.reports.selection import Selection

STATIONS = [StationRow(STATION, "滨河路工作站", None, None), StationRow("620302002", "桂林路工作站", None, None)]
ROWS = st.builds(
    lambda number, status, step, station, since: topic_row(
        f"{number:04}", status=status, step=step, station=station, step_since=since
    ),
    st.integers(0, 9999),
    st.sampled_from([status.value for status in Status]),
    st.sampled_from([step.value for step in STEPS]),
    st.sampled_from([STATION, "620302002", "620302003"]),
    st.sampled_from([None, "2026-11-01", "2026-01-01"]),
)


def tables(chosen: Selection) -> tuple[Table, Table]:
    by_station, by_step = progress(chosen).blocks
    assert isinstance(by_station, Table)
    assert isinstance(by_step, Table)
    return by_station, by_step


@given(st.lists(ROWS, max_size=40))
def test_parts_sum_to_wholes_both_ways(topics: list[TopicRow]) -> None:
    by_station, by_step = tables(selection(standings=topics, stations=STATIONS))
    width = len(PLACES) + 2
    *lines, total = by_station.rows
    for column in range(1, width + 1):
        assert sum(line[column] for line in lines) == total[column]  # type: ignore[misc]
    for line in by_station.rows:
        assert sum(line[1 : len(PLACES) + 1]) == line[len(PLACES) + 1]  # type: ignore[arg-type]
    *steps, whole = by_step.rows
    assert sum(line[1] for line in steps) == whole[1] == total[len(PLACES) + 1] == len(topics)  # type: ignore[misc]
    for place, line in zip(PLACES, steps, strict=True):
        assert line[1] == total[1 + PLACES.index(place)]
        assert line[2] == Rate(line[1], len(topics))  # type: ignore[arg-type]


def test_every_step_and_status_has_one_column() -> None:
    topics = [
        topic_row(f"{number:04}", status=status.value, step=step.value)
        for number, (status, step) in enumerate(product(Status, STEPS))
    ]
    by_station, _by_step = tables(selection(standings=topics))
    assert list(by_station.rows[-1][1:]) == [1] * 6 + [6] * 5 + [36, 0, ""]


def test_a_station_without_topics_is_listed_and_one_nobody_registered_is_marked() -> None:
    topics = [late_topic(), late_topic("last", station="620302009", status="closed")]
    by_station, _by_step = tables(selection(standings=topics, stations=STATIONS))
    assert [(row[0], row[-3], row[-2], row[-1]) for row in by_station.rows] == [
        ("滨河路工作站", 1, 1, ""),
        ("桂林路工作站", 0, 0, "没有议题记录"),
        ("620302009", 1, 0, "工作站未登记"),
        ("合计", 2, 1, ""),
    ]


def test_days_in_step_average_only_what_is_recorded() -> None:
    topics = [
        topic_row("aaaa", step_since="2026-11-20"),
        topic_row("bbbb", step_since="2026-11-13"),
        topic_row("cccc"),
        topic_row("dddd", status="closed", step="feedback", step_since="2020-01-01"),
    ]
    _by_station, by_step = tables(selection(standings=topics))
    assert list(by_step.rows[0]) == ["收集议题", 3, Rate(3, 4), 0, 6, 1]
    assert list(by_step.rows[6]) == ["已办结", 1, Rate(1, 4), 0, "", 0]


def test_the_foot_says_how_many_stations_have_topics() -> None:
    notes = progress(selection(standings=[topic_row(), topic_row("b", station="620302009")], stations=STATIONS)).notes
    assert notes[:2] == ["已登记工作站 2 个，其中有议题记录的 1 个。", "1 个议题所在的工作站未登记，已计入合计。"]
