"""The page of a visit (督导): who, where, what was found and whether it was put right."""

from collections.abc import Iterable

from xieshang_cli.language import _
from xieshang_cli.model.identity import is_member_id
from xieshang_cli.model.supervision import Supervision, Visit, VisitFinding
from xieshang_cli.reports.deadlines import is_overdue, time_left
from xieshang_cli.reports.document import Document, Entries, Entry, Mark, Value
from xieshang_cli.reports.pages.context import PageContext, facts
from xieshang_cli.reports.record_data import Data, supervision_data
from xieshang_cli.workflow.next_actions import resolve_command


def visit_page(supervision: Supervision, visit: Visit, context: PageContext) -> Document:
    """One visit with all it found."""
    return Document(
        kind="visit",
        title=_("督导 {id}").format(id=visit.id),
        as_of=context.today,
        blocks=[
            facts("visit", "", _facts(supervision, visit, context)),
            Entries(
                "findings",
                [finding_entry(finding, context) for finding in visit.findings],
                title=_("发现的问题"),
                empty=_("没有发现问题。"),
            ),
        ],
        data=visit_data(supervision, visit, context),
    )


def visit_data(supervision: Supervision, visit: Visit, context: PageContext) -> Data:
    """Give a visit as stored with whose committee's it is, and whether each finding is late."""
    stored = supervision_data(supervision)["visits"]
    (data,) = (one for one in stored if one["id"] == visit.id)
    late = {finding.id: _is_late(finding, context) for finding in visit.findings}
    findings = [{**finding, "overdue": late[finding["id"]]} for finding in data["findings"]]
    return {**data, "committee": supervision.code, "findings": findings}


def finding_entry(finding: VisitFinding, context: PageContext) -> Entry:
    """One line: what and where; how it was put right, or how many days are left and the command."""
    place = context.unit_name(finding.station) if finding.station else None
    text = _("{place}：{text}").format(place=place, text=finding.text) if place else finding.text
    if finding.put_right_on is not None:
        done = _("{day} 整改，{by}确认").format(day=finding.put_right_on, by=_who(finding.put_right_by, context))
        how = [Entry(finding.put_right_how)] if finding.put_right_how else []
        return Entry(text, mark=Mark.DONE, note=_("，").join((finding.id, done)), children=how)
    return Entry(
        text,
        mark=Mark.ERROR if _is_late(finding, context) else Mark.CURRENT,
        note=_("，").join((finding.id, time_left(finding.due, context.today))),
        command=resolve_command(finding.id),
    )


def _facts(supervision: Supervision, visit: Visit, context: PageContext) -> list[tuple[str, str, Value]]:
    committee = context.records.committee(supervision.code)
    left = sum(finding.put_right_on is None for finding in visit.findings)
    items: list[tuple[str, str, Value]] = [
        ("on", _("督导日期"), visit.on),
        ("by", _("督导人员"), _names(visit.by, context) or None),
        ("committee", _("政协"), f"{committee.name} {committee.code}" if committee else supervision.code),
        ("stations", _("工作站"), tuple(context.unit_name(code) for code in visit.stations) or None),
        ("left", _("待整改"), left),
    ]
    return [*items, ("note", _("情况"), visit.note)] if visit.note else items


def _names(people: Iterable[str], context: PageContext) -> tuple[str, ...]:
    return tuple(_who(who, context) for who in people)


def _who(who: str | None, context: PageContext) -> str:
    if who is None:
        return _("未记录的人")
    member = context.records.member(who) if is_member_id(who) else None
    return member.name if member else who


def _is_late(finding: VisitFinding, context: PageContext) -> bool:
    return finding.put_right_on is None and is_overdue(finding.due.latest if finding.due else None, context.today)
