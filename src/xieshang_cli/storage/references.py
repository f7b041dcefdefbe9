"""What people type for a record (an id, the end or beginning of one, a formal number) to the one record meant."""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from xieshang_cli.errors import RefusedError, UnreadableError
from xieshang_cli.language import N_, _
from xieshang_cli.model.identity import CROCKFORD, is_record_id, number_form
from xieshang_cli.model.rows import (
    CommitteeRow,
    DivisionRow,
    MemberRow,
    RequestRow,
    Row,
    SessionRow,
    SpecialCommitteeRow,
    StationRow,
    TaskRow,
    TopicNameRow,
    TopicRow,
    VisitFindingRow,
    VisitRow,
)
from xieshang_cli.storage.database import columns_of
from xieshang_cli.storage.layout import FileKind, glob_of, kind_of, session_path, topic_path
from xieshang_cli.storage.questions import Questions

_SHOWN = 8
"""How many candidates a refusal lists."""


class Kind(StrEnum):
    """What a reference is to."""

    TOPIC = "topic"
    SESSION = "session"
    REQUEST = "request"
    TASK = "task"
    STATION = "station"
    DIVISION = "division"
    COMMITTEE = "committee"
    MEMBER = "member"
    SPECIAL_COMMITTEE = "special-committee"
    VISIT = "visit"
    VISIT_FINDING = "visit-finding"

    @property
    def label(self) -> str:
        """The Chinese name."""
        return _(_NAMES[self])


_NAMES = {
    Kind.TOPIC: N_("议题"),
    Kind.SESSION: N_("协商会"),
    Kind.REQUEST: N_("诉求"),
    Kind.TASK: N_("任务"),
    Kind.STATION: N_("工作站"),
    Kind.DIVISION: N_("区划"),
    Kind.COMMITTEE: N_("政协委员会"),
    Kind.MEMBER: N_("委员"),
    Kind.SPECIAL_COMMITTEE: N_("专委会"),
    Kind.VISIT: N_("督导"),
    Kind.VISIT_FINDING: N_("督导问题"),
}
_LISTED_BY = {
    Kind.VISIT: "xieshang supervise visits",
    Kind.VISIT_FINDING: "xieshang supervise visits --open",
    Kind.SPECIAL_COMMITTEE: "xieshang committee list",
}
"""Where the command is not `<kind> list`."""


ROW_OF: dict[Kind, type[TopicRow] | type[SessionRow] | type[RequestRow]] = {
    Kind.TOPIC: TopicRow,
    Kind.SESSION: SessionRow,
    Kind.REQUEST: RequestRow,
}
"""The rows of the kinds that have ids of their own."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that may be meant: `names` are what else it goes by, `title` is what people know it by.

    `stray` is the path of a file that goes by the name of a record, and lies where that record would not.
    """

    id: str
    title: str
    names: tuple[str, ...] = ()
    stray: str = ""


class RecordNotFoundError(RefusedError):
    """Nothing goes by that reference."""

    code = "not_found"

    def __init__(self, kind: Kind, reference: str, near: Iterable[Candidate]) -> None:
        candidates = tuple(near)
        hint = (
            _("是不是：{candidates}").format(candidates=_listed(candidates))
            if candidates
            else _("用 {command} 看有哪些。").format(command=_LISTED_BY.get(kind, f"xieshang {kind.value} list"))
        )
        super().__init__(
            _("没有找到{kind}“{reference}”。").format(kind=kind.label, reference=reference),
            hint=hint,
            ids=[candidate.id for candidate in candidates],
        )


class AmbiguousReferenceError(RefusedError):
    """Several records go by that reference."""

    code = "ambiguous"

    def __init__(self, kind: Kind, reference: str, candidates: Iterable[Candidate]) -> None:
        found = tuple(candidates)
        super().__init__(
            _("“{reference}”对应 {n} 个{kind}，请写全一些：{candidates}").format(
                reference=reference, n=len(found), kind=kind.label, candidates=_listed(found[:_SHOWN])
            ),
            ids=[candidate.id for candidate in found],
        )


class StrayFileError(UnreadableError):
    """What goes by that reference is a file that lies where no record of its name would."""

    code = "stray"

    def __init__(self, path: str) -> None:
        super().__init__(
            _("读不出这份记录：{path} 的名字或位置不对").format(path=path),
            hint=_("xieshang validate {path} 说明怎样改。").format(path=path),
            ids=[PurePosixPath(path).stem],
        )
        self.path = path


_TAIL = re.compile(f"[{CROCKFORD}]{{4}}")
_WITH_ID: dict[Kind, type[Row]] = {Kind.TOPIC: TopicRow, Kind.SESSION: SessionRow, Kind.MEMBER: MemberRow}


def resolve(index: Questions, kind: Kind, reference: str) -> str:
    """Give the id of the one record meant. Case and width of characters do not matter, nor brackets of a number.

    A task may be told from its namesakes in other topics as `TOPIC/TASK`, a visit and what it found as `CODE/ID`.
    """
    wanted = folded(reference)
    row = _WITH_ID.get(kind)
    if row is not None:
        if index.column(row, "id", "id = ?", (wanted,)):
            return wanted  # a whole id is of one record, and need not be looked for among all
        if kind is not Kind.MEMBER and (found_by_tail := _by_tail(index, row, wanted)):
            return found_by_tail  # a member's name may be of such signs
    candidates = known(index, kind)
    for matches in (_is_it, _ends_or_begins):
        forms = {wanted, number_form(reference)} - {""}
        found = [candidate for candidate in candidates if any(matches(candidate, form) for form in forms)]
        if len({candidate.id for candidate in found}) == 1:
            if all(candidate.stray for candidate in found):
                raise StrayFileError(found[0].stray)
            return found[0].id
        if found:
            raise AmbiguousReferenceError(kind, reference, found)
    raise RecordNotFoundError(kind, reference, _nearest(candidates, wanted))


