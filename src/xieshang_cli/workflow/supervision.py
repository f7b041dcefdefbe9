"""Responsibility (包抓) and visits (督导): leaders take divisions; what visits find is put right and confirmed."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from xieshang_cli.errors import RefusedError, UsageError
from xieshang_cli.language import N_, _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.supervision import Responsibility, Supervision, Visit, VisitFinding
from xieshang_cli.workflow.building import brief, made, rebuilt, say
from xieshang_cli.workflow.change import ItemNotFoundError, changed, item_id
from xieshang_cli.workflow.stamp import Stamp
from xieshang_cli.workflow.terms import TermUpsideDownError, overlapping, require_forward, span

VISIT = N_("督导")
VISIT_FINDING = N_("督导问题")


class Leading(NamedTuple):
    """A leader: the name, and the id of the member where the committee is recorded."""

    name: str
    member: str | None = None


class Found(NamedTuple):
    """What a visit found: in words, at which station, to be put right by when."""

    text: str
    station: str | None = None
    due: PartialDate | None = None


class NotBelowError(UsageError):
    """Leaders of a committee answer for divisions below their own, and this is none."""

    code = "not_below"

    def __init__(self, division: str, committee: str) -> None:
        super().__init__(
            _("{division} 不是 {committee} 的下级区划，那一级的领导不能包抓它。").format(
                division=division, committee=committee
            ),
            ids=[division],
        )


class ResponsibilityUpsideDownError(UsageError):
    """A leader is to give up a division before, or on the day, it was taken."""

    code = "upside_down"

    def __init__(self, term: Responsibility) -> None:
        super().__init__(
            _("结束日期 {until} 不晚于开始日期 {begin}。").format(until=term.until, begin=term.from_),
            hint=_("结束日期写不再包抓的第一天。"),
            ids=[term.division],
        )


class AlreadyResponsibleError(RefusedError):
    """The leader answers for the division at that time already."""

    code = "overlap"

    def __init__(self, name: str, term: Responsibility) -> None:
        super().__init__(
            _("{name}已包抓 {division}（{span}），不能重复。").format(
                name=name, division=term.division, span=span(term)
            ),
            hint=_("先结束：{command}").format(
                command=f"xieshang supervise release {term.member or term.name} {term.division}"
            ),
            ids=[term.division],
        )


class NotResponsibleError(RefusedError):
    """Nothing runs that could be ended."""

    code = "not_found"

    def __init__(self, name: str, division: str, terms: Iterable[Responsibility]) -> None:
        super().__init__(
            _("{name}现在没有包抓 {division}。").format(name=name, division=division),
            hint=recorded(terms),
            ids=[division],
        )


class NothingToPutRightError(RefusedError):
    """It was put right already."""

    code = "wrong_state"

    def __init__(self, finding: VisitFinding) -> None:
        super().__init__(
            _("督导问题 {id} 已于 {day} 整改。").format(id=finding.id, day=finding.put_right_on),
            ids=[finding.id],
        )


class BeforeVisitError(UsageError):
    """Something that follows a visit lies before it."""

    code = "upside_down"

    def __init__(self, day: PartialDate, visit: Visit) -> None:
        super().__init__(_("{day} 早于督导日期 {on}。").format(day=day, on=visit.on), ids=[visit.id])


def assign(
    supervision: Supervision,
    stamp: Stamp,
    leader: Leading,
    divisions: Sequence[str],
    *,
    from_: PartialDate,
    until: PartialDate | None = None,
    basis: str | None = None,
    succeed: bool = False,
) -> Supervision:
    """Let a leader answer for all the divisions, or for none; `succeed` ends the terms of others there that day."""
    terms = supervision.responsibilities
    followed: list[str] = []
    for division in dict.fromkeys(divisions):
        require_below(division, supervision.code)
        facts = {"name": leader.name, "member": leader.member, "division": division, "basis": basis}
        term = forward(made(Responsibility, **facts, from_=from_, until=until))
        there = [other for other in terms if other.division == division]
        for other in overlapping(term, [other for other in there if is_of(other, leader)]):
            raise AlreadyResponsibleError(leader.name, other)
        before = [other for other in there if succeed and other.until is None]
        terms = (*(_ended(other, from_) if other in before else other for other in terms), term)
        followed += [other.name for other in before]
    what = f"{leader.name}包抓 {'、'.join(dict.fromkeys(divisions))}，{from_}" + (f" 至 {until}" if until else " 起")
    what += f"，依据：{basis}" if basis else ""
    what += f"；接替{'、'.join(dict.fromkeys(followed))}" if followed else ""
    return changed(supervision, stamp, "supervise.assign", what, responsibilities=terms)


def release(
    supervision: Supervision, stamp: Stamp, leader: Leading, divisions: Sequence[str], until: PartialDate
) -> Supervision:
    """End what a leader answers for; `until` is the first day it no longer holds."""
    terms = supervision.responsibilities
    for division in dict.fromkeys(divisions):
        there = [term for term in terms if term.division == division]
        running = next((term for term in there if is_of(term, leader) and term.until is None), None)
        if running is None:
            raise NotResponsibleError(leader.name, division, there)
        over = _ended(running, until)
        terms = tuple(over if term is running else term for term in terms)
    what = f"{leader.name}不再包抓 {'、'.join(dict.fromkeys(divisions))}，自 {until} 起"
    return changed(supervision, stamp, "supervise.release", what, responsibilities=terms)


def visit(
    supervision: Supervision,
    stamp: Stamp,
    *,
    by: Sequence[str],
    stations: Sequence[str],
    found: Sequence[Found] = (),
    note: str | None = None,
    identity: str | None = None,
    taken: Iterable[str] = (),
) -> Supervision:
    """Record a visit and what it found; a finding of a visit to one station belongs to that station."""
    say(by="、".join(by), station="、".join(stations))
    stations = tuple(dict.fromkeys(stations))
    for station in stations:
        require_below(station, supervision.code)
    new = made(
        Visit, id=item_id("v", supervision, identity, taken), on=stamp.day, by=tuple(by), stations=stations, note=note
    )
    for one in found:
        new = _with_finding(new, one, supervision, taken)
    what = f"到 {'、'.join(stations)} 督导，发现问题 {len(new.findings)} 个"
    return changed(supervision, stamp, "supervise.visit", what, visits=(*supervision.visits, new))


def add_finding(
    supervision: Supervision, stamp: Stamp, visit_id: str, found: Found, taken: Iterable[str] = ()
) -> Supervision:
    """Add what a visit found and nobody recorded with it."""
    before = find_visit(supervision, visit_id)
    after = _with_finding(before, found, supervision, taken)
    what = f"督导 {visit_id} 补记问题：{brief(found.text)}"
    return changed(supervision, stamp, "supervise.finding", what, visits=_with(supervision, after))


def resolve(
    supervision: Supervision, stamp: Stamp, finding_id: str, *, by: str, how: str, called: str | None = None
) -> Supervision:
    """Record that a finding was put right, how, and who confirms it, by id or name; `called` is the name for an id."""
    say(by=by, how=how)
    of, finding = find_finding(supervision, finding_id)
    if finding.put_right_on is not None:
        raise NothingToPutRightError(finding)
    if stamp.day.surely_before(of.on):
        raise BeforeVisitError(stamp.day, of)
    right = rebuilt(finding, put_right_on=stamp.day, put_right_by=by, put_right_how=how)
    findings = tuple(right if other.id == finding_id else other for other in of.findings)
    what = f"督导问题 {finding_id} 已整改，{called or by}确认：{brief(how)}"
    visits = _with(supervision, rebuilt(of, findings=findings))
    return changed(supervision, stamp, "supervise.resolve", what, visits=visits)


def find_visit(supervision: Supervision, visit_id: str) -> Visit:
    """Give the visit, or refuse with those there are."""
    for one in supervision.visits:
        if one.id == visit_id:
            return one
    raise ItemNotFoundError(VISIT, visit_id, (f"{one.id} {one.on}" for one in supervision.visits))


def find_finding(supervision: Supervision, finding_id: str) -> tuple[Visit, VisitFinding]:
    """Give the finding with its visit, or refuse with those there are."""
    for of, finding in supervision.findings:
        if finding.id == finding_id:
            return of, finding
    known = (f"{finding.id} {brief(finding.text, 20)}" for _of, finding in supervision.findings)
    raise ItemNotFoundError(VISIT_FINDING, finding_id, known)


def also_responsible(
    supervision: Supervision, leader: Leading, division: str, from_: PartialDate
) -> list[Responsibility]:
    """Give the terms of others in the division that go on after that day."""
    there = [term for term in supervision.responsibilities if term.division == division and not is_of(term, leader)]
    return [term for term in there if term.until is None or term.until.earliest > from_.earliest]


def is_of(term: Responsibility, leader: Leading) -> bool:
    """Whether the term is the leader's: by id where both have one, else by name."""
    if term.member and leader.member:
        return term.member == leader.member
    return term.name == leader.name


