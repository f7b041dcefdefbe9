"""Nested data of any of our kinds becomes what JSON knows."""

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from render.sample_document import DAY, FACTS, TASKS, document
from xieshang_cli.findings import Finding, Severity
from xieshang_cli.model.partial import Count, PartialDate
from xieshang_cli.model.vocabulary import Status
from xieshang_cli.render.data import data_of, envelope, plain
from xieshang_cli.reports.document import Heading, Paragraph, Rate


@dataclass(frozen=True, slots=True)
class _Gap:
    step: Status
    days: tuple[int, ...]


def test_nested_data_is_converted_all_the_way_down() -> None:
    data = {
        Status.OPEN: [_Gap(Status.CLOSED, (1, 2)), {"on": PartialDate("2026"), "at": DAY}],
        "money": Decimal("10.50"),
        "rate": Rate(1, 2),
        "count": Count("约30"),
        "when": datetime(2026, 3, 2, tzinfo=UTC),
        "flag": True,
        "none": None,
    }
    assert plain(data) == {
        "open": [{"step": "closed", "days": [1, 2]}, {"on": "2026", "at": "2026-11-23"}],
        "money": "10.50",
        "rate": {"numerator": 1, "denominator": 2, "left_out": 0},
        "count": "约30",
        "when": "2026-03-02T00:00:00+00:00",
        "flag": True,
        "none": None,
    }


def test_a_finding_has_the_fields_of_the_contract() -> None:
    finding = Finding(code="TP301", severity=Severity.ERROR, text="缺少 {n} 项", values={"n": 2}, line=3)
    assert plain([finding]) == [
        {
            "code": "TP301",
            "severity": "error",
            "message": "缺少 2 项",
            "record": None,
            "field": None,
            "path": None,
            "line": 3,
            "column": None,
            "step": None,
            "waived": False,
        }
    ]


def test_what_has_no_plain_form_is_a_defect() -> None:
    with pytest.raises(TypeError, match="no plain form for object"):
        plain({"x": object()})


def test_a_single_table_gives_its_rows_also_between_words() -> None:
    data = data_of(document(Heading("标题"), TASKS, Paragraph("完")))
    assert isinstance(data, list)
    assert data[0] == {"id": "t-9x2p", "what": "改造雨水管网", "left": 38, "state": "in_progress"}


def test_two_blocks_with_one_key_are_a_defect_rather_than_a_loss() -> None:
    with pytest.raises(ValueError, match="share a key"):
        data_of(document(TASKS, TASKS))


def test_given_data_wins_over_blocks_even_when_it_is_empty() -> None:
    assert envelope(document(FACTS, data=[]))["data"] == []
