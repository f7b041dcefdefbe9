"""Which records stand behind the shares of coverage: divisions with a platform or without, people assigned or not."""

from collections.abc import Iterator, Mapping, Sequence

from xieshang_cli.language import N_
from xieshang_cli.model.rows import Row
from xieshang_cli.model.vocabulary import Level
from xieshang_cli.reports.counting import Counted, Figure, Item
from xieshang_cli.reports.coverage_counts import FORCES, KINDS, LETTERS, PLATFORMS, Forces, Places, forces, places
from xieshang_cli.reports.roster_days import LEVELS
from xieshang_cli.reports.selection import Selection

_LENGTHS = {"township": (9, N_("乡镇、街道")), "village": (12, N_("村、社区"))}
_WITH, _WITHOUT, _LEFT_OUT = _STATES = ("with", "without", "left_out")
_OF_PLACES = {_WITH: N_("有"), _WITHOUT: N_("没有"), _LEFT_OUT: N_("没有记录或类型不明")}
_OF_PEOPLE = {_WITH: N_("已下沉"), _WITHOUT: N_("没有下沉"), _LEFT_OUT: N_("没有记录")}
_UNCLEAR = "unclear"


def coverage_counted(selection: Selection) -> Counted:
    """Give the shares of townships and villages, all and by kind, and of who is assigned, all and by level."""
    rows = {row.code: row for row in selection.divisions}
    figures: list[Figure] = []
    items: list[Item] = []
    labels: dict[str, str] = {}
    for name, (length, within) in _LENGTHS.items():
        found = places(selection, length)
        kinds = {kind.value: kind.label for kind in KINDS[length]}
        for platform, label in PLATFORMS.items():
            if name == "village" and platform == "station":
                continue
            key = f"{name}.{platform}"
            figures += _figures(key, label, within, kinds, also=(_UNCLEAR,))
            items += list(_of_places(key, platform, found, rows))
            labels |= _labels(key, (*kinds, _UNCLEAR), _OF_PLACES)
    who = forces(selection)
    people = _people(selection)
    levels = {level.value: level.label for level in LEVELS.values()}
    for force, label in FORCES.items():
        figures += _figures(force, label, N_("下沉"), levels)
        items += list(_of_force(force, who, people[force]))
        labels |= _labels(force, levels, _OF_PEOPLE)
    return Counted(figures, items, labels, by_station=False)


def _figures(key: str, label: str, within: str, kinds: Mapping[str, str], also: Sequence[str] = ()) -> Iterator[Figure]:
    """Give the share over all kinds, and that of each; there may `also` be parts that are in no kind."""
    yield _figure(key, label, within, [f"{key}.{kind}" for kind in (*kinds, *also)])
    for kind, called in kinds.items():
        yield _figure(f"{key}.{kind}", label, called, [f"{key}.{kind}"])


def _figure(key: str, label: str, within: str, parts: Sequence[str]) -> Figure:
    counted, rest, left_out = (tuple(f"{part}.{state}" for part in parts) for state in _STATES)
    return Figure(key, label, counted, rest, left_out, within=within)


def _labels(key: str, kinds: Sequence[str] | Mapping[str, str], states: Mapping[str, str]) -> dict[str, str]:
    return {f"{key}.{kind}.{state}": label for kind in kinds for state, label in states.items()}


def _of_places(key: str, platform: str, found: Places, rows: Mapping[str, Row]) -> Iterator[Item]:
    for county, units in found.by_county.items():
        for kind, codes in units.items():
            is_kind = kind in found.kinds
            for code in codes:
                state = _state(
                    has=code in found.having[platform], is_recorded=is_kind and county in found.recorded[platform]
                )
                yield Item(f"{key}.{kind if is_kind else _UNCLEAR}.{state}", rows[code])


def _of_force(force: str, found: Forces, rows: Mapping[str, Row]) -> Iterator[Item]:
    for code, kinds in sorted(found.people.items()):
        level: Level = LEVELS[len(code)]
        is_recorded = f"{code}-{LETTERS[force]}" in found.recorded
        for identity in sorted(kinds[force]):
            state = _state(has=identity in found.assigned, is_recorded=is_recorded)
            yield Item(f"{force}.{level}.{state}", rows[identity])


def _state(*, has: bool, is_recorded: bool) -> str:
    return (_WITH if has else _WITHOUT) if is_recorded else _LEFT_OUT


def _people(selection: Selection) -> dict[str, dict[str, Row]]:
    """Give the row of each person by kind and id; of a leader the first of several posts."""
    leaders: dict[str, Row] = {row.member: row for row in reversed(selection.leaders)}
    members: dict[str, Row] = {row.id: row for row in selection.memberships}
    return {
        "leaders": leaders,
        "members": members,
        "special_committees": {row.id: row for row in selection.special_committees},
    }
