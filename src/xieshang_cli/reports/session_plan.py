"""Days proposed for a session, and why every other day was skipped."""

from collections.abc import Sequence
from datetime import date

from xieshang_cli.language import N_, _
from xieshang_cli.reports.document import Block, Column, Document, Entries, Entry, Mark, Table
from xieshang_cli.workflow.planning import AGAINST, Reason, Verdict, Why

_WORDS = {
    Reason.WORKDAY: N_("工作日"),
    Reason.ADJUSTED: N_("调休上班日"),
    Reason.WEEKEND_ALLOWED: N_("周末（允许）"),
    Reason.UNKNOWN_YEAR: N_("{about} 年放假安排未知，按周一至周五计"),
    Reason.WEEKEND: N_("周末"),
    Reason.HOLIDAY: N_("法定节假日"),
    Reason.TOO_SOON: N_("来不及通知，最早 {about}"),
    Reason.BUSY: N_("农忙（{about}）"),
    Reason.MEMBER_AWAY: N_("{about} 另有安排"),
    Reason.MEMBER_AT_SESSION: N_("{about} 有另一场协商会"),
    Reason.ROOM_TAKEN: N_("地点已被占用（{about}）"),
    Reason.STATION_TAKEN: N_("本站已有协商会（{about}）"),
}
_WEEKDAYS = (N_("周一"), N_("周二"), N_("周三"), N_("周四"), N_("周五"), N_("周六"), N_("周日"))


def session_plan(verdicts: Sequence[Verdict], wanted: int, today: date, command: str) -> Document:
    """Propose the first days that nothing speaks against; `command` records the session on the first of them."""
    proposed = [verdict for verdict in verdicts if verdict.is_proposed][:wanted]
    last = proposed[-1].day if len(proposed) == wanted else None
    looked_at = [verdict for verdict in verdicts if last is None or verdict.day <= last]
    skipped = [verdict for verdict in looked_at if not verdict.is_proposed]
    columns = [Column("day", _("日期")), Column("weekday", _("星期")), Column("why", _("理由"))]
    blocks: list[Block] = [
        Table("proposed", columns, _rows(proposed), title=_("可以开会的日子"), empty=_("这段时间没有合适的日子。")),
        Table("skipped", columns, _rows(skipped), title=_("没有选的日子"), empty=_("没有跳过的日子。")),
    ]
    if proposed:
        entry = Entry(_("定在第一个日子"), Mark.PLAIN, command=command.format(day=proposed[0].day.isoformat()))
        blocks.append(Entries("next", [entry], title=_("下一步")))
    return Document(
        kind="session.plan",
        title=_("协商会日期建议"),
        as_of=today,
        blocks=blocks,
        counts={"proposed": len(proposed), "skipped": len(skipped)},
        data={"proposed": [_data(verdict) for verdict in proposed], "skipped": [_data(verdict) for verdict in skipped]},
    )


def _rows(verdicts: Sequence[Verdict]) -> list[list[str]]:
    return [
        [verdict.day.isoformat(), _(_WEEKDAYS[verdict.day.weekday()]), _("；").join(_words(verdict))]
        for verdict in verdicts
    ]


def _words(verdict: Verdict) -> list[str]:
    """Of a day that is skipped only what speaks against it."""
    whys = [why for why in verdict.whys if verdict.is_proposed or why.reason in AGAINST]
    return [_(_WORDS[why.reason]).format(about=why.about) for why in whys]


def _data(verdict: Verdict) -> dict[str, object]:
    return {"day": verdict.day.isoformat(), "why": [_why_data(why) for why in verdict.whys]}


def _why_data(why: Why) -> dict[str, str]:
    return {"reason": why.reason.value, "about": why.about}
