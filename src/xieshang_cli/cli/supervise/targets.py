"""Whom and what the verbs of `supervise` are about: leaders, divisions, the committee whose file it is, visits."""

from collections.abc import Iterable, Sequence

from xieshang_cli.cli.env import Env
from xieshang_cli.cli.members import find_member
from xieshang_cli.cli.suggestions import folded
from xieshang_cli.errors import RefusedError, UsageError
from xieshang_cli.language import _
from xieshang_cli.model.identity import DIVISION_CODE, number_form, parent_code
from xieshang_cli.model.rows import LeaderRow, MemberRow, ResponsibilityRow, VisitFindingRow, VisitRow
from xieshang_cli.model.vocabulary import Level
from xieshang_cli.storage.references import Kind
from xieshang_cli.workflow.supervision import Leading

LEVELS = {Level.PROVINCE: 2, Level.PREFECTURE: 4, Level.COUNTY: 6}


class NoDivisionSaidError(UsageError):
    """A leader was named, and no division."""

    def __init__(self) -> None:
        super().__init__(_("要写明包抓哪些区划。"), hint=_("例如：xieshang supervise assign 李华 620302001 620302002"))


class SeveralCommitteesError(UsageError):
    """The divisions lie under several committees, and one command writes one file."""

    code = "ambiguous"

    def __init__(self, committees: Iterable[str]) -> None:
        super().__init__(
            _("这些区划属于几个上级（{codes}），一次只记一个政协的分工。").format(codes=_("、").join(committees)),
            hint=_("分几次写，或用 --committee 代码 写明是哪一级政协的领导。"),
        )


class NotACommitteeError(UsageError):
    """The code is not that of a province, prefecture or county."""

    def __init__(self, code: str) -> None:
        super().__init__(
            _("政协的代码是省、市、县的 2、4、6 位代码，“{code}”不是。").format(code=code),
            hint=_("查看：xieshang committee list"),
        )


class NobodyResponsibleError(RefusedError):
    """The leader does not answer for this division now."""

    code = "not_found"

    def __init__(self, reference: str, division: str, there: Sequence[ResponsibilityRow]) -> None:
        who = _("、").join(row.name for row in there)
        super().__init__(
            _("“{who}”现在没有包抓 {division}。").format(who=reference, division=division),
            hint=_("现在由{who}包抓。").format(who=who) if who else _("现在没有人包抓它。"),
            ids=[division],
        )


def leader_and_divisions(words: Sequence[str], name: str | None) -> tuple[str, list[str]]:
    """Part what was typed: the leader first, unless `--name` says who it is; then the divisions."""
    leader, divisions = (name, list(words)) if name is not None else (words[0], list(words[1:]))
    if not divisions:
        raise NoDivisionSaidError
    return leader, divisions


def committee_of(env: Env, divisions: Sequence[str], committee: str | None, level: Level | None) -> str:
    """Give the committee whose leader takes the divisions: the one said, else the one right above them."""
    if committee is not None:
        code = folded(committee)
        if not DIVISION_CODE.fullmatch(code) or not code:
            code = env.archive.resolve(Kind.COMMITTEE, committee)
        if len(code) not in LEVELS.values():
            raise NotACommitteeError(committee)
        return code
    codes = {code[: LEVELS[level]] if level else _right_above(code) for code in divisions}
    if len(codes) > 1:
        raise SeveralCommitteesError(sorted(codes))
    (code,) = codes
    if len(code) not in LEVELS.values():
        raise NotACommitteeError(code)
    return code


def member_leader(env: Env, reference: str) -> tuple[Leading, str]:
    """Give a leader who is a recorded member, and the committee."""
    row = find_member(env, reference, _("领导"))
    today = env.today.isoformat()
    posts = env.archive.index.rows(LeaderRow, "member = ?", (row.id,))
    if not any(post.end is None or post.end > today for post in posts):
        env.warn(_("{name}（{id}）没有登记为政协领导。").format(name=row.name, id=row.id))
    return Leading(row.name, row.id), row.committee


def meant(env: Env, reference: str, divisions: Sequence[str], *, past: bool = False) -> tuple[Leading, str]:
    """Give the leader meant among those who answer for all of the divisions now, or ever did; and the committee."""
    wanted = folded(reference)
    numbered = {
        row.id
        for row in env.archive.index.rows(MemberRow)
        if row.number and number_form(row.number) == number_form(reference)
    }
    ids = {wanted, *numbered}
    persons: set[tuple[str, str | None, str]] = set()
    for division in divisions:
        rows = env.archive.index.rows(ResponsibilityRow, "division = ?", (division,))
        running = [row for row in rows if row.until is None]
        found = [row for row in (rows if past else running) if folded(row.name) == wanted or row.member in ids]
        if not found:
            raise NobodyResponsibleError(reference, division, running)
        persons |= {(row.name, row.member, row.committee) for row in found}
    if len(persons) > 1:
        raise SeveralCommitteesError(sorted(f"{code} {member or name}" for name, member, code in persons))
    ((name, member, committee),) = persons
    return Leading(name, member), committee


def person(env: Env, who: str) -> Leading:
    """Give the member meant by an id or a card number; any other word is a name."""
    wanted, number = folded(who), number_form(who)
    for row in env.archive.index.rows(MemberRow):
        if row.id == wanted or (row.number and number_form(row.number) == number):
            return Leading(row.name, row.id)
    return Leading(who)


def visitor(env: Env, who: str, committee: str | None = None) -> str:
    """Give what stands in the record: the id of a member said by id or number or of a leader by name, else the name."""
    known = person(env, who)
    if known.member is not None:
        return known.member
    today = env.today.isoformat()
    leaders = env.archive.index.rows(LeaderRow, "name = ?", (who,))
    found = {
        row.member
        for row in leaders
        if (row.end is None or row.end > today) and row.committee == (committee or row.committee)
    }
    return found.pop() if len(found) == 1 else who


def visit_target(env: Env, reference: str) -> tuple[str, str]:
    """Give the committee and the id of a visit."""
    committee, _slash, identity = env.archive.resolve(Kind.VISIT, reference).partition("/")
    return committee, identity


def finding_target(env: Env, reference: str) -> tuple[str, str]:
    """Give the committee and the id of what a visit found."""
    committee, _slash, identity = env.archive.resolve(Kind.VISIT_FINDING, reference).partition("/")
    return committee, identity


def ids_in_use(env: Env) -> list[str]:
    """Give the ids of visits and findings of all committees, so that a new one needs no committee beside it."""
    return [*env.archive.index.column(VisitRow, "id"), *env.archive.index.column(VisitFindingRow, "id")]


def _right_above(code: str) -> str:
    above = parent_code(code)
    return above if len(above) <= LEVELS[Level.COUNTY] else code[: LEVELS[Level.COUNTY]]
