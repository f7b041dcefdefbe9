"""Adding and changing record files: lock, read again, change, prove, write."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from xieshang_cli.deferred import deferred
from xieshang_cli.errors import RefusedError, UnreadableError
from xieshang_cli.findings import Finding
from xieshang_cli.language import _
from xieshang_cli.model.base import Record
from xieshang_cli.model.private import MemberContact, Person, PrivateMembers, PrivateRegister
from xieshang_cli.storage.atomic import write_atomically
from xieshang_cli.storage.plain import Plain
from xieshang_cli.storage.reading import Loaded, as_finding, not_opened, read_record, read_record_file
from xieshang_cli.storage.reading import path_of as path_of
from xieshang_cli.storage.screen import FileProblem, read_bytes
from xieshang_cli.storage.shapes import canonical as canonical
from xieshang_cli.storage.shapes import shape_of
from xieshang_cli.storage.together import turn_to_write, write_together

if TYPE_CHECKING:
    from xieshang_cli.storage import yaml_edit
else:
    # A new record is written without it.
    yaml_edit = deferred("xieshang_cli.storage.yaml_edit")

AnyFile = TypeVar("AnyFile", bound=Record)

_PRIVATE_MODE = 0o600
_LIMITS = {"FL002", "FL009"}


class UnreadableRecordError(UnreadableError):
    """The record the command needs cannot be read."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        first = findings[0]
        place = ":".join(str(part) for part in (first.path, first.line, first.column) if part)
        super().__init__(
            _("读不出这份记录：{place}：{message}").format(place=place, message=first.message),
            hint=_("改好这一处再试；xieshang validate {path} 列出全部问题。").format(path=first.path),
            ids=[first.record],
        )
        self.findings = tuple(findings)


class TakenError(RefusedError):
    """There is such a record already."""

    code = "taken"

    def __init__(self, path: str) -> None:
        super().__init__(_("已经有 {path}，不会覆盖。").format(path=path), ids=[Path(path).stem])


