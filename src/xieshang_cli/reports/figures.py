"""Figures with their parts: numerator, denominator, share, and what was left out, one line each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from xieshang_cli.language import N_, _
from xieshang_cli.model.vocabulary import DivisionKind, Level
from xieshang_cli.reports.coverage_counts import FORCES, PLATFORMS, TOWNSHIP_KINDS, VILLAGE_KINDS, Forces, Places
from xieshang_cli.reports.document import Column, Rate, Table, Value
from xieshang_cli.reports.roster_days import LEVELS

TOWNSHIPS = N_("乡镇、街道")
VILLAGES = N_("村、社区")
THREE_LEVELS = N_("各级合计")
UNCLEAR = N_("类型不明")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what was counted (`subject`), over what (`over`), and whether it is part of one above it."""

    subject: str
    over: str
    key: str
    rate: Rate
    is_part: bool = False


def figures(townships: Places, villages: Places, forces: Forces, levels: Sequence[str]) -> list[Figure]:
    """Give all figures of coverage; parts stand below their sum and add up to it."""
    return [
        *_of_places(townships, "township", TOWNSHIP_KINDS, PLATFORMS),
        *_of_places(villages, "village", VILLAGE_KINDS, [name for name in PLATFORMS if name != "station"]),
        *_of_forces(forces, levels),
    ]


def figures_table(found: Sequence[Figure]) -> Table:
    """Show figures; where nothing is counted the figure is not recorded, which is not 0."""
    columns = [
        Column("subject", _("项目")),
        Column("over", _("范围")),
        Column("numerator", _("已有"), is_number=True),
        Column("denominator", _("应有"), is_number=True),
        Column("share", _("比例"), is_number=True),
        Column("left_out", _("未计入"), is_number=True),
    ]
    return Table("figures", columns, [_cells(figure) for figure in found], title=_("覆盖情况"))


def figure_data(figure: Figure) -> dict[str, object]:
    """Give a figure to programs."""
    return {"subject": figure.key, "over": figure.over, "rate": figure.rate}


def _cells(figure: Figure) -> list[Value]:
    rate = figure.rate
    is_known = rate.denominator > 0
    over = _over(figure.over)
    return [
        _(figure.subject),
        _("其中：{part}").format(part=over) if figure.is_part else over,
        rate.numerator if is_known else None,
        rate.denominator if is_known else None,
        rate.percentage if is_known else None,
        rate.left_out,
    ]


def _over(key: str) -> str:
    labels = {"township_level": TOWNSHIPS, "village_level": VILLAGES, "all_levels": THREE_LEVELS, "unclear": UNCLEAR}
    if key in labels:
        return _(labels[key])
    if key in set(Level) and not key.startswith(("township", "village")):
        return _(Level(key).label)  # type: ignore[call-arg] # mypy takes the making of a member for its look-up
    return _(DivisionKind(key).label)  # type: ignore[call-arg] # the same


def _of_places(
    places: Places, prefix: str, kinds: Sequence[DivisionKind], platforms: Iterable[str]
) -> Iterator[Figure]:
    for platform in platforms:
        label, key = PLATFORMS[platform], f"{prefix}_{platform}"
        yield Figure(label, f"{prefix}_level", key, places.total(platform))
        for kind in kinds:
            rate = places.total(platform, kind)
            if rate.denominator or rate.left_out:
                yield Figure(label, kind.value, key, rate, is_part=True)
        if places.unclear:
            yield Figure(label, "unclear", key, Rate(0, 0, places.unclear), is_part=True)


def _of_forces(forces: Forces, levels: Sequence[str]) -> Iterator[Figure]:
    for force, label in FORCES.items():
        yield Figure(label, "all_levels", force, forces.total(force))
        for length, level in LEVELS.items():
            committees = forces.of_level(length)
            if committees or level in levels:
                yield Figure(label, level.value, force, forces.total(force, committees), is_part=True)
