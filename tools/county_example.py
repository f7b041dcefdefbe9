"""Makes data-examples/county: a whole county with real township codes and plainly invented people; always the same.

python tools/county_example.py            write it anew
python tools/county_example.py --check    say whether it is as this program would make it
"""

import sys
from collections.abc import Iterator, Sequence
from itertools import cycle, islice, product
from pathlib import Path

from county_places import (
    COUNTY,
    COUNTY_NAME,
    COVERED_TWICE,
    PREFECTURE,
    PROVINCE,
    TOWNSHIPS,
    TURNED_OVER_BADLY,
    UNCOVERED,
    WITHOUT_STATION,
    divisions,
    event,
)
from county_stations import living_in, station
from county_topics import topics_and_sessions

from xieshang_cli.model.base import Record
from xieshang_cli.model.committee import Committee, Leader, Member, SpecialCommittee
from xieshang_cli.model.identity import new_member_id, new_special_committee_id, repeatable_ids
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.settings import Settings
from xieshang_cli.model.supervision import Responsibility, Supervision, Visit, VisitFinding
from xieshang_cli.model.vocabulary import Gender, YesNo
from xieshang_cli.storage.reading import path_of
from xieshang_cli.storage.shapes import canonical

PLACE = Path(__file__).parents[1] / "data-examples" / "county"

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_CIRCLES = ("中共", "农业和农村", "教育", "医药卫生", "工商联", "经济", "科学技术", "妇联", "少数民族", "特邀人士")
_PARTIES = ("中共党员", "群众", "民盟盟员", "民进会员", "九三学社社员")


def main(arguments: list[str]) -> int:
    """Write the example, or compare it with what lies there."""
    files = dict(_files())
    if arguments == ["--check"]:
        other = sorted(path for path in {*files, *_there()} if files.get(path) != _there().get(path))
        print("\n".join(other) or "data-examples/county is as this program makes it")
        return int(bool(other))
    for path in _there().keys() - files.keys():
        (PLACE / path).unlink()
    for path, data in files.items():
        (PLACE / path).parent.mkdir(parents=True, exist_ok=True)
        (PLACE / path).write_bytes(data)
    return 0


def records() -> list[Record]:
    """Make every record of the example."""
    with repeatable_ids("county"):
        names = _names()
        county = _committee(COUNTY, f"政协{COUNTY_NAME}委员会", 180, names, tuple(TOWNSHIPS))
        prefecture = _committee(PREFECTURE, "政协庆阳市委员会", 64, names, ())
        province = _committee(PROVINCE, "政协甘肃省委员会", 16, names, ())
        committees = [county, prefecture, province]
        stations = [station(code, committees, names) for code in TOWNSHIPS if code != WITHOUT_STATION]
        return [
            Settings(name=f"{COUNTY_NAME}协商议事档案库（示例）", division=COUNTY),
            divisions(),
            *committees,
            *stations,
            _county_supervision(county),
            _prefecture_supervision(prefecture),
            *topics_and_sessions(lambda code: _members_at(code, committees, stations)),
        ]


def _there() -> dict[str, bytes]:
    return {path.relative_to(PLACE).as_posix(): path.read_bytes() for path in PLACE.rglob("*.yaml")}


def _files() -> Iterator[tuple[str, bytes]]:
    for record in records():
        path = "xieshang.yaml" if isinstance(record, Settings) else path_of(record)
        yield path, canonical(record)


def _names() -> Iterator[str]:
    """Give surname and place in the cycle of sixty: nobody is called so."""
    given = [stem + branch for stem, branch in islice(zip(cycle(_STEMS), cycle(_BRANCHES), strict=False), 60)]
    return (surname + name for name, surname in product(given, _SURNAMES))