class BadChangeError(RefusedError):
    """The changed record would not be valid."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        said = (f"{finding.field}: {finding.message}" if finding.field else finding.message for finding in findings)
        super().__init__(_("；").join(said))
        self.findings = tuple(findings)


class TooMuchError(RefusedError):
    """The record would be larger than one may be, and so could never be read again."""

    code = "too_large"

    def __init__(self, path: str, finding: Finding) -> None:
        super().__init__(
            _("没有写入 {path}：{message}。").format(path=path, message=finding.message),
            hint=_("长的材料请放进 attachments/，记录里只写要点；多件事请分成几份记录。"),
            ids=[Path(path).stem],
        )


def get_ready(kind: type[Record]) -> None:
    """Load what it takes to read such a record and change its file, before it is known which one."""
    kind.model_rebuild()
    _loaded = yaml_edit.edit


def load(root: Path, path: str, kind: type[AnyFile]) -> AnyFile:
    """Read a record that must be readable. Raises `UnreadableRecordError`."""
    return _readable(read_record_file(root, path), kind)


def add(root: Path, records: Sequence[Record], *, command: str) -> None:
    """Write new record files, all or none. Raises `TakenError` when one is there already."""
    with turn_to_write(root, command=command):
        contents = [(path_of(record), canonical(record)) for record in records]
        for path, _data in contents:
            if (root / path).exists():
                raise TakenError(path)
        for record, (path, data) in zip(records, contents, strict=True):
            require_readable(data, path, type(record))
        write_together(root, dict(contents))


def change(root: Path, path: str, kind: type[AnyFile], alter: Callable[[AnyFile], AnyFile], *, command: str) -> AnyFile:
    """Change one record file by a function from record to record; only the lines of what differs are written.

    The file is read under the lock, so that `alter` sees what is on disk, and must still be the same when it is
    replaced.
    """
    with turn_to_write(root, command=command):
        loaded = read_record_file(root, path)
        old = _readable(loaded, kind)
        new = alter(old)
        if new.plain() != old.plain():
            _replace(root, loaded, old, new)
        return new


def change_or_add(
    root: Path, fresh: AnyFile, alter: Callable[[AnyFile], AnyFile], *, command: str, is_private: bool = False
) -> AnyFile:
    """Change a register, beginning with `fresh` when there is none yet."""
    path = path_of(fresh)
    with turn_to_write(root, command=command):
        if not (root / path).exists():
            new = alter(fresh)
            data = canonical(new)
            require_readable(data, path, type(new))
            if is_private:
                _prepare_private(root)
            mode = _PRIVATE_MODE if is_private else None
            write_atomically(root / path, data, expected=None, mode=mode, root=root)
            return new
        loaded = _read_register(root, path, type(fresh))
        old = _readable(loaded, type(fresh))
        new = alter(old)
        if new.plain() != old.plain():
            _replace(root, loaded, old, new)
        return new


def replace_content(root: Path, path: str, expected: bytes, data: bytes, *, command: str) -> None:
    """Put other content in place of a record file that still holds `expected`."""
    with turn_to_write(root, command=command):
        write_atomically(root / path, data, expected=expected, root=root)


def edited(loaded: Loaded, plain: dict[str, Plain], kind: type[Record]) -> bytes:
    """Give the bytes of a file that has been read, changed to say `plain`. Raises `TooMuchError`."""
    try:
        return yaml_edit.edit(loaded.data, plain, shape_of(kind))
    except FileProblem as problem:
        raise TooMuchError(loaded.path, as_finding(problem, loaded.path)) from None


def require_readable(data: bytes, path: str, kind: type[Record]) -> None:
    """Prove that what is about to be written at `path` can be read again, and is a valid record."""
    again = read_record(data, path, kind)
    if again.model is not None:
        return
    if again.findings[0].code in _LIMITS:
        raise TooMuchError(path, again.findings[0])
    raise BadChangeError(again.findings)


def remember(root: Path, station: str, year: int, persons: Sequence[Person], *, command: str) -> None:
    """Put residents into the private register, which never enters git: all or none."""

    def add_persons(register: PrivateRegister) -> PrivateRegister:
        return register.model_copy(update={"persons": (*register.persons, *persons)})

    if persons:
        change_or_add(root, PrivateRegister(station=station, year=year), add_persons, command=command, is_private=True)


def remember_contacts(root: Path, committee: str, contacts: Sequence[MemberContact], *, command: str) -> None:
    """Put how to reach members into the private file of their committee; what is not said of one stays, None goes."""

    def add_contacts(register: PrivateMembers) -> PrivateMembers:
        known = {contact.id: contact for contact in register.members}
        for contact in contacts:
            said = {name: getattr(contact, name) for name in contact.model_fields_set}
            known[contact.id] = known.get(contact.id, contact).model_copy(update=said)
        return register.model_copy(update={"members": tuple(known.values())})

    if contacts:
        change_or_add(root, PrivateMembers(committee=committee), add_contacts, command=command, is_private=True)


def private_names(root: Path) -> dict[str, str]:
    """Give the names of residents by reference; what cannot be read is as if it were not there."""
    names: dict[str, str] = {}
    for file in sorted((root / "private").glob("[0-9]*/*.yaml")):
        loaded = _read_register(root, file.relative_to(root).as_posix(), PrivateRegister)
        if isinstance(loaded.model, PrivateRegister):
            names.update({person.id: person.name for person in loaded.model.persons if person.name})
    return names


def member_contacts(root: Path) -> dict[str, tuple[str | None, str | None]]:
    """Give phone and address of members by id; what cannot be read is as if it were not there."""
    contacts: dict[str, tuple[str | None, str | None]] = {}
    for file in sorted((root / "private" / "committees").glob("[0-9]*.yaml")):
        loaded = _read_register(root, file.relative_to(root).as_posix(), PrivateMembers)
        if isinstance(loaded.model, PrivateMembers):
            contacts.update({member.id: (member.phone, member.address) for member in loaded.model.members})
    return contacts


def merged_difference(file: Plain, old: Plain, new: Plain) -> Plain:
    """Apply what differs between `old` and `new` to what the file says, which may say the same in other words."""
    if old == new:
        return file
    if isinstance(file, dict) and isinstance(old, dict) and isinstance(new, dict):
        kept = {key: part for key, part in file.items() if key in new or key not in old}
        changed = {
            key: merged_difference(file[key], old[key], part) if key in file and key in old else part
            for key, part in new.items()
            if key not in old or old[key] != part
        }
        return {**kept, **changed}
    if isinstance(file, list) and isinstance(old, list) and isinstance(new, list) and len(file) == len(old):
        return [_item_of_file(file, old, position, part, len(new)) for position, part in enumerate(new)]
    return new


def _item_of_file(file: list[Plain], old: list[Plain], position: int, part: Plain, length: int) -> Plain:
    """Give what the file shall say for one item of a list: the item it was, known by its id or by being the same."""
    if position < len(old) and old[position] == part:
        return file[position]
    for said, before in zip(file, old, strict=True):
        if before == part or (_id_of(part) is not None and _id_of(before) == _id_of(part)):
            return merged_difference(said, before, part)
    # An item without id that changed is the one at its place, unless items went away and moved the others.
    if position < len(old) <= length and _id_of(part) is None:
        return merged_difference(file[position], old[position], part)
    return part


def _id_of(item: Plain) -> Plain:
    return item.get("id") if isinstance(item, dict) else None


def _read_register(root: Path, path: str, kind: type[Record]) -> Loaded:
    """Read a register, also one that is no record of the archive; a fault in it is a finding."""
    try:
        return read_record(read_bytes(root / path), path, kind)
    except FileProblem as problem:
        return Loaded(path, b"", None, (as_finding(problem, path),))
    except OSError as refusal:
        return Loaded(path, b"", None, (as_finding(not_opened(refusal), path),))


def _readable(loaded: Loaded, kind: type[AnyFile]) -> AnyFile:
    if not isinstance(loaded.model, kind):
        raise UnreadableRecordError(loaded.findings)
    return loaded.model


def _replace(root: Path, loaded: Loaded, old: Record, new: Record) -> None:
    plain = merged_difference(loaded.plain, old.plain(), new.plain())
    assert isinstance(plain, dict)
    data = edited(loaded, plain, type(new))
    require_readable(data, loaded.path, type(new))
    write_atomically(root / loaded.path, data, expected=loaded.data, root=root)


def _prepare_private(root: Path) -> None:
    """Make the private folder so that only its owner reads it and git never sees it."""
    folder = root / "private"
    folder.mkdir(mode=0o700, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        write_atomically(ignore, b"*\n", expected=None, root=root)
