"""同时有两位主席。

查什么：两个人担任主席的任期有没有重叠。接任的可以从前任免职的那一天开始；日期只知道年月的，肯定重叠才算。

为什么：换届忘了记前任的免职日期，牵头抓总的是谁就说不清。

例：新主席 2021-12 当选，前任没有写免职日期。

怎样改：用 `xieshang committee relieve` 给前任写免职日期。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.committee import Committee
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.terms import overlaps


@rule("MB011", Committee)
def two_chairs_at_once(committee: Committee, _records: Records) -> Iterator[Problem]:
    """A committee has one chair."""
    chairs = [(position, leader) for position, leader in enumerate(committee.leaders) if leader.post == _CHAIR]
    for position, leader, other, days in overlaps(chairs):
        if leader.member != other.member:
            values = {"first": other.member, "second": leader.member}
            text = N_("{first} 和 {second} 同时任主席")
            yield Problem(f"leaders[{position}].from", text, since=days.since, until=days.until, **values)


_CHAIR = "主席"
