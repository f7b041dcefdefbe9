"""Pilots and roll-out (先试点、后推广): how many divisions had joined by the end of each year."""

from collections.abc import Sequence
from dataclasses import dataclass

from xieshang_cli.language import N_, _
from xieshang_cli.model.rows import DivisionRow
from xieshang_cli.model.vocabulary import RolloutStage
from xieshang_cli.reports.document import Bar, Bars
from xieshang_cli.reports.selection import Selection

LEVELS = {
    "prefecture": (4, N_("市州")),
    "county": (6, N_("县区")),
    "township": (9, N_("乡镇、街道")),
    "village": (12, N_("村、社区")),
}


@dataclass(frozen=True, slots=True)
class Joined:
    """How many had joined by the end of a year, in all and by stage; `unknown` joined in a stage nobody recorded."""

    year: int
    pilot: int
    rollout: int
    unknown: int

    @property
    def all(self) -> int:
        """All of them."""
        return self.pilot + self.rollout + self.unknown


@dataclass(frozen=True, slots=True)
class Rollout:
    """The years of one level; `undated` divisions have no day of joining, `later` ones joined after the day asked."""

    level: str
    years: Sequence[Joined]
    of: int
    undated: int
    later: int


def rollouts(selection: Selection) -> list[Rollout]:
    """Give the levels at which anybody recorded a day of joining."""
    found = []
    for level, (length, _name) in LEVELS.items():
        rows = [row for row in selection.divisions if len(row.code) == length]
        if any(row.joined_from for row in rows):
            found.append(_rollout(level, rows, selection))
    return found


def bars(rollout: Rollout) -> Bars:
    """Draw one level."""
    name = _(LEVELS[rollout.level][1])
    return Bars(
        key=f"joined_{rollout.level}",
        items=[Bar(str(line.year), line.all, _stages(line)) for line in rollout.years],
        label=_("年份"),
        counted=_("累计开展"),
        title=_("{level}逐年累计开展情况").format(level=name),
        empty=_("到这一天还没有开展的。"),
    )


def note(rollout: Rollout) -> str:
    """Say what the bars of a level leave out."""
    text = _("{level}共 {n} 个，没有记录开展日期的 {undated} 个，之后才开展的 {later} 个，逐年累计未计入。")
    return text.format(level=_(LEVELS[rollout.level][1]), n=rollout.of, undated=rollout.undated, later=rollout.later)


def data(rollout: Rollout) -> dict[str, object]:
    """Give the same to programs."""
    return {
        "level": rollout.level,
        "divisions": rollout.of,
        "undated": rollout.undated,
        "later": rollout.later,
        "years": [
            {
                "year": line.year,
                "joined": line.all,
                "pilot": line.pilot,
                "rollout": line.rollout,
                "stage_unknown": line.unknown,
            }
            for line in rollout.years
        ],
    }


def _rollout(level: str, rows: Sequence[DivisionRow], selection: Selection) -> Rollout:
    day = selection.roster_day
    dated = [(row.joined_from, row.stage) for row in rows if row.joined_from]
    joined = [(int(first[:4]), stage) for first, stage in dated if first <= day.isoformat()]
    years = range(min((year for year, _stage in joined), default=day.year + 1), day.year + 1)
    lines = []
    for year in years:
        stages = [stage for joined_in, stage in joined if joined_in <= year]
        pilot, rollout = stages.count(RolloutStage.PILOT.value), stages.count(RolloutStage.ROLLOUT.value)
        lines.append(Joined(year, pilot, rollout, len(stages) - pilot - rollout))
    return Rollout(level, lines, len(rows), len(rows) - len(dated), len(dated) - len(joined))


def _stages(line: Joined) -> str:
    parts = [_("试点 {n}").format(n=line.pilot), _("推广 {n}").format(n=line.rollout)]
    if line.unknown:
        parts.append(_("阶段未记录 {n}").format(n=line.unknown))
    return _("、").join(parts)