def _committee(code: str, name: str, size: int, names: Iterator[str], homes: tuple[str, ...]) -> Committee:
    taken: set[str] = set()
    members = [_member(code, place, next(names), homes, taken) for place in range(size)]
    posts = ("主席", "副主席", "副主席", "副主席", "秘书长") if code != PROVINCE else ("副主席",)
    leaders = [
        Leader(post=post, member=member.id, from_=PartialDate("2021-11"))
        for post, member in zip(posts, members, strict=False)
    ]
    bodies = ("提案委员会", "经济和农业农村委员会", "社会和法制委员会", "教科文卫委员会")
    special = [
        SpecialCommittee(id=new_special_committee_id(code, taken), name=body, from_=PartialDate("2021-12"))
        for body in bodies[: 2 if code == PROVINCE else 4]
    ]
    return Committee(
        code=code,
        name=name,
        term="第十届" if code == COUNTY else None,
        leaders=tuple(leaders),
        special_committees=tuple(special),
        members=tuple(members),
        events=(event("2021-12-01", "import", f"导入委员 {size} 名"),),
    )


def _member(code: str, place: int, name: str, homes: tuple[str, ...], taken: set[str]) -> Member:
    identity = new_member_id(code, taken)
    taken.add(identity)
    has_left = place % 45 == 44
    return Member(
        id=identity,
        name=name,
        number=f"{code}-{place + 1:03}",
        circle=_CIRCLES[place % len(_CIRCLES)],
        party=_PARTIES[place % len(_PARTIES)] if place % 11 else None,
        employer=f"示例单位{place % 40 + 1}",
        public_official=(YesNo.YES if place % 3 else YesNo.NO) if place % 7 else None,
        gender=Gender.FEMALE if place % 4 == 1 else Gender.MALE,
        ethnic_group="回族" if place % 16 == 5 else "汉族",
        lives_in=homes[place % len(homes)] if homes and place >= 5 else None,
        joined=PartialDate("2021-11"),
        left=PartialDate("2025-01") if has_left else None,
    )


def _members_at(code: str, committees: Sequence[Committee], stations: Sequence[Station]) -> list[Member]:
    """Give those who live in a township, and those assigned to its station from elsewhere."""
    assigned = {part.member for its in stations if its.code == code for part in its.assignments}
    others = (member for committee in committees for member in committee.members if member.lives_in != code)
    return [*living_in(committees[0], code), *(member for member in others if member.id in assigned)]


def _county_supervision(county: Committee) -> Supervision:
    leaders = [member for leader in county.leaders for member in county.members if member.id == leader.member]
    responsibilities = [
        Responsibility(name=leader.name, member=leader.id, division=code, from_=PartialDate("2022-01"))
        for code, leader in zip(TOWNSHIPS, cycle(leaders), strict=False)
        if code != UNCOVERED
    ]
    twice = leaders[2]
    responsibilities.append(
        Responsibility(name=twice.name, member=twice.id, division=COVERED_TWICE, from_=PartialDate("2023-01"))
    )
    open_finding = VisitFinding(
        id="f-7w3k", text="新任站长未接交工作，台账停在二月", station=TURNED_OVER_BADLY, due=PartialDate("2026-06-30")
    )
    mended = VisitFinding(
        id="f-2h6d",
        text="议事室无标识",
        station="621027104",
        due=PartialDate("2026-06-30"),
        put_right_on=PartialDate("2026-06-12"),
        put_right_by=leaders[2].name,
        put_right_how="已挂牌",
    )
    visit = Visit(
        id="v-5c1r",
        on=PartialDate("2026-05-20"),
        by=(leaders[2].id,),
        stations=(TURNED_OVER_BADLY, "621027104"),
        findings=(open_finding, mended),
    )
    return Supervision(
        code=COUNTY,
        responsibilities=tuple(responsibilities),
        visits=(visit,),
        events=(event("2022-01-10", "supervise.assign", "分工包抓乡镇"),),
    )


def _prefecture_supervision(prefecture: Committee) -> Supervision:
    chair = prefecture.members[0]
    part = Responsibility(name=chair.name, member=chair.id, division=COUNTY, from_=PartialDate("2022-01"))
    return Supervision(
        code=PREFECTURE, responsibilities=(part,), events=(event("2022-01-10", "supervise.assign", "分工包抓县区"),)
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
