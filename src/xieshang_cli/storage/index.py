"""The index: a copy of what the files say, for questions about many records at once.

Files are the truth. An entry is believed only while the stamp of its file is the one it was read with, and while that
stamp is old enough to tell two edits apart; otherwise the content decides.
"""

import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from xieshang_cli.deferred import deferred
from xieshang_cli.findings import Finding, Severity
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.rows import (
    ROWS,
    DivisionRow,
    RequestRow,
    Row,
    SessionRow,
    StationRow,
    TaskRow,
    TopicRow,
)
from xieshang_cli.storage.cache_folder import cache_folder
from xieshang_cli.storage.database import LOOKUPS, columns_of, discard, insert, key_number, open_database
from xieshang_cli.storage.layout import Stamp, walk

if TYPE_CHECKING:
    from xieshang_cli.storage import refresh
    from xieshang_cli.storage.evaluation import Evaluated
else:
    refresh = deferred("xieshang_cli.storage.refresh")

AnyRow = TypeVar("AnyRow", TopicRow, SessionRow, TaskRow, RequestRow, StationRow, DivisionRow)

Progress = Callable[[int, int], None]

TICK_NS = 2_500_000_000
"""Two edits closer than this may carry the same time stamp (FAT counts in two seconds)."""


class Index:
    """The index of one archive, brought up to date when it is opened."""

    def __init__(self, root: Path, *, in_memory: bool = False, progress: Progress | None = None) -> None:
        """Open the index of the archive at `root`; `progress` is told how many files are read, of how many."""
        self.root = root
        self.progress = progress
        folder = None if in_memory else cache_folder(root)
        self._file = folder / "index.sqlite" if folder else None
        self._connection = open_database(self._file)
        self.seen_ns = 0
        """When the last look at the folder began: entries are as of that moment."""
        try:
            self.refresh()
        except sqlite3.OperationalError:
            self._go_without_file()
        except sqlite3.DatabaseError:
            self._connection.close()
            if self._file and discard(self._file):
                self._connection = open_database(self._file)
                self.refresh()
            else:
                self._go_without_file()

    def refresh(self) -> None:
        """Re-read what changed since the index was written, and drop what is gone."""
        self.seen_ns = time.time_ns()
        found = dict(walk(self.root))
        if self.changed(found) or self.gone(found):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                refresh.bring_up_to_date(self, found)
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def changed(self, found: dict[str, Stamp]) -> list[str]:
        """Give the files whose entry cannot be believed: new, of another stamp, or too fresh to tell."""
        entries = {
            path: (stamp, seen_ns)
            for path, seen_ns, *stamp in self._connection.execute(
                "SELECT path, seen_ns, mtime_ns, ctime_ns, size, inode FROM files"
            )
        }
        return [path for path, stamp in found.items() if not _is_believed(entries.get(path), stamp)]

    def gone(self, found: dict[str, Stamp]) -> list[str]:
        """Give the files that the index knows and the folder does not."""
        return [path for (path,) in self._connection.execute("SELECT path FROM files") if path not in found]

    @property
    def policy(self) -> Policy:
        """The policy of the archive, as of the last refresh."""
        stored = self.meta("policy")
        return policy_from_json(stored) if stored else Policy()

    @property
    def rule_titles(self) -> dict[str, str]:
        """What each rule finds, in the source language; kept here so that a list need not load the rules."""
        titles: dict[str, str] = json.loads(self.meta("rule_titles") or "{}")
        return titles

    def meta(self, name: str) -> str | None:
        """A single stored value."""
        found = self._connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return found[0] if found else None

    def rows(self, kind: type[AnyRow], where: str = "", parameters: Sequence[object] = ()) -> list[AnyRow]:
        """Give rows of a kind, by id. `where` is SQL over the row's columns; values go into `parameters`."""
        names = ", ".join(f'"{name}"' for name in columns_of(kind))
        condition = f" WHERE {where}" if where else ""
        query = f'SELECT {names} FROM {ROWS[kind]}{condition} ORDER BY "{columns_of(kind)[0]}"'  # noqa: S608 - our names
        make: Any = kind._make
        return [make(values) for values in self._connection.execute(query, parameters)]

    def column(self, kind: type[Row], name: str, where: str = "", parameters: Sequence[object] = ()) -> list[Any]:
        """Give one column of a kind of row, ordered."""
        condition = f" WHERE {where}" if where else ""
        query = f'SELECT "{name}" FROM {ROWS[kind]}{condition} ORDER BY 1'  # noqa: S608 - our names
        return [value for (value,) in self._connection.execute(query, parameters)]

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
        return [_finding(values) for values in self._connection.execute(query, (*days, *parameters))]

    def count_findings(self, day: date, where: str = "1", parameters: Sequence[object] = ()) -> int:
        """Count findings that hold on `day` without making them."""
        query = (
            "SELECT COUNT(*) FROM findings JOIN files USING (file)"  # noqa: S608 - our conditions
            f" WHERE (since IS NULL OR since <= ?) AND (until IS NULL OR until >= ?) AND ({where})"
        )
        found: tuple[int] = self._connection.execute(query, (day.isoformat(), day.isoformat(), *parameters)).fetchone()
        return found[0]

    def unreadable(self, day: date) -> list[Finding]:
        """Give what is wrong with the files that could not be read."""
        return self.findings(day, "NOT is_readable")

    def paths(self, where: str = "1", parameters: Sequence[object] = ()) -> list[str]:
        """Give the paths of files, ordered."""
        query = f"SELECT path FROM files WHERE {where} ORDER BY path"  # noqa: S608 - our conditions
        return [path for (path,) in self._connection.execute(query, parameters)]

    def paths_providing(self, key: str) -> list[str]:
        """Give the files whose records are found under `key`."""
        query = "SELECT path FROM provided JOIN files USING (file) WHERE key = ? ORDER BY path"
        return [path for (path,) in self._connection.execute(query, (key_number(key),))]

    # What follows is for `refresh`, inside its transaction.

    def all_providers(self) -> dict[int, list[str]]:
        """Give every key with the files whose records are found under it."""
        providers: dict[int, list[str]] = {}
        for key, path in self._connection.execute("SELECT key, path FROM provided JOIN files USING (file)"):
            providers.setdefault(key, []).append(path)
        return providers

    def digest(self, path: str) -> bytes | None:
        """The fingerprint of the content the entry was made from."""
        found = self._connection.execute("SELECT digest FROM files WHERE path = ?", (path,)).fetchone()
        return found[0] if found else None

    def confirm(self, path: str, stamp: Stamp) -> None:
        """Note that the content is still the same under a new stamp."""
        self._connection.execute(
            "UPDATE files SET mtime_ns = ?, ctime_ns = ?, size = ?, inode = ?, seen_ns = ? WHERE path = ?",
            (*stamp, self.seen_ns, path),
        )

    def dependants(self, keys: Iterable[int]) -> set[str]:
        """Give the files that looked up any of the keys."""
        query = "SELECT path FROM looked_up JOIN files USING (file) WHERE key = ?"
        return {path for key in keys for (path,) in self._connection.execute(query, (key,))}

    def keys_provided(self, paths: Iterable[str]) -> set[int]:
        """Give the keys under which the records of some files are found."""
        query = "SELECT key FROM provided JOIN files USING (file) WHERE path = ?"
        return {key for path in paths for (key,) in self._connection.execute(query, (path,))}

    def clear(self) -> None:
        """Forget everything about files."""
        for table in ("files", "provided", "looked_up", "findings", *ROWS.values()):
            self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our tables

    def drop(self, paths: Iterable[str]) -> None:
        """Forget some files."""
        for path in paths:
            found = self._connection.execute("SELECT file FROM files WHERE path = ?", (path,)).fetchone()
            if found:
                for table in ("files", "provided", "looked_up", "findings", *ROWS.values()):
                    self._connection.execute(f"DELETE FROM {table} WHERE file = ?", found)  # noqa: S608 - our tables

    def store(self, entries: Sequence["Evaluated"]) -> None:
        """Write the entries of files; older ones must have been dropped."""
        many = self._connection.executemany
        (last,) = self._connection.execute("SELECT coalesce(max(file), 0) FROM files").fetchone()
        numbered = list(enumerate(entries, start=last + 1))
        many(
            "INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(file, e.path, *e.stamp, self.seen_ns, e.digest, e.is_readable) for file, e in numbered],
        )
        many("INSERT INTO provided VALUES (?, ?)", [(key, file) for file, e in numbered for key in e.provided])
        many("INSERT INTO looked_up VALUES (?, ?)", [(key, file) for file, e in numbered for key in e.looked_up])
        insert("findings", [(file, *columns) for file, e in numbered for columns in e.findings], many)
        rows: dict[str, list[tuple[object, ...]]] = {}
        for file, entry in numbered:
            for table, columns in entry.rows:
                rows.setdefault(table, []).append((file, *columns))
        for table, values in rows.items():
            insert(table, values, many)

    def drop_lookups(self) -> None:
        """Do without the indexes of tables while everything is written anew."""
        for statement in LOOKUPS:
            self._connection.execute(f"DROP INDEX {statement.split()[2]}")

    def make_lookups(self) -> None:
        """Make the indexes of tables, all at once."""
        for statement in LOOKUPS:
            self._connection.execute(statement)

    def set_meta(self, name: str, value: str) -> None:
        """Store a single value."""
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def _go_without_file(self) -> None:
        """Answer from memory when the index file is locked, cannot be written or is beyond repair."""
        self._connection.close()
        self._connection = open_database(None)
        self.refresh()


def policy_from_json(text: str) -> Policy:
    """Make a policy of its stored form."""
    stored: dict[str, Any] = json.loads(text)
    settings: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in stored.items()
    }
    return Policy(**settings)


def _is_believed(entry: tuple[list[int], int] | None, stamp: Stamp) -> bool:
    return entry is not None and tuple(entry[0]) == stamp and max(stamp[0], stamp[1]) + TICK_NS < entry[1]


def _finding(values: tuple[Any, ...]) -> Finding:
    path, record, code, severity, waived, since, until, step, field, line, column, text, gaps = values
    return Finding(
        code=code,
        severity=Severity(severity),
        text=text,
        values=json.loads(gaps),
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
