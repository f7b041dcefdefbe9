"""A station is entered."""

import pytest

from workflow.samples import stamp
from xieshang_cli.errors import UsageError
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.workflow.stations import new_station


def test_a_station_with_its_head() -> None:
    station = new_station(
        "620302001", "滨河路街道委员工作站", stamp(), founded_on=PartialDate("2019-05"), head="李站长"
    )
    assert station.head is not None
    assert (station.head.name, str(station.founded_on)) == ("李站长", "2019-05")
    assert station.events[0].what == "新建工作站“滨河路街道委员工作站”"


@pytest.mark.parametrize("code", ["620302", "620302001001", "x"])
def test_a_station_has_its_townships_code(code: str) -> None:
    with pytest.raises(UsageError) as refusal:
        new_station(code, "某站", stamp())
    assert refusal.value.message == f"工作站的代码是所在乡镇（街道）的 9 位代码，{code} 不是。"


def test_a_station_has_a_name() -> None:
    with pytest.raises(UsageError) as refusal:
        new_station("620302001", "", stamp())
    assert refusal.value.message == "要写明 --name。"
