"""Committees and stations look each other up: what the index says of them, and how much work that is."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from storage.small_archive import put, write
from xieshang_cli.findings import Finding
from xieshang_cli.model import records as record_keys
from xieshang_cli.model.committee import Committee, Member
from xieshang_cli.model.organisation import Assignment, Division, DivisionRegister, Post, Station
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.records import AnyRecord, Records, RecordSet, keys_of
from xieshang_cli.model.settings import Settings
from xieshang_cli.model.vocabulary import DivisionKind
from xieshang_cli.rules.checking import check
from xieshang_cli.storage import bulk, evaluation, indexed_records, refresh
from xieshang_cli.storage.evaluation import Evaluated
from xieshang_cli.storage.index import Index
from xieshang_cli.storage.indexed_records import IndexedRecords
from xieshang_cli.storage.layout import Stamp, walk
from xieshang_cli.storage.reading import Loaded, read_record_file
from xieshang_cli.storage.shapes import canonical

COUNTY = Path(__file__).parents[2] / "data-examples" / "county"
DAYS = (date(2019, 6, 1), date(2026, 11, 23), date(2035, 1, 1))
BEGAN = PartialDate("2021-12")


def make_province(root: Path, members: int) -> Path:
    """Write four counties, each with a committee of so many members, who go to stations of this county and the next.

    Many are namesakes, some are entered twice, share a card, left, or are assigned nowhere or twice.
    """
    write(root, "xieshang.yaml", canonical(Settings(name="测试省", division="62")))
    counties = ["620101", "620102", "620201", "620202"]
    committees = [_committee(code, members) for code in ("62", "6201", "6202", *counties)]
    for place, county in enumerate(counties):
        codes = [f"{county}{100 + number}" for number in range(3)]
        kinds = ((county, DivisionKind.COUNTY), *((code, DivisionKind.TOWN) for code in codes))
        divisions = tuple(Division(code=code, name=code, kind=kind) for code, kind in kinds)
        put(root, DivisionRegister(code=county, divisions=divisions))
        near = [c for c in committees if county.startswith(c.code) or c.code == counties[place - 1]]
        for number, code in enumerate(codes):
            put(root, _station(code, [member.id for c in near for member in c.members[number::4]]))
    for committee in committees:
        put(root, committee)
    return root


def plainly(root: Path) -> list[Finding]:
    """What the rules say when every record is in memory."""
    files = [read_record_file(root, path) for path in walk(root)]
    everything: list[AnyRecord] = [record for file in files for _, record in file.records()]
    records = RecordSet(everything, refresh.read_policy(root, walk(root)))
    return [finding for record in everything for finding in check(record, records)]


def in_short(findings: list[Finding], day: date) -> Counter[tuple[object, ...]]:
    """Count the findings of a day, without their place in a file."""
    return Counter(
        (f.record, f.code, f.severity, f.waived, f.text, tuple(f.values.items()), f.field, f.since, f.until)
        for f in findings
        if f.holds_on(day)
    )


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_province(tmp_path_factory.mktemp("province"), members=24)


@pytest.fixture(params=["one by one", "in bulk", "in chunks", "on processes"])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in one of the ways there are."""
    monkeypatch.setattr(refresh, "BULK", 400 if request.param == "one by one" else 1)
    monkeypatch.setattr(bulk, "CHUNK_FILES", 3 if request.param in {"in chunks", "on processes"} else 400)
    monkeypatch.setattr(bulk, "PARALLEL_FILES", 1 if request.param == "on processes" else 10_000)


@pytest.mark.usefixtures("_way")
def test_the_index_says_of_a_county_what_the_rules_say_with_everything_in_memory() -> None:
    index, expected = Index(COUNTY, in_memory=True), plainly(COUNTY)

    for day in DAYS:
        assert in_short(index.findings(day), day) == in_short(expected, day)
    assert expected


