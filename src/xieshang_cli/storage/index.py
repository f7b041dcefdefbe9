"""The index: a copy of what the files say, for questions about many records at once.

Files are the truth. An entry is believed only while the stamp of its file is the one it was read with, and while that
stamp is old enough to tell two edits apart; otherwise the content decides.
"""

import json
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from xieshang_cli.deferred import deferred
from xieshang_cli.findings import Finding, Severity
from xieshang_cli.model.rows import EXTRACTS, ROWS, Row
from xieshang_cli.storage.cache_folder import cache_folder
from xieshang_cli.storage.database import columns_of
from xieshang_cli.storage.early_look import look_at
from xieshang_cli.storage.entries import Entries, Progress
from xieshang_cli.storage.first_change import first_change
from xieshang_cli.storage.index_file import (
    NotAsLeftError,
    identity_of,
    is_damage,
    is_sealed,
    made_anew,
    moment,
    open_index,
    seal,
)
from xieshang_cli.storage.index_turn import making, patiently
from xieshang_cli.storage.listing import Look

if TYPE_CHECKING:
    from xieshang_cli.storage import refresh
else:
    refresh = deferred("xieshang_cli.storage.refresh")

AnyRow = TypeVar("AnyRow", bound=Row)


class Index(Entries):
    """The index of one archive, brought up to date when it is opened."""

    def __init__(
        self,
        root: Path,
        *,
        in_memory: bool = False,
        progress: Progress | None = None,
        meanwhile: Callable[[], object] | None = None,
    ) -> None:
        """Open the index of the archive at `root`; `progress` is told how many files are read, of how many.

        `meanwhile` is done while other processes look at a big folder.
        """
        folder = None if in_memory else cache_folder(root)
        self._file = folder / "index.sqlite" if folder else None
        super().__init__(root, open_index(self._file), progress)
        self._identity = identity_of(self._file) if self._file else None
        self.refresh(meanwhile)

    def refresh(self, meanwhile: Callable[[], object] | None = None) -> None:
        """Re-read what changed since the index was written, and drop what is gone."""
        try:
            self._refresh(meanwhile)
        except sqlite3.DatabaseError as problem:
            # A record may have been written just now: what happens to its copy here must not look like a failure.
            self._start_again(problem)

    @property
    def rule_titles(self) -> dict[str, str]:
        """What each rule finds, in the source language; kept here so that a list need not load the rules."""
        titles: dict[str, str] = json.loads(self.meta("rule_titles") or "{}")
        return titles

    def rows(self, kind: type[AnyRow], where: str = "", parameters: Sequence[object] = ()) -> list[AnyRow]:
        """Give rows of a kind, by id. `where` is SQL over the row's columns; values go into `parameters`."""
        names = ", ".join(f'"{name}"' for name in columns_of(kind))
        condition = f" WHERE {where}" if where else ""
        query = f'SELECT {names} FROM {_table(kind)}{condition} ORDER BY "{columns_of(kind)[0]}"'  # noqa: S608 - our names
        make: Any = kind._make
        return [make(values) for values in self._ask(query, parameters)]

    def column(self, kind: type[Row], name: str, where: str = "", parameters: Sequence[object] = ()) -> list[Any]:
        """Give one column of a kind of row, ordered."""
        condition = f" WHERE {where}" if where else ""
        query = f'SELECT "{name}" FROM {_table(kind)}{condition} ORDER BY 1'  # noqa: S608 - our names
        return [value for (value,) in self._ask(query, parameters)]

    def findings(self, day: date, where: str = "", parameters: Sequence[object] = ()) -> list[Finding]:
        """Give the findings that hold on `day`, by file and line."""
        condition = f" AND ({where})" if where else ""
        query = (
            "SELECT path, record, code, severity, waived, since, until, step, field, line, column, text, gaps"  # noqa: S608
            " FROM findings JOIN files USING (file)"
            f" WHERE (since IS NULL OR since <= ?) AND (until IS NULL OR until >= ?){condition}"
            " ORDER BY path, line, column, code, field, text, gaps"
        )
        days = (day.isoformat(), day.isoformat())
        found = self._ask(query, (*days, *parameters))
        # One text for all: thousands of small ones take five times as long to read.
        gaps = json.loads(f"[{','.join(values[-1] for values in found)}]")
        return [_finding(values, filled) for values, filled in zip(found, gaps, strict=True)]

    def count_findings(self, day: date, where: str = "1", parameters: Sequence[object] = ()) -> int:
        """Count findings that hold on `day` without making them."""
        query = (
            "SELECT COUNT(*) FROM findings JOIN files USING (file)"  # noqa: S608 - our conditions
            f" WHERE (since IS NULL OR since <= ?) AND (until IS NULL OR until >= ?) AND ({where})"
        )
        ((found,),) = self._ask(query, (day.isoformat(), day.isoformat(), *parameters))
        return int(found)

    def unreadable(self, day: date) -> list[Finding]:
        """Give what is wrong with the files that could not be read."""
        return self.findings(day, "file IN (SELECT file FROM files WHERE NOT is_readable)")

    def _refresh(self, meanwhile: Callable[[], object] | None = None) -> None:
        with look_at(self.root) as look:
            if meanwhile:
                meanwhile()
            self._get_ready(look)
            doubtful, gone = patiently(self._file, lambda: self.differences(look))
            if not doubtful and not gone and not self.is_unfinished:
                return
            # What was seen before another process wrote the index is not what that one saw.
            with making(self._file) as has_waited, Look(self.root) if has_waited else nullcontext(look) as current:
                if self._file and not is_sealed(self._file):
                    raise NotAsLeftError
                self.connection.execute("BEGIN IMMEDIATE")
                self._follow(current)

    def _get_ready(self, look: Look) -> None:
        """Load what reads files while the look is under way, once it comes upon one that has changed."""
        # What is wrong with the database shows when it is asked for what counts.
        with suppress(sqlite3.DatabaseError):
            changed = first_change(look.finders, self.kept, self.is_news) if look.finders else None
            if changed:
                refresh.get_ready(self, changed)

    def _follow(self, look: Look) -> None:
        """Bring the index up to what was seen, and end the transaction."""
        try:
            self.seen_ns = self._moment()
            # Asked again: another process may have brought the index up to date meanwhile.
            doubtful, gone = self.differences(look)
            changed = self.changed(doubtful, look.listing)
            if changed or gone or self.is_unfinished:
                refresh.bring_up_to_date(self, look.listing, changed, gone)
            self.keep(look.listing, gone)
            self.connection.execute("COMMIT")
        except BaseException as stop:
            if self.connection.in_transaction:
                # A long first reading that somebody interrupts goes on next time where it stopped.
                is_kept = isinstance(stop, KeyboardInterrupt) and self.is_unfinished
                self.connection.execute("COMMIT" if is_kept else "ROLLBACK")
            raise
        finally:
            if self._file:
                seal(self._file)
                self._identity = identity_of(self._file)

    def _moment(self) -> int:
        """Give a moment before the files are read, by the clock that stamps them."""
        return min(time.time_ns(), moment(self._file)) if self._file else time.time_ns()

    def _ask(self, query: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Put a question; damage that shows only now makes the index anew."""
        try:
            return self.connection.execute(query, parameters).fetchall()
        except sqlite3.DatabaseError as problem:
            self._start_again(problem)
            return self.connection.execute(query, parameters).fetchall()

    def _start_again(self, problem: sqlite3.DatabaseError) -> None:
        """Make a damaged index anew; answer from memory when it is locked, cannot be written or is beyond repair."""
        self.connection.close()
        if self._file and is_damage(problem):
            with suppress(sqlite3.DatabaseError, OSError):
                self.connection = made_anew(self._file, self._identity)
                self._identity = identity_of(self._file)
                self._refresh()
                return
        self.connection.close()
        self._file = None
        self.connection = open_index(None)
        self._refresh()


def _table(kind: type[AnyRow] | type[Row]) -> str:
    return EXTRACTS.get(kind) or ROWS[kind]


def _finding(values: tuple[Any, ...], gaps: dict[str, str | int]) -> Finding:
    path, record, code, severity, waived, since, until, step, field, line, column, text, _gaps = values
    return Finding(
        code=code,
        severity=Severity(severity),
        text=text,
        values=gaps,
        record=record,
        field=field,
        path=path,
        line=line,
        column=column,
        step=step,
        waived=bool(waived),
        since=date.fromisoformat(since) if since else None,
        until=date.fromisoformat(until) if until else None,
    )