def recorded(terms: Iterable[Responsibility]) -> str:
    """Say who answers or answered for a division, and when, as a hint."""
    there = _("；").join(_("{name} {span}").format(name=term.name, span=span(term)) for term in terms)
    return _("包抓记录：{there}").format(there=there) if there else _("这里没有包抓记录。")


def forward(term: Responsibility) -> Responsibility:
    """Give the term back; refuse one that lasts no day."""
    try:
        return require_forward(term)
    except TermUpsideDownError:
        raise ResponsibilityUpsideDownError(term) from None


def require_below(code: str, committee: str) -> None:
    """Refuse a division that is not below the committee's own."""
    if not code.startswith(committee) or code == committee:
        raise NotBelowError(code, committee)


def _with_finding(of: Visit, found: Found, supervision: Supervision, taken: Iterable[str]) -> Visit:
    say(text=found.text)
    if found.due is not None and found.due.surely_before(of.on):
        raise BeforeVisitError(found.due, of)
    station = found.station or (of.stations[0] if len(of.stations) == 1 else None)
    if station is not None and of.stations and station not in of.stations:
        raise ItemNotFoundError(N_("这次督导到过的工作站"), station, of.stations)
    identity = item_id("f", supervision, taken=[*taken, *(finding.id for finding in of.findings)])
    finding = made(VisitFinding, id=identity, text=found.text, station=station, due=found.due)
    return rebuilt(of, findings=(*of.findings, finding))


def _with(supervision: Supervision, one: Visit) -> tuple[Visit, ...]:
    return tuple(one if other.id == one.id else other for other in supervision.visits)


def _ended(term: Responsibility, until: PartialDate) -> Responsibility:
    return forward(rebuilt(term, until=until))
