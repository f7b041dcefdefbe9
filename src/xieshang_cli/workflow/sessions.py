"""A session: who came, what was said, and what came of it for each topic."""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from xieshang_cli.errors import RefusedError
from xieshang_cli.language import N_, _
from xieshang_cli.model.partial import Count
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Agreement, Headcount, Opinion, Outcome, Participant, Reservation, Session
from xieshang_cli.model.vocabulary import Attendance, Result
from xieshang_cli.workflow.building import NotSaidError, brief, completed, made, rebuilt, say
from xieshang_cli.workflow.change import LIVING, RecordMissingError, changed, item_id, require, require_station
from xieshang_cli.workflow.promises import formerly
from xieshang_cli.workflow.stamp import Stamp

Point = TypeVar("Point", Agreement, Reservation)


class NotOnAgendaError(RefusedError):
    """The session did not treat this topic."""

    code = "not_on_agenda"

    def __init__(self, session: Session, topic_id: str) -> None:
        super().__init__(
            _("议题 {topic} 不在协商会 {session} 的议程上，议程：{agenda}。").format(
                topic=topic_id, session=session.id, agenda=_("、").join(session.topics)
            ),
            ids=[session.id, topic_id],
        )


class NamesakesError(RefusedError):
    """Several people of that name came, and nothing said tells which is meant."""

    code = "ambiguous"

    def __init__(self, session: Session, name: str, units: Sequence[str]) -> None:
        super().__init__(
            _("协商会 {session} 的名单上有 {n} 位{name}：{units}。").format(
                session=session.id, n=len(units), name=name, units=_("；").join(units)
            ),
            hint=_("用 --unit 写明单位，或用 --member 写明委员编码。"),
            ids=[session.id],
        )


class ConcludedError(RefusedError):
    """An outcome for this topic is already recorded."""

    code = "already_concluded"

    def __init__(self, session: Session, outcome: Outcome) -> None:
        super().__init__(
            _("协商会 {session} 对议题 {topic} 已有结果：{result}。").format(
                session=session.id, topic=outcome.topic, result=_(outcome.result.label)
            ),
            hint=_("补充共识，不写 --result；要改写，加 --replace，文字不变的共识保留原编码。"),
            ids=[session.id, outcome.topic],
        )


class PromisedError(RefusedError):
    """Words that are being carried out would be gone."""

    code = "agreement_has_task"

    def __init__(self, session: Session, gone: Sequence[Agreement]) -> None:
        super().__init__(
            _("这几条共识已经有任务，改写后就没有了：{agreements}。").format(
                agreements=_("；").join(f"{agreement.id} {brief(agreement.text)}" for agreement in gone)
            ),
            hint=_(
                "文字不变的，照原样再写一遍 --agreement；要改文字，编辑协商会，保留编码：xieshang session edit {id}"
            ).format(id=session.id),
            ids=[session.id, *(agreement.id for agreement in gone)],
        )


def new_session(
    session_id: str, station: str, topics: Sequence[str], records: Records, stamp: Stamp, **facts: Any
) -> Session:
    """Open a session on one or several topics; `facts` are fields of `Session`."""
    if not topics:
        raise NotSaidError(["--topic"])
    require_station(session_id, station, records)
    agenda = tuple(dict.fromkeys(topics))
    for topic_id in agenda:
        _require_topic(topic_id, records)
    event = stamp.event("new", f"登记协商会，议题 {'、'.join(agenda)}")
    return made(Session, id=session_id, station=station, topics=agenda, events=(event,), **facts)


def amend(session: Session, stamp: Stamp, **facts: Any) -> Session:
    """Set or change facts of the session: day, times, place, form, host, convener, recorder, notice, minutes."""
    titles = [Session.model_fields[name].title or name for name, fact in facts.items() if fact is not None]
    now = completed(session, **facts)
    return changed(now, stamp, "edit", f"填写{'、'.join(titles)}{formerly(session, now)}")


