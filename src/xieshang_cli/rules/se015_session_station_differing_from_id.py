"""协商会的工作站与编码不一致。

查什么：会议编码开头的代码是不是与 `station` 相同。

为什么：编码、文件夹和工作站说的是同一个单位，不一致就不知道归谁。

例：编码 `620302001-2026-5k3m`，`station` 写 `620302002`。

怎样改：编码不变，改正 `station`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.identity import code_of
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.rules.engine import Problem, rule


@rule("SE015", Session, structural=True)
def session_station_differing_from_id(session: Session, _records: Records) -> Iterator[Problem]:
    """The id begins with the code of the unit that keeps the record."""
    code = code_of(session.id)
    if code != session.station:
        text = N_("编码属于 {code}，工作站写的是 {station}")
        yield Problem("station", text, code=code, station=session.station)