@pytest.mark.usefixtures("_way")
def test_the_index_says_of_a_province_what_the_rules_say_with_everything_in_memory(province: Path) -> None:
    index, expected = Index(province, in_memory=True), plainly(province)

    for day in DAYS:
        assert in_short(index.findings(day), day) == in_short(expected, day)
    assert {"MB001", "MB006", "MB014", "ST020", "ST023"} <= {finding.code for finding in expected}


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count files read, keys computed and records handed out, from now on."""
    done: Counter[str] = Counter()

    def read(root: Path, path: str) -> Loaded:
        done["files"] += 1
        return read_record_file(root, path)

    def keyed(record: AnyRecord) -> frozenset[str]:
        done["keys"] += 1
        return keys_of(record)

    look_up = IndexedRecords.providing

    def providing(self: IndexedRecords, key: str) -> Sequence[AnyRecord]:
        found = look_up(self, key)
        done["found"] += len(found)
        return found

    for module in (refresh, evaluation, indexed_records):
        monkeypatch.setattr(module, "read_record_file", read)
    for module in (record_keys, refresh, evaluation, indexed_records):
        monkeypatch.setattr(module, "keys_of", keyed, raising=False)
    monkeypatch.setattr(IndexedRecords, "providing", providing)
    return done


@pytest.mark.parametrize("at_once", [1, 400])
def test_work_grows_with_the_members_and_no_faster(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, work: Counter[str], at_once: int
) -> None:
    monkeypatch.setattr(refresh, "BULK", at_once)
    monkeypatch.setattr(bulk, "CHUNK_FILES", 3)

    def effort(members: int) -> Counter[str]:
        root = make_province(tmp_path / str(members), members)
        work.clear()
        Index(root, in_memory=True)
        return Counter(work)

    some, twice, fourfold = effort(20), effort(40), effort(80)

    assert some["files"] == twice["files"] == fourfold["files"]
    for name in ("keys", "found"):
        # Each member adds the same, the eightieth as the twentieth.
        assert fourfold[name] - twice[name] <= 2 * (twice[name] - some[name])
        assert some[name] > 0


def test_a_file_is_asked_for_each_member_and_gone_through_once(province: Path, work: Counter[str]) -> None:
    index = Index(province, in_memory=True)
    records = IndexedRecords(index)
    committee = read_record_file(province, "committees/620101.yaml").model
    assert isinstance(committee, Committee)
    work.clear()

    found = [records.member(member.id) for member in committee.members]

    assert found == list(committee.members)
    assert work["files"] == 1
    assert work["keys"] == 1 + len(committee.members)


@pytest.fixture
def evaluated(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are evaluated from now on, one by one."""
    paths: list[str] = []

    def noted(loaded: Loaded, stamp: Stamp, records: Records) -> Evaluated:
        paths.append(loaded.path)
        return evaluation.evaluate(loaded, stamp, records)

    monkeypatch.setattr(refresh, "evaluate", noted)
    return paths


def test_a_change_of_one_member_touches_only_those_who_looked_at_that_one(tmp_path: Path, evaluated: list[str]) -> None:
    root = make_province(tmp_path, members=24)
    Index(root)
    committee = read_record_file(root, "committees/620101.yaml").model
    assert isinstance(committee, Committee)
    who = committee.members[4]
    evaluated.clear()

    put(root, committee.model_copy(update={"members": (*committee.members[:4], renamed(who), *committee.members[5:])}))
    index = Index(root)

    stations = [
        path for path in walk(root) if path.startswith("stations/") and who.id in (root / path).read_text("utf-8")
    ]
    assert sorted(evaluated) == sorted(["committees/620101.yaml", *stations])
    assert 0 < len(stations) < 12
    for day in DAYS:
        assert in_short(index.findings(day), day) == in_short(plainly(root), day)


def test_a_change_of_one_division_touches_only_those_who_looked_at_that_one(
    tmp_path: Path, evaluated: list[str]
) -> None:
    root = make_province(tmp_path, members=4)
    Index(root)
    register = read_record_file(root, "divisions/620101.yaml").model
    assert isinstance(register, DivisionRegister)
    evaluated.clear()

    put(root, register.model_copy(update={"divisions": register.divisions[:-1]}))
    index = Index(root)

    assert sorted(evaluated) == ["divisions/620101.yaml", "stations/620101102.yaml"]
    assert in_short(index.findings(DAYS[1]), DAYS[1]) == in_short(plainly(root), DAYS[1])


def renamed(member: Member) -> Member:
    """Give the member another name, and have them leave."""
    return member.model_copy(update={"name": "改了名", "left": PartialDate("2024-01")})


def test_what_was_written_takes_the_place_of_what_the_index_knows(province: Path) -> None:
    index = Index(province, in_memory=True)
    committee = read_record_file(province, "committees/620101.yaml").model
    assert isinstance(committee, Committee)
    old, new = committee.members[0], renamed(committee.members[0])

    records = IndexedRecords(index, [new])

    assert records.member(old.id) == new
    assert records.members_named("620101", "改了名") == [new]
    assert old.id not in {member.id for member in records.members_named("620101", old.name)}
    assert records.committee("620101") == committee


def test_a_committee_that_was_written_does_not_hide_its_division(province: Path) -> None:
    written = Committee(code="620101", name="政协")

    records = IndexedRecords(Index(province, in_memory=True), [written])

    assert records.committee("620101") == written
    assert records.division("620101") is not None


def _committee(code: str, size: int) -> Committee:
    return Committee(code=code, name=f"政协{code}委员会", members=tuple(_members(code, size)))


def _members(code: str, size: int) -> Iterator[Member]:
    for place in range(size):
        yield Member(
            id=f"{code}-m-{place:04}",
            name=f"委员{place // 2}",
            number=f"{place % (size - 1)}号",
            employer=f"单位{place // 4}",
            joined=BEGAN,
            left=PartialDate("2025-03") if place % 6 == 1 else None,
        )


def _station(code: str, members: list[str]) -> Station:
    return Station(
        code=code,
        name=f"{code}工作站",
        posts=(Post(post="副站长", name="某", member=members[0], from_=BEGAN),),
        assignments=tuple(Assignment(member=who, from_=BEGAN) for who in (*members[1:], f"{code[:6]}-m-zzzz")),
    )
