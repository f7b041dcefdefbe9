import json
from collections.abc import Iterator
from typing import Any

import pytest

from reports.sample import STATION, TODAY, context, division, lamp_request, lamp_session, station, street_lamps
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.records import RecordSet
from xieshang_cli.model.rows import TopicRow
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Status
from xieshang_cli.reports.record_data import (
    division_data,
    request_data,
    session_data,
    station_data,
    task_data,
    topic_data,
)
from xieshang_cli.workflow.summary import rows_of

RECORDS = context().records


def test_a_topic_has_what_is_stored_and_what_is_computed() -> None:
    data = topic_data(street_lamps(), RECORDS, TODAY)
    assert data["holder"] == STATION
    assert data["sessions"] == [f"{STATION}-2026-s001"]
    assert data["agreements"] == [
        {"id": "a-0001", "session": f"{STATION}-2026-s001", "text": "更换12盏", "task": "t-0001"},
        {"id": "a-0002", "session": f"{STATION}-2026-s001", "text": "每季巡查", "task": None},
    ]
    assert data["days_in_step"] == 20
    assert data["overdue"] is True
    assert (data["tasks"][0]["state"], data["tasks"][0]["overdue"]) == ("in_progress", True)
    assert "TP501" in {finding["code"] for finding in data["missing"]}
    assert set(data["missing"][0]) == {
        "code", "severity", "message", "record", "field", "path", "line", "column", "step", "waived",
    }  # fmt: skip


def test_a_topic_names_what_was_merged_into_it_and_split_from_it() -> None:
    lamps = street_lamps()
    merged = Topic(id=f"{STATION}-2026-0002", station=STATION, status=Status.MERGED, merged_into=lamps.id)
    part = Topic(id=f"{STATION}-2026-0003", station=STATION, split_from=lamps.id)
    archive = RecordSet([lamps, merged, part])
    data = topic_data(lamps, archive, TODAY)
    assert (data["merged"], data["split"]) == ([merged.id], [part.id])
    assert (topic_data(part, archive, TODAY)["merged"], topic_data(part, archive, TODAY)["split"]) == ([], [])


@pytest.mark.parametrize(
    ("own", "decided", "expected"),
    [(None, None, None), (None, "village", "village"), ("county", "village", "county"), ("county", None, "county")],
)
def test_the_scope_is_the_one_decided_on_where_there_is_no_other(
    own: str | None, decided: str | None, expected: str | None
) -> None:
    topic = Topic.model_validate(
        {"id": f"{STATION}-2026-0000", "station": STATION, "scope": own, "decision": {"scope": decided}}
    )
    assert topic_data(topic, RECORDS, TODAY)["scope"] == expected
    row = rows_of(topic, RECORDS)[0]
    assert isinstance(row, TopicRow)
    assert row.scope == expected


def test_values_are_plain_counts_numbers_only_when_exact_and_money_text() -> None:
    data = topic_data(street_lamps(), RECORDS, TODAY)
    survey = data["feedback"]["surveys"][0]
    assert (survey["issued"], survey["collected"], survey["answers"]) == ("约30", 25, {"满意": 20, "不满意": 5})
    assert data["tasks"][0]["resources"][0]["amount"] == "1200.50"
    assert data["raised"]["on"] == "2026-03"
    assert json.loads(json.dumps(data)) == data


def test_every_field_is_there_absent_scalars_null_and_lists_empty() -> None:
    blank = Topic(id=f"{STATION}-2026-0000", station=STATION)
    data = topic_data(blank, RECORDS, TODAY)
    computed = {"holder", "sessions", "agreements", "merged", "split", "missing", "days_in_step", "overdue"}
    assert set(data) == {*Topic.model_fields, *computed}
    absent = ("number", "title", "category", "decision", "feedback", "adoption", "days_in_step")
    assert [data[name] for name in absent] == [None] * 7
    assert [data[name] for name in ("tasks", "research", "events", "sessions")] == [[], [], [], []]
    assert data["raised"] == {
        "on": None, "channel": None, "by": None, "person": None, "text": None, "affected": [], "requests": [],
    }  # fmt: skip


def test_an_ended_topic_waits_for_nothing_and_nothing_is_overdue() -> None:
    ended = Topic.model_validate({**street_lamps().plain(), "format": 1, "status": "withdrawn"})
    data = topic_data(ended, RECORDS, TODAY)
    assert (data["missing"], data["days_in_step"], data["overdue"], data["tasks"][0]["overdue"]) == (
        [], None, False, False,
    )  # fmt: skip


def test_a_session_has_its_round() -> None:
    data = session_data(lamp_session(), RECORDS)
    assert (data["round"], data["rounds"]) == (1, {f"{STATION}-2026-7k3m": 1})
    assert data["headcount"] == {"total": "50余", "by_role": {"群众代表": 12}, "by_affected": {}}


def test_others_say_what_they_belong_to() -> None:
    assert request_data(lamp_request(), RECORDS)["topics"] == [f"{STATION}-2026-7k3m"]
    assert request_data(lamp_request(), RECORDS)["station"] == STATION
    data = station_data(station(), Policy(), TODAY)
    assert data["head"] == "李四"
    assert data["posts"][0]["from"] == "2019-06"
    assert division_data(division())["parent"] == "620302"
    assert task_data(street_lamps(), street_lamps().tasks[0], TODAY)["topic"] == f"{STATION}-2026-7k3m"


def test_stored_keys_are_those_of_the_file() -> None:
    topic = street_lamps()
    assert _present(topic_data(topic, RECORDS, TODAY)) >= _present(topic.plain())


def _present(data: Any, place: str = "") -> set[str]:
    return set(_places(data, place))


def _places(data: Any, place: str) -> Iterator[str]:
    if isinstance(data, dict):
        for key, part in data.items():
            yield from _places(part, f"{place}.{key}")
    elif isinstance(data, list):
        for position, part in enumerate(data):
            yield from _places(part, f"{place}[{position}]")
    else:
        yield place
