"""A federation: many archives read as one. It is looked at, never written; each record is changed in its archive."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import NoReturn

from xieshang_cli.errors import RefusedError, reason_of
from xieshang_cli.findings import Finding, Severity
from xieshang_cli.language import N_, _
from xieshang_cli.model.base import Record
from xieshang_cli.model.identity import parent_code
from xieshang_cli.model.records import Records
from xieshang_cli.model.settings import FederationSettings, Settings
from xieshang_cli.storage.archive import AnyFile, Archive
from xieshang_cli.storage.federated_index import FederatedIndex, FederatedRecords
from xieshang_cli.storage.layout import (
    MARKER,
    FileKind,
    committee_path,
    divisions_path,
    kind_of,
    plan_path,
    requests_path,
    session_path,
    station_path,
    supervision_path,
    topic_path,
    walk,
)
from xieshang_cli.storage.reading import as_finding, read_record
from xieshang_cli.storage.references import Kind
from xieshang_cli.storage.refresh import read_policy
from xieshang_cli.storage.screen import FileProblem, read_bytes
from xieshang_cli.storage.writing import UnreadableRecordError, path_of

_NAMED = 3
_UNIT = re.compile("[0-9]+")


class FederationIsReadOnlyError(RefusedError):
    """Nothing is written in a federation; `members` are the archives where it could be."""

    code = "federation"

    def __init__(self, members: Sequence[str]) -> None:
        if len(members) == 1:
            hint = _("到记录所在的档案库里改，加 -C {member}。").format(member=members[0])
        else:
            named = [*members[:_NAMED], *(["……"] if len(members) > _NAMED else [])]
            hint = _("到记录所在的档案库里改：加 -C 和它的文件夹（{members}）。").format(members=_("、").join(named))
        super().__init__(_("这里是联合档案库，只能查看和汇总，不能改。"), hint=hint)


class Federation(Archive):
    """The archives that the file at `root` names. What cannot be read of them is a finding, and the rest is shown."""

    @cached_property
    def members(self) -> dict[str, Archive]:
        """Give each archive that can be read by its folder, as written from here."""
        self._look()
        return self._members

    def place_of(self, path: str) -> str:
        """Give the path from here of a file, by its path inside the archive that has it."""
        member = self._member_with(path)
        return f"{member}/{path}" if member else path

    def kind_of(self, path: str) -> FileKind | None:
        """Tell what the file at a path from here holds."""
        return kind_of(self.locate(path)[1])

    def locate(self, path: str) -> tuple[Path, str]:
        """Give the folder of the archive that has the file at a path from here, and its path inside."""
        folder = next((folder for folder in self.members if path.startswith(f"{folder}/")), None)
        return (self.root / folder, path.removeprefix(f"{folder}/")) if folder else (self.root, path)

    @property
    def settings(self) -> Settings:
        """The federation's name and division; without them the name of its folder, and the division above them all."""
        own = self._own_file
        divisions = [archive.settings.division for archive in self.members.values()]
        return Settings(name=own.name or self.root.name, division=own.division or _common(divisions))

    @property
    def records(self) -> Records:
        """Look-ups over the records of all archives."""
        return FederatedRecords(self._snapshot, {folder: archive.records for folder, archive in self.members.items()})

    def people(self) -> dict[str, str]:
        """Give the names of residents by their reference, as far as this machine knows them."""
        names: dict[str, str] = {}
        for archive in self.members.values():
            names |= archive.people()
        return names

    def member_contacts(self) -> dict[str, tuple[str | None, str | None]]:
        """Give phone and address of members by id, as far as this machine knows them."""
        contacts: dict[str, tuple[str | None, str | None]] = {}
        for archive in self.members.values():
            contacts |= archive.member_contacts()
        return contacts

    @cached_property
    def _snapshot(self) -> FederatedIndex:
        indexes = {folder: archive.index for folder, archive in self.members.items()}
        divisions = {folder: archive.settings.division for folder, archive in self.members.items()}
        policy = read_policy(self.root, walk(self.root))
        return FederatedIndex(policy, indexes, divisions, self._faults)

    @property
    def own_root(self) -> Path:
        """A federation writes nowhere. Raises `FederationIsReadOnlyError`."""
        raise FederationIsReadOnlyError(list(self.members))

    def add(self, *records: Record) -> None:
        """Name the archive to which the records belong. Raises `FederationIsReadOnlyError`."""
        raise self._refusal(*map(path_of, records))

    def change_supervision(self, code: str, alter: object) -> NoReturn:  # noqa: ARG002
        """Name the archive of the committee. Raises `FederationIsReadOnlyError`."""
        raise self._refusal(supervision_path(code))

    def change_plan(self, code: str, year: int, alter: object) -> NoReturn:  # noqa: ARG002
        """Name the archive of the division. Raises `FederationIsReadOnlyError`."""
        raise self._refusal(plan_path(code, year))

    def change_requests(self, station: str, year: int, alter: object) -> NoReturn:  # noqa: ARG002
        """Name the archive of the station. Raises `FederationIsReadOnlyError`."""
        raise self._refusal(requests_path(station, year))

    def change_divisions(self, county: str, alter: object) -> NoReturn:  # noqa: ARG002
        """Name the archive of the county. Raises `FederationIsReadOnlyError`."""
        raise self._refusal(divisions_path(county))

    def edit_topic(self, reference: str) -> NoReturn:
        """Name the archive that has the topic. Raises `FederationIsReadOnlyError`."""
        raise self._refusal(topic_path(self.resolve(Kind.TOPIC, reference)))

    def edit_session(self, reference: str) -> NoReturn:
        """Name the archive that has the session. Raises `FederationIsReadOnlyError`."""
        raise self._refusal(session_path(self.resolve(Kind.SESSION, reference)))

    def edit_station(self, reference: str) -> NoReturn:
        """Name the archive that has the station. Raises `FederationIsReadOnlyError`."""
        raise self._refusal(station_path(self.resolve(Kind.STATION, reference)))

    def remember(self, station: str, year: int, persons: object) -> NoReturn:  # noqa: ARG002
        """Name the archive of the station. Raises `FederationIsReadOnlyError`."""
        raise self._refusal(requests_path(station, year))

    def remember_contacts(self, committee: str, contacts: object) -> NoReturn:  # noqa: ARG002
        """Name the archive of the committee. Raises `FederationIsReadOnlyError`."""
        raise self._refusal(committee_path(committee))

    def _change(self, path: str, kind: type[AnyFile], alter: Callable[[AnyFile], AnyFile]) -> NoReturn:  # noqa: ARG002
        raise self._refusal(path)

    def _refusal(self, *paths: str) -> FederationIsReadOnlyError:
        """Name the archives that have the files, or whose unit they would be of; all where nobody can tell."""
        meant = dict.fromkeys(self._member_with(path) or self._nearest(path) for path in paths)
        known = [member for member in meant if member]
        return FederationIsReadOnlyError(known if known and None not in meant else list(self.members))

    def _nearest(self, path: str) -> str | None:
        """Give the archive of the lowest division that has the unit in a path."""
        code = _UNIT.match(PurePosixPath(path).parts[1])
        divisions = {folder: archive.settings.division for folder, archive in self.members.items()}
        above = [folder for folder, division in divisions.items() if code and code[0].startswith(division)]
        return max(above, key=lambda folder: len(divisions[folder]), default=None)

    def _begin(self, meanwhile: Callable[[], object]) -> None:
        """Each archive opens its own index."""

    def _load(self, path: str, kind: type[AnyFile]) -> AnyFile:
        try:
            return super()._load(path, kind)
        except UnreadableRecordError as refusal:
            here = [replace(finding, path=self.place_of(finding.path)) for finding in refusal.findings]
            raise UnreadableRecordError(here) from refusal

    def _root_of(self, path: str) -> Path:
        member = self._member_with(path)
        return self.root / member if member else self.root

    def _member_with(self, path: str) -> str | None:
        having = [folder for folder in self.members if (self.root / folder / path).exists()]
        if len(having) < 2:
            return having[0] if having else None
        return self._snapshot.keeper_of(PurePosixPath(path).stem) or having[0]

    @cached_property
    def _own_file(self) -> FederationSettings:
        try:
            loaded = read_record(read_bytes(self.root / MARKER), MARKER, FederationSettings)
        except FileProblem as problem:
            raise UnreadableRecordError([as_finding(problem, MARKER)]) from problem
        if not isinstance(loaded.model, FederationSettings):
            raise UnreadableRecordError(loaded.findings)
        return loaded.model

    def _look(self) -> None:
        """Open every archive that the patterns name; what cannot be opened is noted."""
        self._members: dict[str, Archive] = {}
        self._faults: list[Finding] = []
        for pattern in self._own_file.federation:
            folders = _matching(self.root, pattern)
            if not folders:
                self._faults.append(_fault(pattern, N_("没有与“{pattern}”对应的文件夹"), pattern=pattern))
            for folder in folders:
                self._open(folder)
        self._members = dict(sorted(self._members.items()))

    def _open(self, folder: str) -> None:
        marker = self.root / folder / MARKER
        archive = Archive(self.root / folder, command=self._command, progress=self._progress)
        try:
            if not marker.is_file():
                self._faults.append(_fault(folder, N_("这里没有档案库（没有 xieshang.yaml）")))
                return
            archive.settings, archive.index  # noqa: B018 - asked to see whether they can be read
        except UnreadableRecordError as refusal:
            self._faults.append(replace(refusal.findings[0], path=f"{folder}/{refusal.findings[0].path}"))
        except OSError as refusal:
            self._faults.append(_fault(folder, N_("档案库打不开：{reason}"), reason=reason_of(refusal)))
        else:
            self._members[folder] = archive


def _matching(root: Path, pattern: str) -> list[str]:
    """Give the folders below `root` that a pattern names, ordered; hidden ones are not meant."""
    if Path(pattern).is_absolute() or ".." in Path(pattern).parts:
        return []
    found = (path for path in root.glob(pattern) if path.is_dir())
    relative = (path.relative_to(root) for path in found)
    return sorted(path.as_posix() for path in relative if not any(part.startswith(".") for part in path.parts))


def _common(divisions: Sequence[str]) -> str:
    """Give the lowest division that all lie in; the first, where they have none in common."""
    above = divisions[0]
    while above and not all(division.startswith(above) for division in divisions):
        above = parent_code(above)
    return above or divisions[0]


def _fault(path: str, text: str, **values: str | int) -> Finding:
    return Finding(code="FL001", severity=Severity.ERROR, text=text, values=values, record=path, field="", path=path)
