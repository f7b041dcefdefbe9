"""The yearly plan (年度协商计划) against what happened: each matter, and the topics that were in no plan."""

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum

from xieshang_cli.language import N_, _
from xieshang_cli.model.rows import PlannedTopicRow, PlanRow, TopicRow
from xieshang_cli.model.vocabulary import Level, PlanStageKind, Status, Step
from xieshang_cli.reports.counting import Counted, Figure, Item
from xieshang_cli.reports.document import Column, Document, Rate, Table, Value
from xieshang_cli.reports.notes import unreadable_notes
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.selection import Selection, last_day, partial, term


class Fate(StrEnum):
    """How far a planned matter has come."""

    CLOSED = "closed"
    HELD = "held"
    LINKED = "linked"
    WAITING = "waiting"
    LATE = "late"
    DROPPED = "dropped"


FATES: Mapping[Fate, str] = {
    Fate.CLOSED: N_("已办结"),
    Fate.HELD: N_("已协商"),
    Fate.LINKED: N_("已立项"),
    Fate.WAITING: N_("未到时间"),
    Fate.LATE: N_("逾期未协商"),
    Fate.DROPPED: N_("已取消"),
}
"""Every planned matter is in exactly one."""


def plan_counted(selection: Selection) -> Counted:
    """Give how many matters have come how far, the share deliberated, and the topics outside."""
    topics = {row.id: row for row in selection.topics}
    done, open_, dropped = (Fate.CLOSED, Fate.HELD), (Fate.LINKED, Fate.WAITING, Fate.LATE), (Fate.DROPPED,)
    figures = [
        Figure("topics", N_("计划议题"), tuple(Fate)),
        *(Figure(fate.value, label) for fate, label in FATES.items()),
        Figure("done", N_("已协商占比"), done, open_, dropped),
        Figure("outside", N_("计划之外的议题")),
    ]
    items = [Item(fate_of(row, topics, selection), row) for row in selection.planned_topics]
    items += [Item("outside", row) for row in outside_plan(selection)]
    return Counted(figures, items, by_station=False)


@report(
    "plan",
    title=N_("年度协商计划执行情况"),
    summary=N_("计划议题办到哪一步，逾期未协商的，计划之外的议题。"),
    needs=("plans", "planned_topics", "topics"),
    counted=plan_counted,
)
def plan(selection: Selection) -> Document:
    """Make a line for each plan, one for each matter, and one for each topic outside."""
    topics = {row.id: row for row in selection.topics}
    fates = {row.id: fate_of(row, topics, selection) for row in selection.planned_topics}
    outside = outside_plan(selection)
    return Document(
        kind="report.plan",
        title=_("年度协商计划执行情况"),
        as_of=selection.today,
        blocks=[
            _plans_table(selection, fates),
            planned_table(selection.planned_topics, fates, topics, selection),
            outside_table(outside, selection),
        ],
        notes=[*_undecided_note(selection), *unreadable_notes(selection.unreadable)],
        counts={**{fate.value: list(fates.values()).count(fate) for fate in Fate}, "outside": len(outside)},
        data={
            "plans": [_plan_data(row, selection, fates) for row in selection.plans],
            "topics": [{**row._asdict(), "fate": fates[row.id].value} for row in selection.planned_topics],
            "outside": [row.id for row in outside],
        },
    )


def fate_of(row: PlannedTopicRow, topics: Mapping[str, TopicRow], selection: Selection) -> Fate:
    """Tell how far a matter has come; one whose month is not recorded is never late."""
    topic = topics.get(row.topic or "")
    if row.dropped:
        return Fate.DROPPED
    if topic is not None and topic.status == Status.CLOSED:
        return Fate.CLOSED
    if topic is not None and topic.sessions:
        return Fate.HELD
    due = last_day(row.month_last)
    if due is not None and due < selection.today:
        return Fate.LATE
    return Fate.LINKED if topic is not None else Fate.WAITING


def outside_plan(selection: Selection) -> list[TopicRow]:
    """Give the topics taken up in a year that has a plan, above which no plan names them."""
    planned = {row.topic for row in selection.planned_topics}
    years = {(row.division, str(row.year)) for row in selection.plans}
    return [
        row
        for row in selection.topics
        if row.id not in planned
        and row.decided_on is not None
        and row.step != Step.DECIDE
        and row.status in {Status.OPEN, Status.CLOSED}
        and any(row.station.startswith(division) and row.decided_on.startswith(year) for division, year in years)
    ]


