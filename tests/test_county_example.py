"""The example county: made by its tool, in canonical form, with exactly the faults it is meant to show."""

import csv
import json
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import county_example
import pytest
import yaml
from county_places import TOWNSHIPS

from cli.trial import Run
from xieshang_cli.findings import Finding
from xieshang_cli.model.committee import Committee
from xieshang_cli.model.organisation import HEAD, DivisionRegister, Station
from xieshang_cli.storage.canonical import canonical_bytes
from xieshang_cli.storage.index import Index
from xieshang_cli.storage.layout import kind_of, walk
from xieshang_cli.storage.reading import MODELS, read_record_file
from xieshang_cli.storage.shapes import shape_of

COUNTY = county_example.PLACE
EXPECTED: dict[str, list[str]] = yaml.safe_load((COUNTY.parent / "county-expected.yaml").read_text(encoding="utf-8"))
STREETS = Path(__file__).parents[2] / "shared" / "data" / "divisions" / "streets.csv"
TODAY = date(2026, 11, 23)


def test_it_is_what_the_tool_makes(capsys: pytest.CaptureFixture[str]) -> None:
    assert county_example.main(["--check"]) == 0, capsys.readouterr().out


def test_validate_says_what_is_expected_and_nothing_else() -> None:
    findings = Index(COUNTY, in_memory=True).findings(TODAY)
    told: dict[str, list[str]] = {}
    for finding in sorted(findings, key=_place):
        told.setdefault(finding.path, []).append(f"{finding.code} {finding.severity.value} {finding.message}")
    assert told == EXPECTED


@pytest.mark.parametrize("path", sorted(walk(COUNTY)))
def test_every_file_is_readable_and_canonical(path: str) -> None:
    loaded, kind = read_record_file(COUNTY, path), kind_of(path)
    assert loaded.findings == ()
    assert kind is not None
    assert canonical_bytes(loaded.data, shape_of(MODELS[kind])) == loaded.data


def test_it_has_the_size_of_a_county() -> None:
    made = [read_record_file(COUNTY, path).model for path in sorted(walk(COUNTY))]
    (register,) = (record for record in made if isinstance(record, DivisionRegister))
    committees = [record for record in made if isinstance(record, Committee)]
    stations = [record for record in made if isinstance(record, Station)]
    assert Counter(len(division.code) for division in register.divisions) == {6: 1, 9: 19, 12: 21}
    assert [(committee.code, len(committee.members)) for committee in committees] == [
        ("62", 16),
        ("6210", 64),
        ("621027", 180),
    ]
    assert len(stations) == 18
    changed = [its.code for its in stations if sum(post.post == HEAD for post in its.posts) > 1]
    accepted = {its.code: handover.accepted_on for its in stations for handover in its.handovers}
    assert changed == list(accepted) == ["621027100", "621027102"]
    assert [day is not None for day in accepted.values()] == [True, False]


@pytest.mark.skipif(not STREETS.exists(), reason="the published list of townships is not here")
def test_its_townships_are_the_real_ones() -> None:
    with STREETS.open(encoding="utf-8-sig", newline="") as file:
        real = {row["code"]: row["name"] for row in csv.DictReader(file) if row["areaCode"] == "621027"}
    assert real == TOWNSHIPS


def test_member_sheets_have_something_to_show(tmp_path: Path, xieshang: Run) -> None:
    """The head of a station hosted two sessions and was on duty; a deputy did research and claimed the topic."""
    shutil.copytree(COUNTY, tmp_path / "county")
    answer = xieshang("-C", f"{tmp_path}/county", "report", "members", "--station", "621027105", "--format", "json")
    assert (answer.code, answer.err) == (0, "")
    rows = {row["name"]: row for row in json.loads(answer.out)["data"]}
    head, deputy = rows["吴甲子"], rows["孔甲子"]
    assert head["sessions"]["attendance"] == deputy["sessions"]["attendance"]
    assert head["sessions"]["attendance"] == {"numerator": 2, "denominator": 2, "left_out": 0}
    assert [(row["duties"], row["research"], row["claimed"]["topics"]) for row in (head, deputy)] == [
        (4, 0, 0),
        (0, 1, 1),
    ]
    assert deputy["claimed"]["tasks"] == {"numerator": 1, "denominator": 1, "left_out": 0}


def _place(finding: Finding) -> tuple[str, int, str, str]:
    return finding.path, finding.line or 0, finding.code, finding.message
