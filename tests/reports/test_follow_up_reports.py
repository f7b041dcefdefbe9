"""What holds for every report that adds up items, whatever the records say."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.follow_up_rows import follow_ups
from reports.organisation_rows import chosen, organisations
from reports.test_organisation_reports import rates
from xieshang_cli.model.partial import Count, CountTotal, PartialDate
from xieshang_cli.model.vocabulary import About
from xieshang_cli.render import FORMATS, load
from xieshang_cli.render.data import data_of
from xieshang_cli.reports.counting import Counted, add_up, station_of, whole
from xieshang_cli.reports.document import Rate
from xieshang_cli.reports.pages.explanation import explanation_page, figures_page
from xieshang_cli.reports.promise_counts import ORIGINAL, Fate
from xieshang_cli.reports.registry import Report, catalogue
from xieshang_cli.reports.registry import load as load_report
from xieshang_cli.reports.selection import Selection

NAMES = ("participation", "satisfaction", "promises", "overdue", "adoption", "linkage", "ranking", "yearly")
EXPLAINED = sorted(name for name, known in catalogue().items() if known.counted is not None)
PERIODS = st.sampled_from([(None, None), (PartialDate("2026"), PartialDate("2026")), (PartialDate("2026-03-31"), None)])


def report_of(name: str) -> Report:
    report = load_report(name)
    assert isinstance(report, Report)
    return report


def counted_of(name: str, selection: Selection) -> Counted:
    count = report_of(name).counted
    assert count is not None
    return count(selection)


def number(value: Any) -> int:
    return value.number if isinstance(value, CountTotal) else value.numerator if isinstance(value, Rate) else value


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=25)
@given(rows=follow_ups(), period=PERIODS)
def test_no_share_is_more_than_its_whole_and_every_format_says_it(name: str, rows: Any, period: Any) -> None:
    document = report_of(name).build(chosen(rows, period=period))
    for rate in rates(document):
        assert 0 <= rate.numerator <= rate.denominator
        assert rate.left_out >= 0
    for output in FORMATS:
        assert load(output)(document, width=None).strip()
    assert load("table", on_terminal=True)(document, width=60).strip()
    json.dumps(data_of(document))


@pytest.mark.parametrize("name", EXPLAINED)
@settings(max_examples=20)
@given(rows=st.one_of(follow_ups(), organisations()))
def test_what_is_explained_is_the_figure_and_the_lines_add_up_to_the_total(name: str, rows: Any) -> None:
    selection = chosen(rows)
    counted = counted_of(name, selection)
    total = whole(counted.items)
    assert len({figure.key for figure in counted.figures}) == len(counted.figures)
    figures_page(report_of(name), counted, selection)
    for figure in counted.figures:
        page = explanation_page(report_of(name), counted, figure, selection, {})
        data: Any = page.data
        amounts = [(line["role"], line["amount"] or 0) for line in data["records"]]
        value = total.value(figure)
        assert number(value) == sum(amount for role, amount in amounts if role == "counted")
        if isinstance(value, Rate):
            assert value.denominator == sum(amount for role, amount in amounts if role != "left_out")
            assert value.left_out == sum(amount for role, amount in amounts if role == "left_out")
        if counted.by_station:
            lines = add_up(counted.items, station_of).values()
            assert number(value) == sum(number(sums.value(figure)) for sums in lines)


@settings(max_examples=50)
@given(rows=follow_ups())
def test_every_task_has_one_fate_by_each_deadline(rows: Any) -> None:
    total = whole(counted_of("promises", chosen(rows)).items)
    for prefix in ("", ORIGINAL):
        assert sum(total.amount(prefix + fate) for fate in Fate) == len(rows["tasks"])


@settings(max_examples=50)
@given(rows=follow_ups())
def test_roles_and_modes_come_to_the_attendances_with_what_is_beside_them(rows: Any) -> None:
    selection = chosen(rows)
    counted = counted_of("participation", selection)
    total = whole(counted.items)
    roles = [figure.key for figure in counted.figures if figure.key.startswith("role:")]
    came = total.amount("attendances")
    assert came == total.amount(*roles, "role_unknown") - total.amount("role_excess")
    assert came == total.amount("on_site", "remote") - total.amount("mode_excess")
    held = total.amount("sessions")
    for parts in (
        ("with_leader", "without_leader", "leader_unknown"),
        ("with_residents", "without_residents", "residents_unknown"),
    ):
        assert total.amount(*parts) == held


@settings(max_examples=50)
@given(rows=follow_ups())
def test_answers_come_to_the_forms_collected(rows: Any) -> None:
    selection = chosen(rows)
    counted = counted_of("satisfaction", selection)
    total = whole(counted.items)
    ids = {row.id for row in rows["topics"]}
    for about in About:
        surveys = [row for row in rows["surveys"] if row.latest and row.topic in ids and row.about == about]
        collected = sum(Count(row.collected).number or 0 for row in surveys if row.collected)
        answers = [figure.key for figure in counted.figures if figure.key.startswith(f"{about}.answer:")]
        known = [row for row in surveys if row.collected and Count(row.collected).number is not None]
        told = total.amount(*answers, f"{about}.untold") - total.amount(f"{about}.excess")
        unknown = sum(sum(json.loads(row.answers).values()) for row in surveys if row not in known)
        assert told - unknown == collected
    assert total.amount("surveyed", "unsurveyed", "not_due") == len(rows["topics"])


@settings(max_examples=50)
@given(rows=follow_ups())
def test_every_transfer_has_a_direction_and_is_in_one_state(rows: Any) -> None:
    total = whole(counted_of("linkage", chosen(rows)).items)
    answers = ("reply_in_time", "reply_late", "reply_overdue", "reply_waiting", "reply_no_deadline", "reply_unclear")
    assert total.amount("up", "down", "across") == len(rows["transfers"])
    assert total.amount("pending", "returned", *answers) == len(rows["transfers"])
    replied = ("reply_in_time", "reply_late", "reply_no_deadline", "reply_unclear")
    assert total.amount("passed", "not_passed") == total.amount(*replied)


@pytest.mark.parametrize("name", NAMES)
def test_without_records_a_report_says_so_and_claims_no_share(name: str) -> None:
    document = report_of(name).build(chosen({}))
    assert all((rate.numerator, rate.denominator) == (0, 0) for rate in rates(document))
    assert load("table")(document, width=None).strip()
