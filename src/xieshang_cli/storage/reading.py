"""One record file to checked records, or to the findings that say why not."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from xieshang_cli.deferred import deferred
from xieshang_cli.findings import Finding, Severity
from xieshang_cli.language import N_
from xieshang_cli.model.base import Record
from xieshang_cli.model.calendar import CalendarYear
from xieshang_cli.model.committee import Committee
from xieshang_cli.model.envelope import Envelope
from xieshang_cli.model.organisation import DivisionRegister, Station
from xieshang_cli.model.plan import Plan
from xieshang_cli.model.policy_file import PolicyFile
from xieshang_cli.model.private import PrivateMembers, PrivateRegister
from xieshang_cli.model.records import AnyRecord
from xieshang_cli.model.request import RequestRegister
from xieshang_cli.model.session import Session
from xieshang_cli.model.settings import FederationSettings, Settings
from xieshang_cli.model.supervision import Supervision
from xieshang_cli.model.topic import Topic
from xieshang_cli.storage.file_names import name_problems, not_text
from xieshang_cli.storage.layout import (
    FileKind,
    calendar_path,
    committee_path,
    divisions_path,
    kind_of,
    plan_path,
    private_members_path,
    private_path,
    requests_path,
    session_path,
    station_path,
    supervision_path,
    topic_path,
)
from xieshang_cli.storage.model_problems import model_problems
from xieshang_cli.storage.plain import Plain
from xieshang_cli.storage.positions import find_quickly
from xieshang_cli.storage.register_items import register_problems
from xieshang_cli.storage.screen import GONE, FileProblem, Mark, fingerprint, read_marked, require_small, screen
from xieshang_cli.storage.yaml_quick import read_quickly

if TYPE_CHECKING:
    from xieshang_cli.storage import yaml_read
    from xieshang_cli.storage.yaml_read import Positions
else:
    # PyYAML takes 18 ms to load, and files in everyday form do not need it.
    yaml_read = deferred("xieshang_cli.storage.yaml_read")

MODELS: Mapping[FileKind, type[Record]] = {
    FileKind.SETTINGS: Settings,
    FileKind.POLICY: PolicyFile,
    FileKind.DIVISIONS: DivisionRegister,
    FileKind.STATION: Station,
    FileKind.REQUESTS: RequestRegister,
    FileKind.TOPIC: Topic,
    FileKind.SESSION: Session,
    FileKind.COMMITTEE: Committee,
    FileKind.SUPERVISION: Supervision,
    FileKind.CALENDAR: CalendarYear,
    FileKind.PLAN: Plan,
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file as read. `model` is None when it cannot be read, and `findings` then say why; else they are about its name
    and the ids in it, and hinder nobody.

    `mark` is that of the file that was read, None of what could not be opened.
    """

    path: str
    data: bytes
    model: Record | None
    findings: tuple[Finding, ...]
    mark: Mark | None = None

    @property
    def plain(self) -> dict[str, Plain]:
        """What the file says, as text; only of a file that could be read."""
        return yaml_read.parse_mapping(self.data)

    @property
    def digest(self) -> bytes:
        """Fingerprint of the content; none of what could not be opened, which is no empty file."""
        return fingerprint(self.data) if self.data or self.mark not in {None, GONE} else b""

    def records(self) -> Iterator[tuple[str, AnyRecord]]:
        """Give each record with the place where it stands in the file."""
        return iter(()) if self.model is None else records_in(self.model)


def records_in(file: Record) -> Iterator[tuple[str, AnyRecord]]:
    """Give each record of a file with the place where it stands there."""
    match file:
        case Topic() | Session() | Station() | Supervision() | Plan():
            yield "", file
        case Committee():
            yield "", file
            for position, member in enumerate(file.members):
                yield f"members[{position}]", member
        case RequestRegister():
            for position, request in enumerate(file.requests):
                yield f"requests[{position}]", request
        case DivisionRegister():
            for position, division in enumerate(file.divisions):
                yield f"divisions[{position}]", division
        case _:
            return


def read_record_file(root: Path, path: str) -> Loaded:
    """Read one record file of the archive; a fault in it is a finding, never an exception."""
    loaded = _read_file(root, path)
    named = name_problems(path)
    if named and not any(finding.code == named[0].code for finding in loaded.findings):
        return replace(loaded, findings=(*loaded.findings, *named))
    return loaded


def read_record(data: bytes, path: str, model: type[Record], mark: Mark | None = None) -> Loaded:
    """Read the bytes of one record that belong, or shall belong, at `path`."""
    try:
        require_small(len(data))
        record = _read_quickly(data, model) or _validate(model, yaml_read.parse_mapping(data), data)
    except FileProblem as problem:
        return Loaded(path, data, None, (as_finding(problem, path),), mark)
    except ValidationError as error:
        return Loaded(path, data, None, tuple(_located(model_problems(error, model), path, data)), mark)
    misplaced = _misplaced(record, path)
    if misplaced:
        return Loaded(path, data, None, tuple(_located([misplaced], path, data)), mark)
    sound = Loaded(path, data, record, (), mark)
    faults = list(register_problems(record))
    return replace(sound, findings=tuple(locate(faults, {}, sound))) if faults else sound


