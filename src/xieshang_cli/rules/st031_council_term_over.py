"""议事会任期已满，没有换届。

查什么：协商议事会任期结束以后，同一区划有没有下一届。日期只知道年月的，从最晚的一天算起。

为什么：任期满了不换届，这个地方就没有议事会，覆盖面也算不上。

例：任期到 2025-03，现在还没有新一届。

怎样改：换届的用 `xieshang station council` 登记；延期的改正结束日期；村、社区撤并的按豁免写明理由。
"""

from collections import defaultdict
from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Council, Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.terms import gaps


@rule("ST031", Station, provision=N_("“三位一体”平台"))
def council_term_over(station: Station, _records: Records) -> Iterator[Problem]:
    """One council follows another."""
    terms: defaultdict[str, list[tuple[int, Council]]] = defaultdict(list)
    for position, council in enumerate(station.councils):
        terms[council.division].append((position, council))
    for division, placed in terms.items():
        for days in gaps([council for _position, council in placed]):
            ended = [position for position, council in placed if council.until and council.until.latest == days.since]
            if ended:
                field, day = f"councils[{ended[0]}].until", str(station.councils[ended[0]].until)
                text = N_("{division} 的议事会 {day} 任期届满，还没有换届")
                yield Problem(field, text, since=days.since, until=days.until, division=division, day=day)
