"""Coverage of a whole province says of stations, councils and members what the generator says it made."""

import json
from pathlib import Path

import pytest
from organisation import invented_townships, make, real_townships

from cli.trial import Run

STREETS = Path(__file__).parents[3] / "shared" / "data" / "divisions" / "streets.csv"


def assert_said_as_made(
    folder: Path, townships: dict[str, str], members: int, without: set[str], xieshang: Run
) -> None:
    made = make(folder, townships, "62", members, seed=7, without=without)
    answer = xieshang("-C", str(folder), "report", "coverage", "--format", "json")
    assert (answer.code, answer.err) == (0, "")
    document = json.loads(answer.out)
    shares = {(part["subject"], part["over"]): part["rate"] for part in document["data"]["figures"]}
    stations = {"numerator": len(townships) - len(without), "denominator": len(townships), "left_out": 0}
    councils = {"numerator": made["村级议事会"], "denominator": 4 * len(townships), "left_out": 0}
    assigned = {"numerator": made["在任委员下沉"], "denominator": made["在任委员"], "left_out": 0}
    assert made["委员"] == members
    assert made["工作站"] == stations["numerator"] == document["counts"]["stations"]
    for platform in ("township_station", "township_council", "township_room", "township_both"):
        assert shares[platform, "township_level"] == stations
        by_kind = [shares[key] for key in shares if key[0] == platform and key[1] in {"town", "street"}]
        assert {name: sum(share[name] for share in by_kind) for name in stations} == stations
    for platform in ("village_council", "village_room", "village_both"):
        assert shares[platform, "village_level"] == councils
    by_level = [shares["members", level] for level in ("province", "prefecture", "county")]
    assert shares["members", "all_levels"] == assigned
    assert {name: sum(share[name] for share in by_level) for name in assigned} == assigned
    lines = [line for line in document["data"]["by_division"] if line["members"]]
    assert {name: sum(line["members"][name] for line in lines) for name in assigned} == assigned
    assert 0.94 < made["在任委员下沉"] / made["在任委员"] < 0.96


def test_one_county(tmp_path: Path, xieshang: Run) -> None:
    townships = {code: name for code, name in invented_townships().items() if code.startswith("620101")}
    assert len(townships) == 17
    assert_said_as_made(tmp_path, townships, 900, {"620101103"}, xieshang)


@pytest.mark.slow
@pytest.mark.skipif(not STREETS.exists(), reason="the published list of townships is not here")
def test_a_province_of_real_townships(tmp_path: Path, xieshang: Run) -> None:
    townships = real_townships(STREETS, "62")
    assert len(townships) == 1403
    assert_said_as_made(tmp_path, townships, 20_000, set(list(townships)[::50]), xieshang)