def add_to_agenda(session: Session, topic_id: str, records: Records, stamp: Stamp) -> Session:
    """Let the session treat one topic more; nothing changes when it does already."""
    _require_topic(topic_id, records)
    if topic_id in session.topics:
        return session
    return changed(session, stamp, "session.agenda", f"增加议题 {topic_id}", topics=(*session.topics, topic_id))


def attend(session: Session, participants: Iterable[Mapping[str, Any]], stamp: Stamp) -> Session:
    """Add people, each given as fields of `Participant`; whoever is there already is completed, not added twice.

    The same person is one with the same reference, else the same member, else the same name; of namesakes the one of
    the same unit. People given together are different people, whatever their names.
    """
    people = list(session.participants)
    before = dict(enumerate(session.participants))
    said: list[str] = []
    for facts in participants:
        person = made(Participant, **facts)
        known = _known(person, before, session)
        if known is None:
            people.append(person)
        else:
            people[known] = _joined(before.pop(known), facts)
        said.append(_called(person))
    if not said:
        raise NotSaidError(["--name"])
    shown = "、".join(said[:5]) + (f" 等 {len(said)} 人" if len(said) > 5 else "")
    return _attended(session, stamp, f"登记参加人员：{shown}", participants=tuple(people))


def invite(session: Session, participants: Sequence[Mapping[str, Any]], stamp: Stamp) -> Session:
    """Add people who were asked to come, given as for `attend`; nothing changes when all are on the list already."""
    before = list(session.participants)
    new = attend(session, participants, stamp)
    return session if list(new.participants) == before else new


def attend_by_role(session: Session, role: str, count: Count, stamp: Stamp) -> Session:
    """Record how many of a role came; said again, the later number holds."""
    say(role=role)
    by_role = {**(session.headcount.by_role if session.headcount else {}), role: count}
    headcount = completed(session.headcount or Headcount(), by_role=by_role)
    return _attended(session, stamp, f"{brief(role)} {count} 人", headcount=headcount)


def attend_by_affected(session: Session, category: str, count: Count, stamp: Stamp) -> Session:
    """Record how many of those affected of one category came; said again, the later number holds."""
    say(affected=category)
    by_affected = {**(session.headcount.by_affected if session.headcount else {}), category: count}
    headcount = completed(session.headcount or Headcount(), by_affected=by_affected)
    return _attended(session, stamp, f"利益攸关方“{brief(category)}” {count} 人", headcount=headcount)


def attend_in_total(session: Session, total: Count, stamp: Stamp) -> Session:
    """Record how many came altogether; said again, the later number holds."""
    headcount = completed(session.headcount or Headcount(), total=total)
    return _attended(session, stamp, f"到会共 {total} 人", headcount=headcount)


def add_opinion(session: Session, stamp: Stamp, **facts: Any) -> Session:
    """Add what somebody said; `facts` are fields of `Opinion`. The only topic of the agenda need not be named."""
    identity = item_id("o", session, facts.pop("id", None))
    if facts.get("topic") is None and len(session.topics) == 1:
        facts["topic"] = session.topics[0]
    opinion = made(Opinion, id=identity, **facts)
    if opinion.topic is not None:
        _require_on_agenda(session, opinion.topic)
    what = f"{opinion.by or opinion.role or '与会人员'}：{brief(opinion.text)}"
    return changed(session, stamp, "session.opinion", what, opinions=(*session.opinions, opinion))


