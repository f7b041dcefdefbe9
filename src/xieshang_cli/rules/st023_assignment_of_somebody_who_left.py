"""下沉的委员已离任、专委会已撤销。

查什么：还在下沉的委员是不是已经不再担任委员（`left`），专委会是不是已经撤销（`until`）。日期只知道年月的，从最晚的
一天算起。

为什么：不再是委员的人还算在下沉里，覆盖面就虚高。

例：委员 2026-01 离任，下沉没有结束。

怎样改：用 `xieshang station unassign` 结束下沉。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.membership import days_after, days_after_leaving


@rule("ST023", Station, provision=N_("“三个下沉”"))
def assignment_of_somebody_who_left(station: Station, records: Records) -> Iterator[Problem]:
    """Who left is assigned no more."""
    for position, part in enumerate(station.assignments):
        if member := records.member(part.member) if part.member else None:
            days = days_after_leaving(part, member)
            text, name, left = N_("委员{name}（{who}）自 {left} 起不再担任委员"), member.name, member.left
        elif special := records.special_committee(part.special_committee) if part.special_committee else None:
            days = days_after(part, special.until)
            text, name, left = N_("专委会{name}（{who}）已于 {left} 撤销"), special.name, special.until
        else:
            continue
        if days is not None:
            values = {"name": name, "who": part.who, "left": str(left)}
            yield Problem(f"assignments[{position}].until", text, since=days.since, until=days.until, **values)
