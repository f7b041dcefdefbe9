"""通知得太晚。

查什么：从通知那天到开会，有没有政策 `notice_workdays` 规定的工作日（默认 3 个，通知当天不算，开会当天算）；日期只知道
年月的，肯定不够才算。议题都是“急事”的不查，不要求的把政策改成 0。

为什么：来的人要有时间看材料、问邻居、调开自己的事。

例：3 月 19 日通知，3 月 20 日开会。

怎样改：日期记错的改正；确实急的，议题写明缓急（`xieshang topic edit 议题 --pace 急事`），或者按豁免处理。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.model.workdays import WorkCalendar
from xieshang_cli.rules.engine import Problem, rule

URGENT = "急事"


@rule("SE024", Session, provision=N_("六步议事·协商议事"))
def notice_too_late(session: Session, records: Records) -> Iterator[Problem]:
    """Whoever is invited has a few days."""
    notified, held = session.notice.on if session.notice else None, session.held_on
    needed = records.policy.notice_workdays
    if notified is None or held is None or needed <= 0 or held.surely_before(notified):
        return
    soonest = WorkCalendar(records.policy).after(notified.earliest, needed).day
    if held.latest < soonest and not _is_urgent(session, records):
        text = N_("通知（{notified}）到开会（{held}）不足 {needed} 个工作日")
        yield Problem("notice.on", text, notified=str(notified), held=str(held), needed=needed)


def _is_urgent(session: Session, records: Records) -> bool:
    paces = {topic.pace if topic else None for topic in map(records.topic, session.topics)}
    return paces == {URGENT}
