"""Make the organisation of a whole province: stations, councils, rooms, committees, 20,000 members, 95 of 100 assigned.

python benchmarks/organisation.py FOLDER [--divisions STREETS.csv --province 62] [--members 20000] [--seed 1] [--git]

With a list of divisions (columns code, name, areaCode, provinceCode) its townships are the real ones; without, 1,402
are invented. People are invented in any case.
"""

import argparse
import csv
import random
import subprocess
from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path

from xieshang_cli.model.base import Record
from xieshang_cli.model.committee import Committee, Leader, Member, SpecialCommittee
from xieshang_cli.model.identity import CROCKFORD
from xieshang_cli.model.organisation import (
    DEPUTY,
    HEAD,
    Assignment,
    Council,
    Division,
    DivisionRegister,
    Post,
    Room,
    RoomCheck,
    Station,
    Superiors,
)
from xieshang_cli.model.partial import Count, PartialDate
from xieshang_cli.model.settings import Settings
from xieshang_cli.model.vocabulary import DivisionKind, RolloutStage
from xieshang_cli.storage.layout import MARKER
from xieshang_cli.storage.reading import path_of
from xieshang_cli.storage.shapes import canonical

TOWNSHIPS = 1402
COUNTIES = 86
CIRCLES = ("中共", "农业和农村", "教育", "医药卫生", "工商联", "经济", "科学技术", "妇联")
BEGAN = PartialDate("2021-12")


def main() -> None:
    """Make what the command line asks for, and count it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--divisions", type=Path)
    parser.add_argument("--province", default="62")
    parser.add_argument("--members", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--git", action="store_true")
    options = parser.parse_args()
    townships = real_townships(options.divisions, options.province) if options.divisions else invented_townships()
    made = make(options.folder, townships, options.province, options.members, options.seed)
    print("，".join(f"{name} {number}" for name, number in made.items()))
    if options.git:
        for words in (["init", "-q"], ["add", "-A"], ["-c", "user.name=b", "-c", "user.email=b", "commit", "-qm", "b"]):
            subprocess.run(["git", *words], cwd=options.folder, check=True)


def real_townships(path: Path, province: str) -> dict[str, str]:
    """Read the townships of a province from a published list."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file) if row["provinceCode"] == province}


def invented_townships(province: str = "62") -> dict[str, str]:
    """Give as many townships as a province of that size has."""
    codes = (f"{province}{county // 10 + 1:02}{county % 10 + 1:02}" for county in range(COUNTIES))
    counties = list(codes)
    return {f"{counties[n % COUNTIES]}{100 + n // COUNTIES}": f"第{n + 1}镇" for n in range(TOWNSHIPS)}


def make(
    folder: Path, townships: dict[str, str], province: str, members: int, seed: int, without: Collection[str] = ()
) -> dict[str, int]:
    """Write the archive, `without` stations in some townships; give how many of each kind there are."""
    chance = random.Random(seed)
    counts: dict[str, int] = defaultdict(int)
    stations = [code for code in townships if code not in without]
    for path, data in _files(townships, stations, province, members, chance, counts):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return dict(counts)


def _files(
    townships: dict[str, str],
    stations: list[str],
    province: str,
    members: int,
    chance: random.Random,
    counts: dict[str, int],
) -> Iterator[tuple[str, bytes]]:
    yield MARKER, canonical(Settings(name="测试省", division=province))
    by_county: dict[str, list[str]] = defaultdict(list)
    for code in townships:
        by_county[code[:6]].append(code)
    committees = _committees(sorted(by_county), province, members, chance)
    assigned = _assigned(committees, stations, chance)
    records: list[Record] = [*committees]
    for county, codes in by_county.items():
        records.append(_divisions(county, codes, townships))
        records += [_station(code, townships[code], assigned[code], chance) for code in codes if code in assigned]
    _count(counts, committees, [record for record in records if isinstance(record, Station)])
    for record in records:
        yield path_of(record), canonical(record)


