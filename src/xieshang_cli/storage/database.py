"""The tables behind the index."""

import json
import os
import sqlite3
import zlib
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, get_type_hints

from xieshang_cli import __version__
from xieshang_cli.findings import Finding
from xieshang_cli.model.rows import ROWS

SCHEMA = 14
"""Raise it when what stands in the tables changes; an index of other number, program or columns is made anew."""

_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (
  file INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, mtime_ns INTEGER NOT NULL, ctime_ns INTEGER NOT NULL,
  size INTEGER NOT NULL, inode INTEGER NOT NULL, seen_ns INTEGER NOT NULL, digest BLOB NOT NULL,
  is_readable INTEGER NOT NULL, listed INTEGER NOT NULL
);
CREATE TABLE listing (raw BLOB NOT NULL);
CREATE TABLE provided (key INTEGER NOT NULL, content INTEGER NOT NULL, file INTEGER NOT NULL);
CREATE TABLE looked_up (key INTEGER NOT NULL, file INTEGER NOT NULL);
CREATE TABLE findings (
  file INTEGER NOT NULL, record TEXT NOT NULL, code TEXT NOT NULL, severity TEXT NOT NULL, waived INTEGER NOT NULL,
  since TEXT, until TEXT, step TEXT, field TEXT NOT NULL, line INTEGER, column INTEGER, text TEXT NOT NULL,
  gaps TEXT NOT NULL
);
"""

TICK_NS = 2_500_000_000
"""Two edits closer than this may carry the same time stamp (FAT counts in two seconds)."""

UNSURE = f"listed * seen_ns <= max(mtime_ns, ctime_ns) + {TICK_NS}"
"""Which entries of files cannot be believed: those that are not `listed`, or were seen too soon after a change.

One comparison, because SQLite finds no such index for an OR.
"""

TO_DO = {
    "topics": (
        "CASE status WHEN 'open' THEN 1 WHEN 'closed' THEN submitted_on IS NOT NULL AND adoption_result IS NULL END"
    ),
    "tasks": "topic_status = 'open'",
    "sessions": "planned_for IS NOT NULL AND held_on IS NULL",
    "revisits": "topic_status = 'closed' AND \"on\" IS NULL AND result IS NULL",
    "transfers": "accepted_on IS NOT NULL AND returned_on IS NULL AND passed_on IS NULL",
    "planned_topics": "dropped IS NULL",
}
"""Which rows somebody still has to do something about: a tenth of all, so that it pays to have them at hand."""

LOOKUPS = (
    "CREATE INDEX files_unreadable ON files (is_readable) WHERE NOT is_readable",
    f"CREATE INDEX files_unsure ON files (path) WHERE {UNSURE}",
    "CREATE INDEX files_by_moment ON files (seen_ns)",
    *(f"CREATE INDEX {table}_to_do ON {table} (id) WHERE {condition}" for table, condition in TO_DO.items()),
    *(
        f"CREATE INDEX {table}_by_{column} ON {table} ({column})"
        for table, column in (
            ("provided", "key"), ("provided", "file"), ("looked_up", "key"), ("looked_up", "file"),
            ("findings", "file"), ("findings", "record"), ("topics", "status"),
        )
    ),
    *(f"CREATE INDEX {table}_by_file ON {table} (file)" for table in ROWS.values()),
    *(
        f"CREATE INDEX {table}_by_{first} ON {table} ({first})"
        for first, table in ((next(iter(row.__annotations__)), table) for row, table in ROWS.items())
    ),
)  # fmt: skip
"""The statements that make the indexes of tables."""


def columns_of(row: type[tuple[Any, ...]]) -> tuple[str, ...]:
    """Give the columns of a kind of row, in order."""
    return tuple(row.__annotations__)


@lru_cache(maxsize=65536)
def key_number(key: str) -> int:
    """Give the number a look-up key is stored under: a tenth of the size of the text, and quicker to sort.

    Two keys of one number only make the index look at a record too many.
    """
    return zlib.crc32(key.encode())


def finding_columns(finding: Finding) -> tuple[object, ...]:
    """Give the columns of a finding, but for the file."""
    return (
        finding.record,
        finding.code,
        finding.severity.value,
        finding.waived,
        finding.since.isoformat() if finding.since else None,
        finding.until.isoformat() if finding.until else None,
        finding.step,
        finding.field,
        finding.line,
        finding.column,
        finding.text,
        json.dumps(finding.values, ensure_ascii=False),
    )


def insert(table: str, rows: list[tuple[object, ...]], many: Callable[[str, list[tuple[object, ...]]], object]) -> None:
    """Insert whole rows of a table."""
    if rows:
        many(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)  # noqa: S608 - our tables


def expected_version() -> str:
    """Give the version of the index this program makes."""
    # A column the index does not have would be taken for a text by SQLite, and every row for one that fits.
    columns = ";".join(f"{table} {','.join(columns_of(row))}" for row, table in ROWS.items())
    return f"{SCHEMA} {__version__} {zlib.crc32(columns.encode()):08x} {_judgement():08x}"


def version_of(connection: sqlite3.Connection) -> str | None:
    """Give the version an index says it has."""
    has_meta = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone()
    if not has_meta:
        return None
    found = connection.execute("SELECT value FROM meta WHERE name = 'version'").fetchone()
    return found[0] if found else None


def create(connection: sqlite3.Connection) -> None:
    """Make the tables, inside a transaction of the caller."""
    for statement in _TABLES.split(";\n"):
        if statement.strip():
            connection.execute(statement)
    for row, table in ROWS.items():
        hints = get_type_hints(row)
        columns = ", ".join(f'"{name}" {_sql_type(hints[name])}' for name in columns_of(row))
        connection.execute(f"CREATE TABLE {table} (file INTEGER NOT NULL, {columns})")
    for statement in LOOKUPS:
        connection.execute(statement)
    connection.execute("INSERT INTO meta VALUES ('version', ?)", (expected_version(),))


# Private from here on.


@cache
def _judgement() -> int:
    """Sum up the files that findings and rows come from, by name and size: another state of them, another index."""
    package = Path(__file__).parent.parent
    files = [
        f"{folder}/{entry.name} {entry.stat().st_size}"
        for folder in ("model", "rules", "workflow")
        for entry in os.scandir(package / folder)
        if entry.name.endswith(".py")
    ]
    return zlib.crc32("\n".join(sorted(files)).encode())


def _sql_type(hint: object) -> str:
    return "INTEGER" if hint in {int, int | None} else "TEXT"
