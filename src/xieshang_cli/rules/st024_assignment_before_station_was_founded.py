"""下沉早于工作站成立。

查什么：下沉日期是不是早于工作站的成立日期；日期只知道年月的，肯定早才算。

为什么：还没有成立的工作站，没有地方可以下沉；逐年的覆盖面也算不对。

例：2018-04 成立，2017-12 下沉。

怎样改：改正下沉日期或者成立日期。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("ST024", Station, provision=N_("“三个下沉”"))
def assignment_before_station_was_founded(station: Station, _records: Records) -> Iterator[Problem]:
    """A station is founded before anybody comes."""
    for position, part in enumerate(station.assignments):
        if part.from_ and station.founded_on and part.from_.surely_before(station.founded_on):
            field, founded = f"assignments[{position}].from", str(station.founded_on)
            text = N_("{who} 的下沉（{from_day}）早于工作站成立（{founded}）")
            yield Problem(field, text, who=part.who, from_day=str(part.from_), founded=founded)