def _committees(counties: list[str], province: str, members: int, chance: random.Random) -> list[Committee]:
    prefectures = sorted({county[:4] for county in counties})
    places = [province, *prefectures, *counties]
    weights = [{2: 4, 4: 2}.get(len(code), 1) for code in places]
    sizes = [members * weight // sum(weights) for weight in weights]
    sizes[-1] += members - sum(sizes)
    return [_committee(code, size, chance) for code, size in zip(places, sizes, strict=True)]


def _committee(code: str, size: int, chance: random.Random) -> Committee:
    tails = chance.sample(range(32**4), size + 5)
    names = ["".join(CROCKFORD[tail >> shift & 31] for shift in (15, 10, 5, 0)) for tail in tails]
    found = [
        Member(
            id=f"{code}-m-{name}",
            name=f"委员{place}",
            number=f"{code}{place:04}",
            circle=chance.choice(CIRCLES),
            employer=f"单位{chance.randrange(60)}",
            joined=BEGAN,
            left=PartialDate("2025-03") if chance.random() < 0.02 else None,
        )
        for place, name in enumerate(names[:size])
    ]
    return Committee(
        code=code,
        name=f"政协{code}委员会",
        leaders=tuple(
            Leader(post="副主席" if place else "主席", member=member.id, from_=BEGAN)
            for place, member in enumerate(found[:5])
        ),
        special_committees=tuple(
            SpecialCommittee(id=f"{code}-s-{name}", name=f"专委会{place}", from_=BEGAN)
            for place, name in enumerate(names[size:])
        ),
        members=tuple(found),
    )


def _assigned(committees: list[Committee], stations: list[str], chance: random.Random) -> dict[str, list[Assignment]]:
    """Assign 95 of 100 to a station: members of a county to one of its own, the others anywhere below."""
    assigned: dict[str, list[Assignment]] = {code: [] for code in stations}
    by_county: dict[str, list[str]] = defaultdict(list)
    for code in stations:
        by_county[code[:6]].append(code)
    for committee in committees:
        below = by_county.get(committee.code) or [code for code in stations if code.startswith(committee.code)]
        for member in committee.members:
            if chance.random() < 0.95:
                assigned[chance.choice(below)].append(Assignment(member=member.id, from_=BEGAN))
        for special in committee.special_committees:
            assigned[chance.choice(below)].append(Assignment(special_committee=special.id, from_=BEGAN))
    return assigned


def _count(counts: dict[str, int], committees: list[Committee], stations: list[Station]) -> None:
    assigned = {part.who for station in stations for part in station.assignments}
    members = [member for committee in committees for member in committee.members]
    serving = [member for member in members if member.left is None]
    counts["委员"], counts["政协"], counts["工作站"] = len(members), len(committees), len(stations)
    counts["下沉"] = len(assigned)
    counts["在任委员"], counts["在任委员下沉"] = len(serving), sum(member.id in assigned for member in serving)
    counts["村级议事会"] = sum(len(council.division) == 12 for station in stations for council in station.councils)


def _divisions(county: str, codes: list[str], townships: dict[str, str]) -> DivisionRegister:
    divisions = [Division(code=county, name=f"县{county}", kind=DivisionKind.COUNTY)]
    for place, code in enumerate(codes):
        name = townships[code]
        kind = DivisionKind.STREET if name.endswith("街道") else DivisionKind.TOWN
        stage = RolloutStage.ROLLOUT if place % 8 else RolloutStage.PILOT
        joined = PartialDate(str(2018 + place % 4))
        divisions.append(Division(code=code, name=name, kind=kind, joined=joined, stage=stage))
        divisions += [
            Division(code=f"{code}{200 + number}", name=f"第{number}村", kind=DivisionKind.VILLAGE)
            for number in range(4)
        ]
    return DivisionRegister(code=county, divisions=tuple(divisions))


def _station(code: str, name: str, assigned: list[Assignment], chance: random.Random) -> Station:
    own = [part.member for part in assigned if part.member and part.member.startswith(code[:6])]
    head = Post(post=HEAD, name="站长某", member=own[0] if own else None, party_post="党委副书记", from_=BEGAN)
    deputies = [Post(post=DEPUTY, name="副站长某", member=member, from_=BEGAN) for member in own[1:3]]
    places = [code, *(f"{code}{200 + number}" for number in range(4) if chance.random() < 0.55)]
    met = ("阵地", "标识", "制度", "流程", "活动", "成效")
    return Station(
        code=code,
        name=f"{name}委员工作站",
        founded_on=PartialDate("2020"),
        superiors=Superiors(guidance=code[:6], leadership=f"中共{name}委员会"),
        posts=(head, *deputies),
        assignments=tuple(assigned),
        councils=tuple(
            Council(
                id=f"c-{place:04}",
                division=division,
                from_=BEGAN,
                composition={"政协委员": Count("3"), "群众代表": Count("5")},
            )
            for place, division in enumerate(places)
        ),
        rooms=tuple(
            Room(
                id=f"w-{place:04}",
                division=division,
                place="便民服务中心",
                from_=BEGAN,
                checks=(RoomCheck(on=PartialDate("2026-05-20"), met=met),),
            )
            for place, division in enumerate(places)
        ),
    )


if __name__ == "__main__":
    main()