def planned_table(
    rows: Sequence[PlannedTopicRow], fates: Mapping[str, Fate], topics: Mapping[str, TopicRow], selection: Selection
) -> Table:
    """Give one line for each matter, in the order of months; those without one come last."""
    columns = [
        Column("id", _("编码")),
        Column("month", _("时间")),
        Column("title", _("议题")),
        Column("division", _("承办"), goes=2),
        Column("level", _("层级"), goes=3),
        Column("form", _("形式"), goes=5),
        Column("lead", _("牵头"), goes=4),
        Column("fate", _("进展")),
        Column("topic", _("对应议题"), goes=1),
    ]
    ordered = sorted(rows, key=lambda row: (row.plan, row.month_last or "9999", row.id))
    return Table(
        "topics",
        columns,
        [_planned_cells(row, fates[row.id], topics, selection) for row in ordered],
        title=_("计划议题"),
        empty=_("计划里还没有议题。"),
        headline="title",
    )


def outside_table(rows: Sequence[TopicRow], selection: Selection) -> Table:
    """Give one line for each topic outside the plan."""
    columns = [
        Column("id", _("编码")),
        Column("title", _("议题")),
        Column("station", _("工作站")),
        Column("decided_on", _("审定日期")),
        Column("where", _("步骤")),
    ]
    cells: list[list[Value]] = [
        [row.id, row.title, selection.unit_name(row.station), partial(row.decided_on), selection.where(row)]
        for row in rows
    ]
    return Table("outside", columns, cells, title=_("计划之外的议题"), empty=_("没有计划之外的议题。"))


def _planned_cells(
    row: PlannedTopicRow, fate: Fate, topics: Mapping[str, TopicRow], selection: Selection
) -> list[Value]:
    topic = topics.get(row.topic or "")
    where = f"{row.topic} {selection.where(topic)}" if topic is not None else row.topic or ""
    return [
        row.id,
        partial(row.month),
        row.title,
        selection.unit_name(row.division),
        term(Level, row.level) if row.level else None,
        row.form,
        row.lead,
        _(FATES[fate]),
        where,
    ]


def _plans_table(selection: Selection, fates: Mapping[str, Fate]) -> Table:
    columns = [
        Column("plan", _("计划")),
        Column("stage", _("环节")),
        Column("topics", _("议题"), is_number=True),
        *(Column(fate.value, _(label), is_number=True) for fate, label in FATES.items()),
        Column("done", _("已协商占比"), is_number=True),
    ]
    return Table(
        "plans",
        columns,
        [_plan_cells(row, selection, fates) for row in selection.plans],
        title=_("各计划"),
        empty=_("没有年度协商计划。"),
    )


def _plan_cells(row: PlanRow, selection: Selection, fates: Mapping[str, Fate]) -> list[Value]:
    counts = _counts(row, selection, fates)
    name = _("{place} {year} 年").format(place=selection.place_name(row.division), year=row.year)
    stage = term(PlanStageKind, row.stage) if row.stage else None
    return [name, stage, row.topics, *(counts[fate] for fate in Fate), _share(counts)]


def _plan_data(row: PlanRow, selection: Selection, fates: Mapping[str, Fate]) -> dict[str, object]:
    counts = _counts(row, selection, fates)
    return {**row._asdict(), **{fate.value: counts[fate] for fate in Fate}, "done": _share(counts)}


def _counts(row: PlanRow, selection: Selection, fates: Mapping[str, Fate]) -> Counter[Fate]:
    return Counter(fates[planned.id] for planned in selection.planned_topics if planned.plan == row.id)


def _share(counts: Counter[Fate]) -> Rate:
    """Of what was planned and not dropped, how much has been deliberated."""
    done = counts[Fate.CLOSED] + counts[Fate.HELD]
    return Rate(done, counts.total() - counts[Fate.DROPPED], left_out=counts[Fate.DROPPED])


def _undecided_note(selection: Selection) -> list[str]:
    undated = sum(
        row.decided_on is None and row.step != Step.COLLECT and row.status in {Status.OPEN, Status.CLOSED}
        for row in selection.topics
    )
    if not undated or not selection.plans:
        return []
    return [_("另有 {n} 个议题没有记录审定日期，不知是否属于这些年度，没有列入“计划之外”。").format(n=undated)]
