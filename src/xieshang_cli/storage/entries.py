"""What the index knows of each file: its stamp, what it provides and looks up, its findings and rows."""

import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xieshang_cli.deferred import deferred
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.rows import ROWS
from xieshang_cli.storage.database import LOOKUPS, TICK_NS, UNSURE, insert, key_number
from xieshang_cli.storage.layout import Stamp
from xieshang_cli.storage.listing import Listing, Look

if TYPE_CHECKING:
    from xieshang_cli.storage import screen
    from xieshang_cli.storage.evaluation import Evaluated
else:
    # Nothing is read while every stamp is the one the index knows.
    screen = deferred("xieshang_cli.storage.screen")

Progress = Callable[[int, int], None]
Provided = tuple[int, int, str]
"""The number of a key, that of what the record found under it says, and the file it stands in."""

# Each part has an index of its own. Unsure is also what was seen later than now: the clock was set back, and may come
# to any stamp a second time.
_UNSURE = (
    f"SELECT path, max(mtime_ns, ctime_ns) + {TICK_NS} >= seen_ns FROM files WHERE {UNSURE}"  # noqa: S608 - ours
    f" UNION ALL SELECT path, 1 FROM files WHERE seen_ns > :now + {TICK_NS}"
)

# The second part is true of each of these, and lets SQLite find them in an index.
_UNLISTED = f"NOT listed AND {UNSURE}"

MOST_UNLISTED = 200
"""So many files may differ from the listing kept: each costs every question some 50 µs, a new listing 20 ms once."""


