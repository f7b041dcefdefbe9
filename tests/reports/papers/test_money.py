from decimal import Decimal
from typing import Any

from xieshang_cli.model.task import Task
from xieshang_cli.reports.papers.money import money_of


def task(*resources: dict[str, str]) -> Task:
    facts: dict[str, Any] = {"id": "t-0001", "what": "装灯", "resources": list(resources)}
    return Task.model_validate(facts)


def test_amounts_are_summed_exactly_and_what_is_unknown_is_said() -> None:
    money = money_of(
        [
            task({"source": "街道", "amount": "0.10"}, {"source": "居民", "amount": "0.20"}),
            task({"source": "企业"}, {"source": "村民", "in_kind": "出工三天"}),
            task(),
        ]
    )
    assert money.total == Decimal("0.30")
    assert money.facts() == [
        ("total", "在办任务的资金", "0.30 元（2 笔）"),
        ("in_kind", "出工出物", ("村民：出工三天",)),
        ("unknown", "写了来源、没写金额", 1),
        ("silent", "没有记录资金的任务", "1 项（共 3 项）"),
    ]


def test_nothing_recorded_is_no_sum() -> None:
    money = money_of([task()])
    assert money.facts()[0] == ("total", "在办任务的资金", None)
    assert money.data()["total"] is None
    assert money_of([]).facts() == [("total", "在办任务的资金", None)]
    assert money_of([task({"source": "街道", "amount": "0"})]).data()["total"] == Decimal(0)
