"""Coverage (覆盖面): which share of divisions has its platform, and which share of the CPPCC is at a station."""

from collections.abc import Iterator

from xieshang_cli.language import N_, _
from xieshang_cli.reports import rollout
from xieshang_cli.reports.coverage_counts import PLATFORMS, Forces, Places, forces, places
from xieshang_cli.reports.coverage_items import coverage_counted
from xieshang_cli.reports.coverage_lines import COLUMNS, Line, by_county, by_township, is_one_county, lines_table
from xieshang_cli.reports.document import Document, Rate
from xieshang_cli.reports.figures import figure_data, figures, figures_table
from xieshang_cli.reports.notes import roster_notes
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.selection import Selection

_SHOWN = 8


@report(
    "coverage",
    title=N_("覆盖情况"),
    summary=N_("工作站、议事会、议事室覆盖多少乡镇街道和村社区，领导、委员、专委会下沉多少；试点和推广逐年累计。"),
    needs=(
        "divisions", "stations", "councils", "rooms", "committees", "memberships", "leaders", "special_committees",
        "assignments", "postings",
    ),
    options=("as_of",),
    counted=coverage_counted,
)  # fmt: skip
def coverage(selection: Selection) -> Document:
    """Put the figures first, then a line a county, or a township where only one county was asked for, then years."""
    townships, villages, assigned = places(selection, 9), places(selection, 12), forces(selection)
    found = figures(townships, villages, assigned, selection.policy.levels_assigned)
    make = by_township if is_one_county(selection) else by_county
    lines = make(selection, townships, villages, assigned)
    joined = rollout.rollouts(selection)
    return Document(
        kind="report.coverage",
        title=_("覆盖情况"),
        as_of=selection.roster_day,
        blocks=[figures_table(found), lines_table(lines), *map(rollout.bars, joined)],
        notes=[
            *_notes(selection, townships, villages, assigned),
            *map(rollout.note, joined),
            *roster_notes(selection),
        ],
        counts={
            "divisions": len(selection.divisions),
            "stations": len(selection.stations),
            "without_records": sum(not line.has_records for line in lines),
            "unreadable": len(selection.unreadable),
        },
        data={
            "figures": [figure_data(figure) for figure in found],
            "by_division": [_line_data(line) for line in lines],
            "joined": [rollout.data(level) for level in joined],
        },
    )


def _line_data(line: Line) -> dict[str, object]:
    return {
        "code": line.code,
        "name": line.name,
        "records": line.has_records,
        **{name: line.rates.get(name) for name in COLUMNS},
        "assigned": dict(line.assigned),
    }


def _notes(selection: Selection, townships: Places, villages: Places, found: Forces) -> list[str]:
    notes = [
        *_unrecorded_notes(townships, villages),
        *_outside_notes(townships, villages),
        *_force_notes(found, selection),
    ]
    undated = sum(row.founded_from is None for row in selection.stations)
    if undated:
        notes.append(_("{n} 个工作站没有记录成立日期，当作已经成立。").format(n=undated))
    return notes


def _unrecorded_notes(townships: Places, villages: Places) -> list[str]:
    """Say what a share is when all that is left out counts as being without: the share itself says too much."""
    notes = []
    for where, name in ((townships, _("乡镇、街道")), (villages, _("村、社区"))):
        for platform, label in PLATFORMS.items():
            rate = where.total(platform)
            if rate.left_out and rate.denominator:
                lowest = Rate(rate.numerator, rate.denominator + rate.left_out)
                text = _("{name}的{platform}：{n} 个没有记录或类型不明，未计入；如果都算没有，是 {share}。")
                share = f"{lowest.numerator}/{lowest.denominator} ({lowest.percentage})"
                notes.append(text.format(name=name, platform=_(label), n=rate.left_out, share=share))
    return notes


def _outside_notes(townships: Places, villages: Places) -> list[str]:
    notes = []
    for where in (townships, villages):
        for platform in ("station", "council", "room"):
            codes = where.outside(platform)
            if codes:
                text = _("{n} 个{platform}所在的区划没有登记，未计入：{codes}。")
                shown = _("、").join(codes[:_SHOWN]) + (_(" 等") if len(codes) > _SHOWN else "")
                notes.append(text.format(n=len(codes), platform=_(PLATFORMS[platform]), codes=shown))
    return notes


def _force_notes(found: Forces, selection: Selection) -> Iterator[str]:
    yield _("在工作站任职的委员也算下沉；领导也是委员，在两项里都计；一个人下沉到几个工作站，只计一次。")
    if found.undated:
        yield _("{n} 名委员没有记录任委员日期，当作在任。").format(n=found.undated)
    if found.nowhere:
        yield _("{n} 项下沉指向没有登记的工作站，未计入。").format(n=found.nowhere)
    if found.strangers:
        yield _("{n} 个下沉的编码在委员、专委会名册里没有，未计入。").format(n=len(found.strangers))
    if found.from_outside:
        yield _("另有范围以外的政协下沉到这里的委员、专委会 {n} 个，未计入。").format(n=len(found.from_outside))
    listed = {code for code, rates in found.by_committee.items() if rates["members"].denominator}
    empty = [code for code, rates in found.by_committee.items() if not sum(_parts(rates["members"]))]
    if empty:
        yield _("没有登记委员的政协：{names}。").format(names=_("、").join(map(selection.unit_name, empty)))
    silent = [code for code in found.by_committee if code not in listed and code not in empty]
    if silent:
        text = _("没有下沉记录的政协，其委员未计入：{names}。")
        yield text.format(names=_("、").join(map(selection.unit_name, silent)))


def _parts(rate: Rate) -> tuple[int, int]:
    return rate.denominator, rate.left_out