def conclude(
    session: Session,
    topic_id: str,
    result: Result | None,
    stamp: Stamp,
    agreements: Sequence[str] = (),
    reservations: Sequence[str] = (),
    *,
    reason: str | None = None,
    replace: bool = False,
) -> Session:
    """Record what the session came to for one topic.

    Without a result, an outcome that is there is completed. With one it is replaced, if `replace` says so; words that
    stay the same keep their id, so that tasks still find their agreement.
    """
    _require_on_agenda(session, topic_id)
    before = session.outcome_for(topic_id)
    if result is None and before is None:
        raise NotSaidError(["--result"])
    if result is not None and before is not None and not replace:
        raise ConcludedError(session, before)
    if result is None and before is not None:
        result, reason = before.result, reason or before.reason
        agreements = [*(agreement.text for agreement in before.agreements), *agreements]
        reservations = [*(reservation.text for reservation in before.reservations), *reservations]
    outcome = made(
        Outcome,
        topic=topic_id,
        result=result,
        reason=reason,
        agreements=_worded(Agreement, "a", agreements, before.agreements if before else (), session),
        reservations=_worded(Reservation, "o", reservations, before.reservations if before else (), session),
    )
    outcomes = (*(other for other in session.outcomes if other.topic != topic_id), outcome)
    verb = "改写结果" if before else "协商结果"
    what = f"议题 {topic_id} {verb}：{outcome.result.label}，共识 {len(outcome.agreements)} 项"
    now = rebuilt(session, outcomes=outcomes)
    return changed(now, stamp, "session.conclude", what + formerly(session, now))


def require_promised(before: Session, after: Session, carried_out: Container[str]) -> None:
    """Require that agreements `carried_out` by tasks, given by their ids, are still there. Raises `PromisedError`."""
    kept = {point.id for outcome in after.outcomes for point in outcome.agreements}
    points = [point for outcome in before.outcomes for point in outcome.agreements]
    gone = [point for point in points if point.id in carried_out and point.id not in kept]
    if gone:
        raise PromisedError(before, gone)


def _attended(session: Session, stamp: Stamp, what: str, **facts: Any) -> Session:
    gone = formerly(session, rebuilt(session, **facts))
    return changed(session, stamp, "session.attend", what + gone, **facts)


def _require_topic(topic_id: str, records: Records) -> None:
    topic = records.topic(topic_id)
    if topic is None:
        raise RecordMissingError("topic", topic_id)
    require(topic, N_("列入协商会"), states=LIVING)


def _require_on_agenda(session: Session, topic_id: str) -> None:
    if topic_id not in session.topics:
        raise NotOnAgendaError(session, topic_id)


def _known(person: Participant, people: Mapping[int, Participant], session: Session) -> int | None:
    """Give the place of the same person among those there."""
    same = [place for place, other in people.items() if _is_same(person, other)]
    sure = [place for place in same if _is_surely_same(person, people[place])] or same
    if len(sure) > 1:
        raise NamesakesError(
            session, _called(person), [people[place].unit or people[place].role or "" for place in sure]
        )
    return sure[0] if sure else None


def _joined(before: Participant, facts: Mapping[str, Any]) -> Participant:
    """Complete somebody on the list: whoever was invited and is named again came, unless that is said again."""
    given = {name: fact for name, fact in facts.items() if name != "id"}
    if before.is_invited:
        given.setdefault("status", Attendance.PRESENT)
    elif given.get("status") == Attendance.INVITED:
        del given["status"]
    return completed(before, **given)


def _is_same(one: Participant, other: Participant) -> bool:
    if one.person or other.person:
        return one.person == other.person
    if one.member and other.member:
        return one.member == other.member
    return one.name is not None and one.name == other.name


def _is_surely_same(one: Participant, other: Participant) -> bool:
    """Whether more than the name is the same."""
    return (one.member is not None and one.member == other.member) or (one.unit is not None and one.unit == other.unit)


def _called(person: Participant) -> str:
    # A resident has no name here: the reference and the role are all that may stand in a record.
    called = person.name or person.person or person.role
    if called is None:
        raise NotSaidError(["--name"])
    return brief(called, 20)


def _worded(
    kind: type[Point], letter: str, texts: Sequence[str], before: Sequence[Point], session: Session
) -> tuple[Point, ...]:
    known = {point.text: point.id for point in before}
    points: dict[str, Point] = {}
    for text in texts:
        if text not in points:
            identity = known.get(text) or item_id(letter, session, taken=[point.id for point in points.values()])
            points[text] = made(kind, id=identity, text=text)
    return tuple(points.values())
