"""同一个人同时下沉了两次。

查什么：同一位委员、同一个专委会在本站的两条下沉有没有重叠；日期只知道年月的，肯定重叠才算。同时下沉到两个工作站是可
以的，不查。

为什么：一个人算成两个，人数就不对。

例：换届重新分配时又登记了一遍，前一条没有写结束日期。

怎样改：用 `xieshang station unassign` 结束前一条；登记重了的，在 `stations/代码.yaml` 里删去一条。
"""

from collections import defaultdict
from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Assignment, Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.terms import overlaps


@rule("ST022", Station, provision=N_("“三个下沉”"))
def assigned_twice_at_once(station: Station, _records: Records) -> Iterator[Problem]:
    """One assignment at a time."""
    terms: defaultdict[str, list[tuple[int, Assignment]]] = defaultdict(list)
    for position, part in enumerate(station.assignments):
        terms[part.who].append((position, part))
    for who, placed in terms.items():
        for position, _part, _other, days in overlaps(placed if who else ()):
            text = N_("{who} 在本站同时有两条下沉")
            yield Problem(f"assignments[{position}].from", text, since=days.since, until=days.until, who=who)
