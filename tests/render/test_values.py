"""Values as people and as programs get them."""

import pytest

from xieshang_cli.model.partial import Count, CountTotal, PartialDate
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.render.values import machine, spoken
from xieshang_cli.reports.document import Rate, Value


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "未记录"),
        (0, "0"),
        ("", ""),
        ((), ""),
        ("186400.10", "186400.10"),
        (Step.RESEARCH, "议前调研"),
        (PartialDate("2023-03"), "2023-03"),
        (Count("50余"), "50余"),
        (Count("14"), "14"),
        (CountTotal(), "0"),
        (CountTotal(64, 3), "64"),
        (CountTotal(50, 1, 1, typed="50余"), "50余"),
        (CountTotal(64, 3, approximate=1), "64 (其中约数1项)"),
        (CountTotal(64, 3, unknown=2), "64 (另有2项未记录)"),
        (CountTotal(64, 4, 1, 2), "64 (其中约数1项；另有2项未记录)"),
        (CountTotal(0, 2, 0, 2), "未记录"),
        (Rate(47, 50), "47/50 (94.0%)"),
        (Rate(47, 50, 3), "47/50 (94.0%)，另有3项未记录"),
        (Rate(1, 2000), "1/2000 (0.1%)"),
        (Rate(2, 3), "2/3 (66.7%)"),
        (Rate(0, 0), "0/0 (—)"),
        (Rate(0, 0, 4), "0/0 (—)，另有4项未记录"),
        (("甲", "乙"), "甲、乙"),
    ],
)
def test_spoken(value: Value, said: str) -> None:
    assert spoken(value) == said


@pytest.mark.parametrize(
    ("value", "given"),
    [
        (None, None),
        (0, 0),
        ("x", "x"),
        (Step.RESEARCH, "research"),
        (PartialDate("2023-03"), "2023-03"),
        (Count("14"), 14),
        (Count("50余"), "50余"),
        (Count("未知"), "未知"),
        (CountTotal(64, 4, 1, 2), {"number": 64, "of": 4, "approximate": 1, "unknown": 2}),
        (Rate(47, 50, 3), {"numerator": 47, "denominator": 50, "left_out": 3}),
        (("甲", "乙"), ["甲", "乙"]),
    ],
)
def test_machine(value: Value, given: object) -> None:
    assert machine(value) == given
    assert type(machine(value)) is type(given)
