"""A session in brief."""

import json

from xieshang_cli.model.policy import Policy
from xieshang_cli.model.rows import SessionRow
from xieshang_cli.model.session import Participant, Session
from xieshang_cli.model.vocabulary import Mode
from xieshang_cli.workflow.organisation_rows import first_day, last_day, typed


def session_row(session: Session, policy: Policy) -> SessionRow:
    """Give the row of a session."""
    attendances = session.attendances()
    principals = policy.principal_positions
    return SessionRow(
        id=session.id,
        station=session.station,
        topics=" ".join(session.topics),
        held_on=typed(session.held_on),
        held_from=first_day(session.held_on),
        held_until=last_day(session.held_on),
        place=session.place,
        form=session.form,
        host=session.host,
        recorder=session.recorder,
        attendances=attendances.number,
        attendances_approximate=attendances.approximate,
        attendances_unknown=attendances.unknown,
        attendances_typed=attendances.typed or None,
        agreements=sum(len(outcome.agreements) for outcome in session.outcomes),
        results=" ".join(dict.fromkeys(outcome.result.value for outcome in session.outcomes)),
        members=" ".join(map(_participation, _members(session))),
        planned_for=typed(session.planned_for),
        planned_from=first_day(session.planned_for),
        start=session.start,
        notice_on=typed(session.notice.on) if session.notice else None,
        by_role=json.dumps(attendances_by_role(session), ensure_ascii=False),
        remote=sum(person.took_part and person.mode is Mode.REMOTE for person in session.participants),
        written=sum(person.mode is Mode.WRITTEN for person in session.participants),
        people="\n".join(f"{_key(person)}/{person.role or ''}" for person in session.participants if person.took_part),
        principal_leaders=sum(person.position in principals and person.took_part for person in session.participants),
    )


def attendances_by_role(session: Session) -> dict[str, str]:
    """Give the attendances of each role as typed, counted or named; who has none is left out."""
    return {role: count.text for role, count in session.counts_by_role().items()}


def _members(session: Session) -> list[Participant]:
    """Give the members on the list; of a session that was held not those of whom nobody recorded whether they came."""
    is_held = session.held_on is not None
    return [person for person in session.participants if person.member and not (is_held and person.is_invited)]


def _key(person: Participant) -> str:
    return person.member or person.person or person.name or ""


def _participation(person: Participant) -> str:
    return f"{person.member}/{person.status.value}/{person.mode.value if person.mode else '-'}"
