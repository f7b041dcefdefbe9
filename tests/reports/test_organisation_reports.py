"""What holds for every report on the organisation, whatever the records say."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.organisation_rows import chosen, organisations
from reports.sample import facts_of
from xieshang_cli.model.partial import CountTotal
from xieshang_cli.render import FORMATS, load
from xieshang_cli.render.data import data_of
from xieshang_cli.reports.counting import whole
from xieshang_cli.reports.document import Bars, Document, Rate, Table
from xieshang_cli.reports.registry import Report
from xieshang_cli.reports.registry import load as load_report

NAMES = ("coverage", "rosters", "vacancies", "responsibility", "members", "overview")
SCOPES = st.sampled_from(
    [{}, {"division": "62"}, {"division": "620302"}, {"station": "620302001"}, {"division": "6203"}, {"contacts": {}}]
)


def build(name: str, rows: dict[str, Any], **asked: Any) -> Document:
    report = load_report(name)
    assert isinstance(report, Report)
    return report.build(chosen(rows, **asked))


def rates(value: object) -> list[Rate]:
    if isinstance(value, Rate):
        return [value]
    if isinstance(value, dict):
        return [rate for part in value.values() for rate in rates(part)]
    if isinstance(value, list | tuple):
        return [rate for part in value for rate in rates(part)]
    if isinstance(value, Document):
        cells = [row for block in value.blocks if isinstance(block, Table) for row in block.rows]
        return rates(facts_of(value)) + rates(cells)
    return []


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=12)
@given(rows=organisations(), asked=SCOPES)
def test_no_share_is_more_than_its_whole_and_every_format_says_it(
    name: str, rows: dict[str, Any], asked: dict[str, Any]
) -> None:
    document = build(name, rows, **asked)
    for rate in rates(document):
        assert 0 <= rate.numerator <= rate.denominator
        assert rate.left_out >= 0
    for output in FORMATS:
        assert load(output)(document, width=None).strip() or output == "jsonl"
    assert load("table", on_terminal=True)(document, width=60).strip()
    json.dumps(data_of(document))


@pytest.mark.parametrize("name", NAMES)
def test_without_records_nothing_is_called_zero(name: str) -> None:
    document = build(name, {})
    for rate in rates(document):
        assert rate == Rate(0, 0)
    for block in document.blocks:
        if isinstance(block, Table):
            numbers = [place for place, column in enumerate(block.columns) if column.is_number]
            left_out = {place for place, column in enumerate(block.columns) if column.key == "left_out"}
            cells = [row[place] for row in block.rows for place in numbers if place not in left_out]
            assert all(cell in {None, ""} for cell in cells)
            assert block.rows or block.empty
        assert not isinstance(block, Bars)


@settings(max_examples=40)
@given(rows=organisations())
def test_coverage_lines_and_parts_add_up_to_the_figures(rows: dict[str, Any]) -> None:
    document = build("coverage", rows)
    data = document.data
    assert isinstance(data, dict)
    wholes: dict[str, Rate] = {}
    parts: dict[str, list[Rate]] = {}
    for figure in data["figures"]:
        if figure["over"] in {"township_level", "village_level", "all_levels"}:
            wholes[figure["subject"]] = figure["rate"]
        else:
            parts.setdefault(figure["subject"], []).append(figure["rate"])
    for subject, found in parts.items():
        assert added(found) == wholes[subject]
    lines = data["by_division"]
    for column, subject in (
        ("station", "township_station"),
        ("township_council", "township_council"),
        ("township_room", "township_room"),
        ("village_council", "village_council"),
        ("village_room", "village_room"),
        ("leaders", "leaders"),
        ("members", "members"),
        ("special_committees", "special_committees"),
    ):
        of_lines = added([line[column] for line in lines if line[column] is not None])
        assert of_lines == wholes[subject]
    townships = sum(len(row.code) == 9 for row in rows["divisions"])
    assert wholes["township_station"].denominator + wholes["township_station"].left_out == townships


def added(found: list[Rate]) -> Rate:
    return Rate(
        sum(rate.numerator for rate in found),
        sum(rate.denominator for rate in found),
        sum(rate.left_out for rate in found),
    )


@settings(max_examples=40)
@given(rows=organisations())
def test_years_only_grow_and_say_what_they_leave_out(rows: dict[str, Any]) -> None:
    data = build("coverage", rows).data
    assert isinstance(data, dict)
    for level in data["joined"]:
        joined = [line["joined"] for line in level["years"]]
        assert joined == sorted(joined)
        assert level["divisions"] == level["undated"] + level["later"] + (joined[-1] if joined else 0)
        for line in level["years"]:
            assert line["joined"] == line["pilot"] + line["rollout"] + line["stage_unknown"]


@settings(max_examples=40)
@given(rows=organisations())
def test_every_division_is_in_one_state_and_every_finding_too(rows: dict[str, Any]) -> None:
    counts = build("responsibility", rows).counts
    states = ("covered", "double", "holes", "not_recorded")
    assert sum(counts[state] for state in states) == counts["divisions"]
    assert counts["put_right"] + counts["overdue"] <= counts["findings"] <= len(rows["visit_findings"])
    assert counts["visits"] == len(rows["visits"])


@settings(max_examples=40)
@given(rows=organisations())
def test_what_members_did_adds_up(rows: dict[str, Any]) -> None:
    data = build("members", rows).data
    assert isinstance(data, list)
    assert {line["id"] for line in data} == {row.id for row in rows["members"]}
    for line in data:
        sessions = line["sessions"]
        if not line["records"]:
            assert sessions is None
            continue
        statuses = [sessions[name] for name in ("present", "observer", "excused", "absent")]
        assert sum(statuses) == sessions["attendance"].denominator
        assert statuses[0] + statuses[1] == sessions["attendance"].numerator == sum(sessions["mode"].values())
        for outcomes in (line["consulted"], line["claimed"]):
            assert outcomes.closed <= outcomes.adopted <= outcomes.topics


@settings(max_examples=40)
@given(rows=organisations())
def test_the_overview_counts_only_sessions_that_were_held(rows: dict[str, Any]) -> None:
    data = build("overview", rows).data
    assert isinstance(data, dict)
    held = [row for row in rows["sessions"] if row.held_from is None or row.held_from <= "2026-11-23"]
    assert data["sessions"] == len(held) == data["attendances"].of
    assert isinstance(data["attendances_affected"], CountTotal)
    assert data["attendances_affected"].of == len(held)


def figures_of(name: str, rows: dict[str, Any], **asked: Any) -> dict[str, Any]:
    report = load_report(name)
    assert isinstance(report, Report)
    assert report.counted is not None
    counted = report.counted(chosen(rows, **asked))
    total = whole(counted.items)
    return {figure.key: total.value(figure) for figure in counted.figures}


@settings(max_examples=40)
@given(rows=organisations(), asked=SCOPES)
def test_the_figures_explained_are_those_that_are_shown(rows: dict[str, Any], asked: dict[str, Any]) -> None:
    assert figures_of("overview", rows, **asked) == build("overview", rows, **asked).data

    vacancies, shown = figures_of("vacancies", rows, **asked), build("vacancies", rows, **asked).counts
    for key in ("stations", "vacancies", "days_unknown", "heads_not_members"):
        assert vacancies[key] == shown[key]
    assert vacancies["stations_with_vacancies"] == Rate(shown["stations_with_vacancies"], shown["stations"])

    responsibility, shown = figures_of("responsibility", rows, **asked), build("responsibility", rows, **asked).counts
    for key in ("leaders", "divisions", "covered", "double", "not_recorded", "visits", "findings", "put_right"):
        assert responsibility[key] == shown[key]
    assert (responsibility["hole"], responsibility["overdue"]) == (shown["holes"], shown["overdue"])


@settings(max_examples=40)
@given(rows=organisations())
def test_the_figures_of_members_are_those_of_their_lines(rows: dict[str, Any]) -> None:
    found, lines = figures_of("members", rows), build("members", rows).data
    assert isinstance(lines, list)
    active = [line for line in lines if line["records"]]
    sessions = [line["sessions"] for line in active]
    assert (found["members"], found["without_records"]) == (len(lines), len(lines) - len(active))
    assert found["attendance"] == added([one["attendance"] for one in sessions])
    for key in ("excused", "absent", "agreements"):
        assert found[key] == sum(one[key] for one in sessions)
    for mode in ("in-person", "remote", "written"):
        assert found[mode] == sum(one["mode"][mode] for one in sessions)
    for key in ("research", "duties"):
        assert found[key] == sum(line[key] for line in active)
    for key in ("consulted", "claimed"):
        outcomes = [line[key] for line in active]
        assert found[f"{key}_topics"] == sum(one.topics for one in outcomes)
        assert found[f"{key}_adopted"] == sum(one.adopted for one in outcomes)
        assert found[key].numerator == sum(one.closed for one in outcomes)
        assert found[f"{key}_tasks"] == added([one.tasks for one in outcomes])
    for line in active[:2]:
        alone = figures_of("members", rows, member=line["id"])
        assert alone["attendance"] == line["sessions"]["attendance"]
        assert alone["claimed_topics"] == line["claimed"].topics