def without_extensions(value: Any) -> Any:
    """Leave out keys that begin with `x_`, at every depth."""
    if isinstance(value, Mapping):
        return {key: without_extensions(part) for key, part in value.items() if not key.startswith("x_")}
    if isinstance(value, list):
        return [without_extensions(part) for part in value]
    return value


def path_of(record: Record) -> str:  # noqa: PLR0911 - one for each kind
    """Give the place of a record file in the archive."""
    match record:
        case Topic():
            return topic_path(record.id)
        case Session():
            return session_path(record.id)
        case Station():
            return station_path(record.code)
        case RequestRegister():
            return requests_path(record.station, record.year)
        case DivisionRegister():
            return divisions_path(record.code)
        case Committee():
            return committee_path(record.code)
        case Supervision():
            return supervision_path(record.code)
        case Plan():
            return plan_path(record.code, record.year)
        case CalendarYear():
            return calendar_path(record.year)
        case PrivateRegister():
            return private_path(record.station, record.year)
        case PrivateMembers():
            return private_members_path(record.committee)
        case _:
            raise TypeError(type(record))


def locate(findings: list[Finding], prefixes: Mapping[str, str], loaded: Loaded) -> list[Finding]:
    """Add file, line and column to findings about records of one file; `prefixes` says where each record stands."""
    if not findings:
        return []
    places = _Places(loaded.data)
    return [places.put_on(f, loaded.path, join_field(prefixes.get(f.record, ""), f.field)) for f in findings]


def join_field(prefix: str, field: str) -> str:
    """Join the place of a record in its file with a field of the record."""
    return f"{prefix}.{field}" if prefix and field else prefix or field


def _read_file(root: Path, path: str) -> Loaded:
    try:
        data, mark = read_marked(f"{root}/{path}")
    except FileProblem as problem:
        return Loaded(path, b"", None, (as_finding(problem, path),))
    except FileNotFoundError as refusal:
        is_no_text = "\\x" in path
        finding = not_text(path) if is_no_text else as_finding(not_opened(refusal), path)
        return Loaded(path, b"", None, (finding,), None if is_no_text else GONE)
    except OSError as refusal:
        return Loaded(path, b"", None, (as_finding(not_opened(refusal), path),))
    if (kind := kind_of(path)) is None:
        misplaced = FileProblem("FL013", N_("这里不该有记录文件，请按编码放到该放的文件夹"))
        return Loaded(path, data, None, (as_finding(misplaced, path),), mark)
    return read_record(data, path, MODELS[kind], mark)


def _read_quickly(data: bytes, model: type[Record]) -> Record | None:
    values = read_quickly(data, screen(data))
    if values is None:
        return None
    try:
        return model.model_validate(values)
    except ValidationError:
        return None


def _validate(model: type[Record], plain: dict[str, Plain], data: bytes) -> Record:
    candidate = without_extensions(plain) if b"x_" in data else plain
    try:
        return model.model_validate(candidate)
    except ValidationError:
        # `tasks:` with nothing behind it means "no tasks", as a person would read it.
        return model.model_validate(_without_nothing(candidate))


def _without_nothing(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nothing(part) for key, part in value.items() if part is not None}
    if isinstance(value, list):
        return [_without_nothing(part) for part in value]
    return value


def _misplaced(record: Record, path: str) -> Finding | None:
    """Check that the record is the one its folder and file name say."""
    if isinstance(record, Settings | FederationSettings | PolicyFile | Envelope) or (place := path_of(record)) == path:
        return None
    return Finding(
        code="FL013",
        severity=Severity.ERROR,
        text=N_("按里面写的编码，这份文件应放在 {place}"),
        values={"place": place},
        field="id" if isinstance(record, Topic | Session) else "",
        path=path,
    )


def not_opened(refusal: OSError) -> FileProblem:
    """Say why the system did not give the file."""
    match refusal:
        case PermissionError():
            return FileProblem("FL001", N_("没有权限读这个文件"))
        case FileNotFoundError():
            return FileProblem("FL001", N_("文件刚刚不见了"))
        case _:
            return FileProblem("FL001", N_("打不开这个文件（系统错误 {number}）"), {"number": refusal.errno or 0})


def as_finding(problem: FileProblem, path: str) -> Finding:
    """Give the finding that says what is wrong with a file."""
    return Finding(
        code=problem.code,
        severity=Severity.ERROR,
        text=problem.text,
        values=problem.values,
        record=PurePosixPath(path).stem,
        path=path,
        line=problem.line,
        column=problem.column,
    )


def _located(findings: Iterable[Finding], path: str, data: bytes) -> Iterator[Finding]:
    places = _Places(data)
    for finding in findings:
        yield replace(places.put_on(finding, path, finding.field), record=PurePosixPath(path).stem)


class _Places:
    """Finds fields in one file, with the parser only where the layout leaves a doubt."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._text = screen(data)

    @cached_property
    def _positions(self) -> "Positions":
        return yaml_read.positions_in(self._data)

    def put_on(self, finding: Finding, path: str, field: str) -> Finding:
        line, column = find_quickly(self._text, field) or self._positions.find(field)
        return replace(finding, path=path, line=line, column=column)
