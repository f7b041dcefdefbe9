"""Which divisions stand behind the shares of coverage: with the platform, without it, or left out."""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.rows import DivisionRow
from xieshang_cli.reports.counting import Counted, Figure, Item
from xieshang_cli.reports.coverage_counts import PLATFORMS, Places, places
from xieshang_cli.reports.selection import Selection

_LEVELS = {"township": (9, N_("乡镇、街道")), "village": (12, N_("村、社区"))}
_STATES = {"with": N_("有"), "without": N_("没有"), "left_out": N_("没有记录或类型不明")}


def coverage_counted(selection: Selection) -> Counted:
    """Give the shares of townships and villages; stations are of townships only."""
    rows = {row.code: row for row in selection.divisions}
    figures, items = [], []
    for level, (length, within) in _LEVELS.items():
        found = places(selection, length)
        for platform, label in PLATFORMS.items():
            if level == "village" and platform == "station":
                continue
            key = f"{level}.{platform}"
            with_it, without, left_out = ((f"{key}.{state}",) for state in _STATES)
            figures.append(Figure(key, label, with_it, without, left_out, within=within))
            items += list(_items(key, platform, found, rows))
    labels = {f"{figure.key}.{state}": label for figure in figures for state, label in _STATES.items()}
    return Counted(figures, items, labels)


def _items(key: str, platform: str, found: Places, rows: dict[str, DivisionRow]) -> Iterator[Item]:
    for county, units in found.by_county.items():
        for kind, codes in units.items():
            is_counted = kind in found.kinds and county in found.recorded[platform]
            for code in codes:
                state = "left_out"
                if is_counted:
                    state = "with" if code in found.having[platform] else "without"
                yield Item(f"{key}.{state}", rows[code])
