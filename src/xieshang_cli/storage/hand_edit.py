"""A record file in an editor: given out as it is, put back only when it is valid and unchanged underneath."""

from pathlib import Path
from typing import Generic, TypeVar

from xieshang_cli.model.organisation import Station
from xieshang_cli.model.session import Session
from xieshang_cli.model.topic import Topic
from xieshang_cli.storage.reading import Loaded, as_finding, read_record
from xieshang_cli.storage.screen import FileProblem, read_bytes
from xieshang_cli.storage.writing import (
    UnreadableRecordError,
    edited,
    merged_difference,
    replace_content,
    require_readable,
)

Edited = TypeVar("Edited", Topic, Session, Station)


class HandEdit(Generic[Edited]):
    """One file in the hands of an editor. `data` is what it held, `before` its record if it could be read."""

    def __init__(self, root: Path, path: str, kind: type[Edited], *, command: str) -> None:
        """Read the file, which need not hold a readable record: mending it is a reason to edit."""
        self.path = path
        self._root = root
        self._kind: type[Edited] = kind
        self._command = command
        try:
            self.data = read_bytes(root / path)
        except FileProblem as problem:
            raise UnreadableRecordError([as_finding(problem, path)]) from None
        self.before: Edited | None = self.record_of(self.check(self.data))

    def check(self, data: bytes) -> Loaded:
        """Read what came back from the editor."""
        return read_record(data, self.path, self._kind)

    def record_of(self, loaded: Loaded) -> Edited | None:
        """Give the record read, None when it cannot be read."""
        return loaded.model if isinstance(loaded.model, self._kind) else None

    def save(self, loaded: Loaded, record: Edited) -> None:
        """Put the file back as it was typed, with what `record` has beyond it. Raises when it changed meanwhile."""
        typed = self.record_of(loaded)
        assert typed is not None
        plain = merged_difference(loaded.plain, typed.plain(), record.plain())
        assert isinstance(plain, dict)
        data = edited(loaded, plain, self._kind)
        require_readable(data, self.path, self._kind)
        replace_content(self._root, self.path, self.data, data, command=self._command)
