"""Money and work that tasks brought in: summed exactly, and what is not known is said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from xieshang_cli.language import _
from xieshang_cli.model.task import Task
from xieshang_cli.reports.document import Value


@dataclass(frozen=True, slots=True)
class Money:
    """A sum of the `amounts` recorded; `unknown` are sources without amount or work, `silent` tasks without sources."""

    total: Decimal
    amounts: int
    unknown: int
    in_kind: tuple[str, ...]
    tasks: int
    silent: int

    def facts(self) -> list[tuple[str, str, Value]]:
        """Say it; nothing recorded is no sum of 0."""
        total = _("{total} 元（{n} 笔）").format(total=self.total, n=self.amounts) if self.amounts else None
        items: list[tuple[str, str, Value]] = [("total", _("在办任务的资金"), total)]
        if self.in_kind:
            items.append(("in_kind", _("出工出物"), self.in_kind))
        if self.unknown:
            items.append(("unknown", _("写了来源、没写金额"), self.unknown))
        if self.tasks:
            items.append(
                ("silent", _("没有记录资金的任务"), _("{n} 项（共 {of} 项）").format(n=self.silent, of=self.tasks))
            )
        return items

    def data(self) -> Mapping[str, object]:
        """Give it to programs."""
        return {
            "total": self.total if self.amounts else None,
            "amounts": self.amounts,
            "unknown": self.unknown,
            "in_kind": list(self.in_kind),
            "tasks": self.tasks,
            "tasks_without": self.silent,
        }


def money_of(tasks: Iterable[Task]) -> Money:
    """Sum what these tasks have."""
    tasks = tuple(tasks)
    resources = [resource for task in tasks for resource in task.resources]
    amounts = [resource.amount for resource in resources if resource.amount is not None]
    return Money(
        total=sum(amounts, Decimal(0)),
        amounts=len(amounts),
        unknown=sum(resource.amount is None and not resource.in_kind for resource in resources),
        in_kind=tuple(
            _("{source}：{what}").format(source=resource.source, what=resource.in_kind)
            for resource in resources
            if resource.in_kind
        ),
        tasks=len(tasks),
        silent=sum(not task.resources for task in tasks),
    )
