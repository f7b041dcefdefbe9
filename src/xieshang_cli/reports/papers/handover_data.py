"""A handover pack for programs: the same as the paper, without its sentences."""

from collections.abc import Mapping, Sequence

from xieshang_cli.model.rows import TaskRow, TopicRow
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.reports.deadlines import is_overdue
from xieshang_cli.reports.papers.handing import Handing, first_week, running
from xieshang_cli.reports.papers.handover_people import Contact
from xieshang_cli.reports.papers.money import Money
from xieshang_cli.reports.roster_days import on_day
from xieshang_cli.reports.selection import is_open, last_day, term


def pack_data(handing: Handing, money: Money, people: Sequence[Contact]) -> Mapping[str, object]:
    """Give everything that stands on the paper."""
    handover, rows = handing.handover, handing.rows
    known = rows.contacts
    return {
        "id": handover.id if handing.is_recorded else None,
        "station": handing.station.code,
        "post": handover.post,
        "from": handover.from_,
        "to": handover.to,
        "on": handover.on,
        "items": [item.item for item in handover.items],
        "first_week": [
            {"item": due.item, "what": due.text, "due": due.due, "command": due.command} for due in first_week(handing)
        ],
        "topics": [_topic_data(row, handing) for row in rows.topics if is_open(row)],
        "tasks": [_task_data(row, handing) for row in running(handing)],
        "findings": [row._asdict() for row in rows.visit_findings if row.put_right_on is None],
        "contacts": [
            {
                "group": who.key,
                "name": who.name,
                "member": who.member,
                "what": who.what,
                "phone": known.get(who.member or "", (None, None))[0] if known is not None else None,
            }
            for who in people
        ],
        "rooms": [
            {
                "id": row.id,
                "division": row.division,
                "checked_on": row.checked_on,
                "unmet": (row.unmet or "").splitlines(),
            }
            for row in on_day(rows.rooms, handing.day)
        ],
        "councils": [{"id": row.id, "division": row.division} for row in on_day(rows.councils, handing.day)],
        "money": money.data(),
        "work_rules": list(handing.station.work_rules),
    }


def pack_counts(handing: Handing) -> dict[str, int]:
    """Count what is handed over."""
    today = handing.rows.today
    there = running(handing)
    return {
        "items": len(handing.handover.items),
        "topics": sum(map(is_open, handing.rows.topics)),
        "tasks": len(there),
        "overdue_tasks": sum(is_overdue(last_day(row.due_last), today) for row in there),
        "findings": sum(row.put_right_on is None for row in handing.rows.visit_findings),
        "first_week": len(first_week(handing)),
        "unreadable": len(handing.rows.unreadable),
    }


def _topic_data(row: TopicRow, handing: Handing) -> Mapping[str, object]:
    action = handing.actions.get(row.id)
    return {
        "id": row.id,
        "title": row.title,
        "step": term(Step, row.step),
        "holder": row.holder,
        "due": row.due,
        "next": action.command if action else None,
    }


def _task_data(row: TaskRow, handing: Handing) -> Mapping[str, object]:
    return {
        "id": row.id,
        "topic": row.topic,
        "what": row.what,
        "lead": row.lead,
        "supervisor": row.supervisor,
        "due": row.due,
        "overdue": is_overdue(last_day(row.due_last), handing.rows.today),
    }
