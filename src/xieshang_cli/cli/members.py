"""Members and special committees as people name them: by id, card number or name; namesakes are asked about."""

from collections.abc import Sequence

from xieshang_cli.cli.env import Env
from xieshang_cli.cli.prompts import choose
from xieshang_cli.cli.suggestions import folded, nearest
from xieshang_cli.cli.texts import clean_text
from xieshang_cli.language import _
from xieshang_cli.model.identity import number_form
from xieshang_cli.model.rows import CommitteeRow, MemberRow, SpecialCommitteeRow
from xieshang_cli.storage.references import AmbiguousReferenceError, Candidate, Kind, RecordNotFoundError

AnyRow = MemberRow | SpecialCommitteeRow


class MemberReference:
    """A member or a special committee as typed; the command looks it up, for only then namesakes are asked about."""

    def __init__(self, *, with_committees: bool = False) -> None:
        """Offer special committees too when `with_committees`."""
        self._with_committees = with_committees

    @property
    def metavar(self) -> str:
        """A word for it."""
        return _("委员")

    def read(self, env: Env, text: str) -> str:  # noqa: ARG002 - readers are called alike
        """Keep it as typed; only what could disturb a screen is refused."""
        return clean_text(text)

    def complete(self, env: Env, incomplete: str) -> list[tuple[str, str]]:
        """Offer names and ids."""
        known = _candidates(env, env.archive.index.rows(MemberRow))
        if self._with_committees:
            known += _candidates(env, env.archive.index.rows(SpecialCommitteeRow))
        return [
            (word, candidate.title)
            for candidate in known
            for word in (*candidate.names, candidate.id)
            if word.startswith(incomplete)
        ]


def find_member(env: Env, reference: str, option: str = "--member") -> MemberRow:
    """Give the member meant; somebody at the terminal tells namesakes apart, elsewhere they are listed."""
    rows = env.archive.index.rows(MemberRow)
    found = _one(env, Kind.MEMBER, reference, rows, option)
    return next(row for row in rows if row.id == found)


def find_member_or_committee(env: Env, reference: str, option: str) -> AnyRow:
    """Give the member or the special committee meant."""
    rows: list[AnyRow] = [*env.archive.index.rows(MemberRow), *env.archive.index.rows(SpecialCommitteeRow)]
    found = _one(env, Kind.MEMBER, reference, rows, option)
    return next(row for row in rows if row.id == found)


def namesakes(env: Env, name: str) -> list[MemberRow]:
    """Give the members of today who have exactly this name."""
    today = env.today.isoformat()
    rows = env.archive.index.rows(MemberRow, "name = ?", (name,))
    return [row for row in rows if row.end is None or row.end > today]


def described(row: MemberRow) -> str:
    """Tell a member from namesakes: name, circle, employer, or the position where lists have both in one column."""
    return " ".join(filter(None, (row.name, row.circle, row.employer or row.position)))


def _one(env: Env, kind: Kind, reference: str, rows: Sequence[AnyRow], option: str) -> str:
    meant = _meant(rows, reference)
    if len(meant) == 1:
        return meant[0].id
    if not meant:
        near = nearest(reference, [row.name for row in rows])
        raise RecordNotFoundError(kind, reference, _candidates(env, [row for row in rows if row.name == near][:3]))
    candidates = _candidates(env, meant)
    if not env.can_ask:
        raise AmbiguousReferenceError(kind, reference, candidates)
    label = _("“{reference}”不止一个，是哪一个").format(reference=reference)
    chosen = choose(env, option, label, [(item.id, f"{item.title} {item.id}") for item in candidates])
    assert chosen is not None
    return chosen


def _meant(rows: Sequence[AnyRow], reference: str) -> list[AnyRow]:
    """Give those with this id, number or whole name, else those whose id ends so; part of a name is nobody's name."""
    wanted, number = folded(reference), number_form(reference)
    exact = [row for row in rows if wanted in {row.id, folded(row.name)} or number == _number(row)]
    return exact or [row for row in rows if len(wanted) >= 4 and row.id.endswith(f"-{wanted.removeprefix('m-')}")]


def _number(row: AnyRow) -> str | None:
    return number_form(row.number) if isinstance(row, MemberRow) and row.number else None


def _candidates(env: Env, rows: Sequence[AnyRow]) -> list[Candidate]:
    committees = {row.code: row.name for row in env.archive.index.rows(CommitteeRow)} if rows else {}
    return [
        Candidate(
            row.id,
            described(row)
            if isinstance(row, MemberRow)
            else f"{row.name} {committees.get(row.committee, row.committee)}",
            (row.name,),
        )
        for row in rows
    ]