def _by_tail(index: Questions, row: type[Row], wanted: str) -> str | None:
    """Give the only id that ends so; None leaves it to the long way, which looks at names and numbers too.

    Four signs with a letter among them are what people type, and no number of a document.
    """
    if not _TAIL.fullmatch(wanted) or wanted.isdigit() or index.paths("NOT is_readable"):
        return None
    ids = index.column(row, "id", "id LIKE '%-' || ?", (wanted,))
    others = index.column(row, "id", "number LIKE '%' || ? || '%'", (wanted,)) if "number" in columns_of(row) else []
    return ids[0] if len(ids) == 1 and not others else None


def known(index: Questions, kind: Kind) -> list[Candidate]:  # noqa: PLR0911 - one for each kind
    """Give every record of a kind, those whose file cannot be read included."""
    match kind:
        case Kind.TOPIC:
            return [
                *(Candidate(row.id, row.title or "", _numbers(row.number)) for row in index.rows(TopicNameRow)),
                *_unreadable(index, FileKind.TOPIC),
            ]
        case Kind.SESSION:
            return [
                *(
                    Candidate(row.id, " ".join(filter(None, (row.held_on, row.place))))
                    for row in index.rows(SessionRow)
                ),
                *_unreadable(index, FileKind.SESSION),
            ]
        case Kind.REQUEST:
            return [Candidate(row.id, row.text) for row in index.rows(RequestRow)]
        case Kind.TASK:
            return [Candidate(f"{row.topic}/{row.id}", row.what, (row.id,)) for row in index.rows(TaskRow)]
        case Kind.STATION:
            return [
                *(Candidate(row.code, row.name, _names(row.name)) for row in index.rows(StationRow)),
                *_unreadable(index, FileKind.STATION),
            ]
        case Kind.DIVISION:
            return [Candidate(row.code, row.name, _names(row.name)) for row in index.rows(DivisionRow)]
        case Kind.COMMITTEE:
            return [
                *(Candidate(row.code, row.name, _names(row.name)) for row in index.rows(CommitteeRow)),
                *_unreadable(index, FileKind.COMMITTEE),
            ]
        case Kind.MEMBER:
            return [
                Candidate(
                    row.id, f"{row.name} {row.employer or ''}".rstrip(), (*_names(row.name), *_numbers(row.number))
                )
                for row in index.rows(MemberRow)
            ]
        case Kind.SPECIAL_COMMITTEE:
            return [Candidate(row.id, row.name, _names(row.name)) for row in index.rows(SpecialCommitteeRow)]
        case Kind.VISIT_FINDING:
            return [Candidate(f"{row.committee}/{row.id}", row.text, (row.id,)) for row in index.rows(VisitFindingRow)]
        case Kind.VISIT:
            return [
                Candidate(f"{row.committee}/{row.id}", f"{row.on} {row.stations}", (row.id,))
                for row in index.rows(VisitRow)
            ]


def folded(text: str) -> str:
    """Take away differences of case, width and surrounding blanks."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _names(name: str | None) -> tuple[str, ...]:
    return (folded(name),) if name else ()


def _numbers(number: str | None) -> tuple[str, ...]:
    return (number_form(number),) if number else ()


def _unreadable(index: Questions, kind: FileKind) -> Iterable[Candidate]:
    pattern = glob_of(kind)
    depth = pattern.count("/") + 1
    for path in index.paths("NOT is_readable AND path GLOB ?", (pattern,)):
        # In a federation the path begins with the folder of the archive.
        inside = "/".join(path.split("/")[-depth:])
        if kind_of(inside) == kind:
            name = PurePosixPath(path).stem
            yield Candidate(name, "", _names(name), stray="" if _is_at_home(inside, kind) else path)


def _is_at_home(path: str, kind: FileKind) -> bool:
    """Whether a record named like the file would lie there."""
    name, home = PurePosixPath(path).stem, _HOMES.get(kind)
    return home is None or (is_record_id(name) and home(name) == path)


_HOMES = {FileKind.TOPIC: topic_path, FileKind.SESSION: session_path}
"""Records whose names say in which folders they lie."""


def _is_it(candidate: Candidate, wanted: str) -> bool:
    return wanted == candidate.id or wanted in candidate.names


def _ends_or_begins(candidate: Candidate, wanted: str) -> bool:
    return any(name.endswith(wanted) or name.startswith(wanted) for name in (candidate.id, *candidate.names))


def _nearest(candidates: list[Candidate], wanted: str) -> list[Candidate]:
    by_name: dict[str, Candidate] = {}
    for candidate in candidates:
        for name in (candidate.id, candidate.id.rsplit("-", 1)[-1], *candidate.names, folded(candidate.title)):
            by_name.setdefault(name, candidate)
    near = difflib.get_close_matches(wanted, by_name, n=3, cutoff=0.6)
    return list(dict.fromkeys(by_name[name] for name in near))


def _listed(candidates: Iterable[Candidate]) -> str:
    return _("；").join(f"{candidate.id} {candidate.title}".strip() for candidate in candidates)
