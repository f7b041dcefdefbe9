"""The figures of a yearly summary: those of the other reports, under the names of these."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from xieshang_cli.language import N_
from xieshang_cli.model.rows import TopicRow
from xieshang_cli.model.vocabulary import Status
from xieshang_cli.reports.adoption_counts import adoption_counted
from xieshang_cli.reports.attendance_counts import attendance_counted
from xieshang_cli.reports.counting import Counted, Figure, Item, under
from xieshang_cli.reports.linkage_counts import linkage_counted
from xieshang_cli.reports.promise_counts import promises_counted
from xieshang_cli.reports.satisfaction_counts import satisfaction_counted
from xieshang_cli.reports.selection import Selection


def topics_counted(selection: Selection) -> Counted:
    """Count the topics raised, by what has become of them."""
    keys = tuple(status.value for status in Status)
    figures = [
        Figure("raised", N_("提出的议题"), keys),
        *(Figure(status.value, status.label) for status in Status),
        Figure("solved", N_("办结并有任务经确认办结"), ("solved",), ("closed_without",)),
    ]
    return Counted(figures, list(_topic_items(selection.topics)), {"closed_without": N_("办结而没有经确认办结的任务")})


SOURCES: Mapping[str, Callable[[Selection], Counted]] = {
    "topics": topics_counted,
    "participation": attendance_counted,
    "promises": promises_counted,
    "adoption": adoption_counted,
    "satisfaction": satisfaction_counted,
    "linkage": linkage_counted,
}
"""Report -> its figures; that of topics is nowhere else."""

TITLES = {
    "topics": N_("议题"),
    "participation": N_("参与情况"),
    "promises": N_("承诺兑现情况"),
    "adoption": N_("协商成果采纳情况"),
    "satisfaction": N_("满意度测评情况"),
    "linkage": N_("上下联动情况"),
}


def yearly_counted(selection: Selection) -> Counted:
    """Put the figures of all together."""
    parts = [under(name, count(selection)) for name, count in SOURCES.items()]
    return Counted(
        [figure for part in parts for figure in part.figures if not _is_stay(figure)],
        [item for part in parts for item in part.items],
        {part: label for counted in parts for part, label in counted.labels.items()},
    )


def _topic_items(rows: Iterable[TopicRow]) -> Iterator[Item]:
    for row in rows:
        yield Item(row.status, row)
        if row.status == Status.CLOSED:
            yield Item("solved" if row.tasks_done else "closed_without", row)


def _is_stay(figure: Figure) -> bool:
    """Whether a figure tells how long topics stayed at a level: that asks for topics of other years too."""
    return figure.key.startswith("linkage.") and figure.key.endswith((".stays", ".days"))
