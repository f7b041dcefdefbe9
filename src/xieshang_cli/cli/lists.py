"""What list commands share: conditions on rows, names, and files that could not be read."""

from collections.abc import Collection, Iterator
from typing import Any

from xieshang_cli.cli.env import Env
from xieshang_cli.cli.places import division_code, division_names, station_names
from xieshang_cli.cli.suggestions import folded
from xieshang_cli.findings import Finding
from xieshang_cli.language import _
from xieshang_cli.model.identity import DIVISION_CODE
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.rows import Row
from xieshang_cli.reports.selection import Selection
from xieshang_cli.storage.layout import FileKind
from xieshang_cli.storage.references import Kind

INCOMPLETE = 4


class Conditions:
    """SQL conditions on rows, joined by AND; values never stand in the text."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._values: list[object] = []
        self._period: list[str] = []
        self._days: list[object] = []
        self._dated_by = ""

    @property
    def text(self) -> str:
        """The condition, "" when everything is wanted."""
        return " AND ".join(self._parts + self._period)

    @property
    def values(self) -> list[object]:
        """What stands for the question marks in `text`."""
        return self._values + self._days

    def add(self, condition: str, *values: object) -> None:
        """Want rows that meet one more condition."""
        self._parts.append(f"({condition})")
        self._values += values

    def equal(self, column: str, value: object) -> None:
        """Want rows with this value, if there is one."""
        if value is not None:
            self.add(f'"{column}" = ?', str(value))

    def one_of(self, column: str, values: Collection[object] | None) -> None:
        """Want rows with one of these values, if there are any."""
        if values:
            self.add(f'"{column}" IN ({", ".join("?" * len(values))})', *map(str, values))

    def containing(self, column: str, text: str | None) -> None:
        """Want rows whose column contains every word of the text."""
        for word in (text or "").lower().split():
            escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
            self.add(f"\"{column}\" LIKE ? ESCAPE '\\'", f"%{escaped}%")

    def between(self, first: str, last: str, since: PartialDate | None, until: PartialDate | None) -> None:
        """Want rows whose day may lie in the period; `first` and `last` are columns of the days it can mean."""
        if since is not None:
            self._period.append(f'("{last}" >= ?)')
            self._days.append(since.earliest.isoformat())
        if until is not None:
            self._period.append(f'("{first}" <= ?)')
            self._days.append(until.latest.isoformat())
        self._dated_by = first

    def undated(self, env: Env, kind: type[Row]) -> int:
        """How many rows the period leaves out because nobody recorded their day, though they meet all the rest."""
        if not self._period:
            return 0
        condition = " AND ".join([*self._parts, f'"{self._dated_by}" IS NULL'])
        return len(env.archive.index.column(kind, kind._fields[0], condition, self._values))

    def in_unit(self, env: Env, column: str, reference: str | None) -> None:
        """Want rows of a station, or of all stations in a division."""
        if reference is None:
            return
        code = folded(reference)
        if not DIVISION_CODE.fullmatch(code):
            code = env.archive.resolve(Kind.STATION, reference)
        elif len(code) >= 9:
            code = env.archive.resolve(Kind.STATION, code)
        self.add(f"\"{column}\" LIKE ? || '%'", code)

    def below(self, env: Env, column: str, division: str | None) -> None:
        """Want rows of a division and of those below it."""
        if division is not None:
            self.add(f"\"{column}\" LIKE ? || '%'", division_code(env, division))


def selection(env: Env, **rows: Any) -> Selection:
    """Put rows together with the names that lists show."""
    return Selection(
        today=env.today,
        policy=env.archive.policy,
        station_names=station_names(env),
        division_names=division_names(env),
        **rows,
    )


def tell_unreadable(env: Env, *kinds: FileKind, near: str = "") -> None:
    """Name the files that are not in the answer, on standard error, and note that it is incomplete.

    Without `kinds` all are; with `near` only those kept by the unit of that code, or by one above or below it.
    """
    # None is an archive of a federation that cannot be read at all.
    wanted = {*(kinds or FileKind), FileKind.SETTINGS, FileKind.POLICY, None}
    for finding in _first_of_each_file(env, wanted):
        if not _is_near(finding.path, near):
            continue
        place = ":".join(str(part) for part in (finding.path, finding.line, finding.column) if part)
        env.warn(_("读不出 {place}：{message}").format(place=place, message=finding.message))
        env.found(INCOMPLETE)


def _is_near(path: str, code: str) -> bool:
    unit = path.split("/")[1] if path.count("/") > 1 else ""
    return unit.startswith(code) or code.startswith(unit)


def _first_of_each_file(env: Env, kinds: Collection[FileKind | None]) -> Iterator[Finding]:
    seen: set[str] = set()
    for finding in env.archive.index.unreadable(env.today):
        if env.archive.kind_of(finding.path) in kinds and finding.path not in seen:
            seen.add(finding.path)
            yield finding
