"""协商会的工作站不存在。

查什么：会议的 `station` 有没有对应的工作站或者区划；县级以上单位（代码六位以内）和随函收到的会议不查。

为什么：没有工作站的会，统计不到任何地方。

例：`station: "620302009"`，档案库里没有这个工作站。

怎样改：改正代码，或者先 `xieshang station new`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.rules.engine import Problem, rule


@rule("SE014", Session, structural=True)
def session_of_unknown_station(session: Session, records: Records) -> Iterator[Problem]:
    """A session is kept by a unit that exists."""
    code = session.station
    if any((topic := records.topic(identity)) and topic.came_by_letter for identity in session.topics):
        return
    if len(code) > 6 and records.station(code) is None and records.division(code) is None:
        yield Problem("station", N_("没有代码是 {station} 的工作站"), station=code)