class Entries:
    """The entries of one archive's files, in a database that is open; changed inside a transaction of the caller."""

    def __init__(self, root: Path, connection: sqlite3.Connection, progress: Progress | None = None) -> None:
        """Work on the archive at `root`; `progress` is told how many files are read, of how many."""
        self.root = root
        self.connection = connection
        self.progress = progress
        self.seen_ns = 0
        """A moment before the files were read: entries are as of then."""
        self._kept: tuple[tuple[int, int], Listing] | None = None
        self._compared: tuple[tuple[Look, int, int], tuple[list[str], list[str]]] | None = None

    def differences(self, look: Look) -> tuple[list[str], list[str]]:
        """Give the files whose entry cannot be believed (new, of another stamp, too fresh to tell), and those gone.

        What stands in the listing of last time word for word has the stamp its entry was made with, unless the entry
        was made later (it is not `listed`).
        """
        # Asked again under the lock: what nobody has changed since need not be compared again.
        asked = (look, self.state, self.connection.total_changes)
        if self._compared is None or self._compared[0] != asked:
            self._compared = asked, self._compare(look)
        return self._compared[1]

    def keep(self, seen: Listing, gone: Sequence[str]) -> None:
        """Keep the listing that the entries are now made from, once many are not as the one of last time says.

        And once files are gone: a folder that is moved away and back brings them just as they were listed.
        """
        ((unlisted,),) = self.connection.execute(f"SELECT count(*) FROM files WHERE {_UNLISTED}")  # noqa: S608 - ours
        if gone or unlisted > min(MOST_UNLISTED, self.size // 20):
            self.connection.execute(f"UPDATE files SET listed = 1 WHERE {_UNLISTED}")  # noqa: S608 - ours
            self.connection.execute("DELETE FROM listing")
            self.connection.execute("INSERT INTO listing VALUES (?)", (seen.raw,))

    @property
    def kept(self) -> Listing:
        """The listing kept last."""
        asked = (self.state, self.connection.total_changes)
        if self._kept is None or self._kept[0] != asked:
            found = self.connection.execute("SELECT raw FROM listing").fetchone()
            self._kept = asked, Listing(found[0] if found else b"")
        return self._kept[1]

    def is_news(self, path: str, stamp: Stamp) -> bool:
        """Whether the entry of the file, if there is one, was made with another stamp."""
        return self._stamp(path) != stamp

    @property
    def state(self) -> int:
        """A number that is another one once another process has changed the index."""
        ((number,),) = self.connection.execute("PRAGMA data_version")
        return int(number)

    @property
    def size(self) -> int:
        """How many files have an entry."""
        ((number,),) = self.connection.execute("SELECT count(*) FROM files")
        return int(number)

    def changed(self, doubtful: Iterable[str], found: Mapping[str, Stamp]) -> list[str]:
        """Give the doubtful files whose content is not what the index knows; the others are confirmed."""
        changed = []
        for path in doubtful:
            digest = self.digest(path)
            if digest is not None and digest == _digest_of(self.root / path, found[path]):
                self.confirm(path, found[path])
            else:
                changed.append(path)
        return changed

    @property
    def policy(self) -> Policy:
        """The policy of the archive, as of the last refresh."""
        stored = self.meta("policy")
        return policy_from_json(stored) if stored else Policy()

    def meta(self, name: str) -> str | None:
        """A single stored value."""
        found = self.connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return found[0] if found else None

    def paths(self, where: str = "1", parameters: Sequence[object] = ()) -> list[str]:
        """Give the paths of files, ordered."""
        query = f"SELECT path FROM files WHERE {where} ORDER BY path"  # noqa: S608 - our conditions
        return [path for (path,) in self.connection.execute(query, parameters)]

    def paths_providing(self, key: str) -> list[str]:
        """Give the files whose records are found under `key`."""
        query = "SELECT path FROM provided JOIN files USING (file) WHERE key = ? ORDER BY path"
        return [path for (path,) in self.connection.execute(query, (key_number(key),))]

    def all_lookups(self) -> Iterator[tuple[int, str]]:
        """Give every key that was looked up, with each file that did."""
        yield from self.connection.execute("SELECT key, path FROM looked_up JOIN files USING (file)")

    def all_providers(self) -> dict[int, list[str]]:
        """Give every key with the files whose records are found under it."""
        providers: dict[int, list[str]] = {}
        for key, path in self.connection.execute("SELECT key, path FROM provided JOIN files USING (file)"):
            providers.setdefault(key, []).append(path)
        return providers

    def digest(self, path: str) -> bytes | None:
        """The fingerprint of the content the entry was made from."""
        found = self.connection.execute("SELECT digest FROM files WHERE path = ?", (path,)).fetchone()
        return found[0] if found else None

    def confirm(self, path: str, stamp: Stamp) -> None:
        """Note that the content is still the same under a new stamp."""
        is_listed = not self.is_news(path, stamp)  # what the listing says of it is still so
        self.connection.execute(
            "UPDATE files SET mtime_ns = ?, ctime_ns = ?, size = ?, inode = ?, seen_ns = ?, listed = listed AND ?"
            " WHERE path = ?",
            (*stamp, self.seen_ns, is_listed, path),
        )

    def dependants(self, keys: Iterable[int]) -> set[str]:
        """Give the files that looked up any of the keys."""
        query = "SELECT path FROM looked_up JOIN files USING (file) WHERE key = ?"
        return {path for key in keys for (path,) in self.connection.execute(query, (key,))}

    def provided(self, paths: Iterable[str]) -> set[Provided]:
        """Give what is found in some files: under which keys, with what content, where."""
        query = "SELECT key, content, path FROM provided JOIN files USING (file) WHERE path = ?"
        return {found for path in paths for found in self.connection.execute(query, (path,))}

    def clear(self) -> None:
        """Forget everything about files."""
        for table in ("files", "listing", "provided", "looked_up", "findings", *ROWS.values()):
            self.connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our tables

    def drop(self, paths: Iterable[str]) -> None:
        """Forget some files."""
        query = "SELECT file FROM files WHERE path = ?"
        files = [file for path in paths for file in self.connection.execute(query, (path,))]
        for table in ("files", "provided", "looked_up", "findings", *ROWS.values()):
            self.connection.executemany(f"DELETE FROM {table} WHERE file = ?", files)  # noqa: S608 - our tables

    def store(self, entries: Sequence["Evaluated"]) -> None:
        """Write the entries of files; older ones must have been dropped."""
        with self._whole():
            self._store(entries)

    @property
    def is_unfinished(self) -> bool:
        """Whether a reading of everything was interrupted: what it had read is kept, not yet settled with the rest."""
        return self.meta("unfinished") is not None

    def begin_anew(self) -> None:
        """Do without the indexes of tables while everything is written, and without a listing of what is not yet."""
        self.connection.execute("DELETE FROM listing")
        self.set_meta("unfinished", "1")
        for statement in LOOKUPS:
            self.connection.execute(f"DROP INDEX IF EXISTS {statement.split()[2]}")

    def make_lookups(self) -> None:
        """Make the indexes of tables, all at once."""
        for statement in LOOKUPS:
            self.connection.execute(statement.replace("INDEX", "INDEX IF NOT EXISTS", 1))

    def finish(self) -> None:
        """Note that what is kept is settled."""
        self.connection.execute("DELETE FROM meta WHERE name = 'unfinished'")

    def set_meta(self, name: str, value: str) -> None:
        """Store a single value."""
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def _compare(self, look: Look) -> tuple[list[str], list[str]]:
        unsure, before = self._unsure_and_kept()
        seen = look.listing
        stamps, missing = seen.apart_from(before)
        # Most of what is unsure has changed since the listing was kept, and is among these; all else is searched for.
        for path in unsure.keys() - stamps.keys() - missing:
            stamp = seen.get(path)
            if stamp:
                stamps[path] = stamp
            else:
                missing.add(path)
        gone = [path for path in missing if self._stamp(path)]
        if not before.raw and not unsure:
            return list(stamps), gone
        return [path for path, stamp in stamps.items() if unsure.get(path) or self.is_news(path, stamp)], gone

    def _unsure_and_kept(self) -> tuple[dict[str, int], Listing]:
        """Give the entries that cannot be believed and the listing kept, both of one state while others write."""
        while True:
            state = self.state
            unsure: dict[str, int] = dict(self.connection.execute(_UNSURE, {"now": time.time_ns()}))
            kept = self.kept
            if self.state == state:
                return unsure, kept

    def _store(self, entries: Sequence["Evaluated"]) -> None:
        many = self.connection.executemany
        (last,) = self.connection.execute("SELECT coalesce(max(file), 0) FROM files").fetchone()
        numbered = list(enumerate(entries, start=last + 1))
        many(
            "INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
            # What is not as seen is never believed.
            [(file, e.path, *e.stamp, self.seen_ns * e.as_seen, e.digest, e.is_readable) for file, e in numbered],
        )
        many("INSERT INTO provided VALUES (?, ?, ?)", [(*key, file) for file, e in numbered for key in e.provided])
        many("INSERT INTO looked_up VALUES (?, ?)", [(key, file) for file, e in numbered for key in e.looked_up])
        insert("findings", [(file, *columns) for file, e in numbered for columns in e.findings], many)
        rows: dict[str, list[tuple[object, ...]]] = {}
        for file, entry in numbered:
            for table, columns in entry.rows:
                rows.setdefault(table, []).append((file, *columns))
        for table, values in rows.items():
            insert(table, values, many)

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Write all of something or nothing, also when interrupted."""
        self.connection.execute("SAVEPOINT whole")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK TO whole")
            raise
        finally:
            self.connection.execute("RELEASE whole")

    def _stamp(self, path: str) -> Stamp | None:
        query = "SELECT mtime_ns, ctime_ns, size, inode FROM files WHERE path = ?"
        found: Stamp | None = self.connection.execute(query, (path,)).fetchone()
        return found


def policy_from_json(text: str) -> Policy:
    """Make a policy of its stored form."""
    stored: dict[str, Any] = json.loads(text)
    settings: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in stored.items()
    }
    return Policy(**settings)


def _digest_of(path: Path, stamp: Stamp) -> bytes | None:
    """Give the fingerprint of a file that is still the one with that stamp."""
    try:
        data, mark = screen.read_marked(path)
    except (screen.FileProblem, OSError):
        return None
    return screen.fingerprint(data) if mark == (stamp[0], stamp[2]) else None
