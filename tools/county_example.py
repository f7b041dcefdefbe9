"""Makes data-examples/county: a whole county with real township codes and plainly invented people; always the same.

python tools/county_example.py            write it anew
python tools/county_example.py --check    say whether it is as this program would make it
"""

import sys
from collections.abc import Iterator
from itertools import cycle, islice, product
from pathlib import Path

from xieshang_cli.model.base import Event, Record
from xieshang_cli.model.committee import Committee, Leader, Member, SpecialCommittee
from xieshang_cli.model.identity import new_item_id, new_member_id, new_special_committee_id, repeatable_ids
from xieshang_cli.model.organisation import (
    DEPUTY,
    HEAD,
    Assignment,
    Council,
    Division,
    DivisionRegister,
    Duty,
    Handover,
    HandoverItem,
    Post,
    Room,
    RoomCheck,
    Station,
    Superiors,
)
from xieshang_cli.model.partial import Count, PartialDate
from xieshang_cli.model.settings import Settings
from xieshang_cli.model.supervision import Responsibility, Supervision, Visit, VisitFinding
from xieshang_cli.model.vocabulary import DivisionKind, Gender, RolloutStage, YesNo
from xieshang_cli.storage.reading import path_of
from xieshang_cli.storage.shapes import canonical

PLACE = Path(__file__).parents[1] / "data-examples" / "county"
COUNTY, PREFECTURE, PROVINCE = "621027", "6210", "62"
COUNTY_NAME = "镇原县"

TOWNSHIPS = {
    "621027100": "城关镇", "621027101": "屯字镇", "621027102": "孟坝镇", "621027103": "三岔镇", "621027104": "平泉镇",
    "621027105": "开边镇", "621027106": "太平镇", "621027107": "临泾镇", "621027108": "新城镇", "621027109": "上肖镇",
    "621027110": "新集镇", "621027111": "马渠镇", "621027112": "庙渠镇", "621027201": "南川乡", "621027204": "方山乡",
    "621027205": "殷家城乡", "621027208": "武沟乡", "621027209": "郭原乡", "621027210": "中原乡",
}  # fmt: skip
"""Codes and names as published; everybody and everything else in the example is invented."""

PILOTS = ("621027100", "621027101", "621027102")
WITHOUT_STATION = "621027210"
TURNED_OVER_WELL, TURNED_OVER_BADLY, WITHOUT_HEAD = "621027100", "621027102", "621027103"
UNCOVERED, COVERED_TWICE = "621027209", "621027208"

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_CIRCLES = ("中共", "农业和农村", "教育", "医药卫生", "工商联", "经济", "科学技术", "妇联", "少数民族", "特邀人士")
_PARTIES = ("中共党员", "群众", "民盟盟员", "民进会员", "九三学社社员")


def main(arguments: list[str]) -> int:
    """Write the example, or compare it with what lies there."""
    files = dict(_files())
    if arguments == ["--check"]:
        there = {path.relative_to(PLACE).as_posix(): path.read_bytes() for path in PLACE.rglob("*.yaml")}
        return int(there != files)
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
        stations = [_station(code, committees, names) for code in TOWNSHIPS if code != WITHOUT_STATION]
        return [
            Settings(name=f"{COUNTY_NAME}协商议事档案库（示例）", division=COUNTY),
            _divisions(),
            *committees,
            *stations,
            _county_supervision(county),
            _prefecture_supervision(prefecture),
        ]


def _files() -> Iterator[tuple[str, bytes]]:
    for record in records():
        path = "xieshang.yaml" if isinstance(record, Settings) else path_of(record)
        yield path, canonical(record)


def _names() -> Iterator[str]:
    """Give surname and place in the cycle of sixty: nobody is called so."""
    given = [stem + branch for stem, branch in islice(zip(cycle(_STEMS), cycle(_BRANCHES), strict=False), 60)]
    return (surname + name for name, surname in product(given, _SURNAMES))


def _event(day: str, action: str, what: str) -> Event:
    return Event(at=f"{day}T09:00:00+08:00", by="示例", action=action, what=what)


def _day(text: str | None) -> PartialDate | None:
    return PartialDate(text) if text else None


def _divisions() -> DivisionRegister:
    divisions = [
        Division(
            code=COUNTY,
            name=COUNTY_NAME,
            kind=DivisionKind.COUNTY,
            joined=PartialDate("2018"),
            stage=RolloutStage.PILOT,
        )
    ]
    for position, (code, name) in enumerate(TOWNSHIPS.items()):
        is_pilot = code in PILOTS
        joined = "2018-03" if is_pilot else f"{2019 + position % 3}-05"
        divisions.append(
            Division(
                code=code,
                name=name,
                kind=DivisionKind.TOWN if name.endswith("镇") else DivisionKind.TOWNSHIP,
                joined=None if code == WITHOUT_STATION else PartialDate(joined),
                stage=None if code == WITHOUT_STATION else RolloutStage.PILOT if is_pilot else RolloutStage.ROLLOUT,
            )
        )
        divisions += [Division(code=village, name=called, kind=kind) for village, called, kind in _villages(code)]
    return DivisionRegister(code=COUNTY, divisions=tuple(divisions))


def _villages(township: str) -> list[tuple[str, str, DivisionKind]]:
    """Give the invented villages of a township: three of a pilot, one of most others, none of the last ones."""
    number = 3 if township in PILOTS else 1 if township <= "621027204" else 0
    kinds = (DivisionKind.VILLAGE, DivisionKind.VILLAGE, DivisionKind.COMMUNITY)
    endings = ("东村", "西村", "中街社区")
    short = TOWNSHIPS[township].rstrip("镇乡")
    return [(f"{township}{201 + place}", short + endings[place], kinds[place]) for place in range(number)]


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
        events=(_event("2021-12-01", "import", f"导入委员 {size} 名"),),
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


def _station(code: str, committees: list[Committee], names: Iterator[str]) -> Station:
    place = list(TOWNSHIPS).index(code)
    county = committees[0]
    own = [member for member in county.members if member.lives_in == code and member.left is None]
    founded = "2018-04" if code in PILOTS else "2021-06"
    heads = _heads(code, own, names)
    deputies = [
        Post(post=DEPUTY, name=member.name, member=member.id, from_=PartialDate("2021-12-10"))
        for member in own[1 : 2 + place % 2]
    ]
    liaison = Post(post="联络员", name=next(names), party_post="党政办主任", from_=PartialDate("2021-12-10"))
    return Station(
        code=code,
        name=f"{TOWNSHIPS[code]}委员工作站",
        founded_on=PartialDate(founded),
        superiors=Superiors(guidance=COUNTY, leadership=f"中共{TOWNSHIPS[code]}委员会"),
        posts=(*heads, *deputies, liaison),
        assignments=tuple(_assignments(code, committees)),
        councils=tuple(_councils(code)),
        rooms=tuple(_rooms(code, place)),
        work_rules=("每月第一个周三委员接待日。", "议题由议事会筛选，报镇党委审定。"),
        duties=tuple(
            Duty(
                on=PartialDate(f"2026-{month:02}-05"), members=(own[0].id,), kind="接待", visitors=Count(str(month % 5))
            )
            for month in range(1, 11, 3 if place % 2 else 1)
        ),
        handovers=tuple(_handovers(code, heads)),
        events=(_event("2021-06-01", "new", f"新建工作站“{TOWNSHIPS[code]}委员工作站”"),),
    )


def _heads(code: str, own: list[Member], names: Iterator[str]) -> list[Post]:
    """Give the terms of heads: most have one, two stations changed theirs, and one has none any more."""
    began, party_post = PartialDate("2021-12-10"), "党委副书记"
    first = Post(post=HEAD, name=own[0].name, member=own[0].id, party_post=party_post, from_=began)
    match code:
        case _ if code == WITHOUT_HEAD:
            return [first.model_copy(update={"until": PartialDate("2026-08-15")})]
        case _ if code == TURNED_OVER_WELL:
            changed = PartialDate("2025-06-03")
            second = Post(post=HEAD, name=own[-1].name, member=own[-1].id, party_post=party_post, from_=changed)
            return [first.model_copy(update={"until": changed}), second]
        case _ if code == TURNED_OVER_BADLY:
            changed = PartialDate("2026-03-02")
            second = Post(
                post=HEAD,
                name=next(names),
                party_post=party_post,
                from_=changed,
                co_option_due=PartialDate("2026-09-30"),
            )
            return [first.model_copy(update={"until": changed}), second]
        case _:
            return [first]


def _assignments(code: str, committees: list[Committee]) -> Iterator[Assignment]:
    """Assign about 95 of 100 members: county members where they live, the others spread over the stations."""
    stations = [township for township in TOWNSHIPS if township != WITHOUT_STATION]
    began = PartialDate("2022-01")
    for committee in committees:
        for place, member in enumerate(committee.members):
            home = member.lives_in if member.lives_in in stations else stations[place % len(stations)]
            if home == code and place % 20 != 19 and member.left is None:
                yield Assignment(member=member.id, from_=began)
        for place, special in enumerate(committee.special_committees):
            if stations[(place * 5 + len(committee.code)) % len(stations)] == code and place < 3:
                yield Assignment(special_committee=special.id, from_=began)


def _councils(code: str) -> Iterator[Council]:
    taken: set[str] = set()
    divisions = [(code, TOWNSHIPS[code]), *((village, name) for village, name, _kind in _villages(code))]
    for place, (division, name) in enumerate(divisions[: 3 if code in PILOTS else 2]):
        identity = new_item_id("c", taken)
        taken.add(identity)
        yield Council(
            id=identity,
            division=division,
            name=f"{name}协商议事会",
            from_=PartialDate("2022-03"),
            composition={
                "政协委员": Count("3"),
                "村（社区）干部": Count("2"),
                "群众代表": Count("5余" if place else "6"),
            },
        )


def _rooms(code: str, place: int) -> Iterator[Room]:
    taken: set[str] = set()
    divisions = [(code, TOWNSHIPS[code]), *((village, name) for village, name, _kind in _villages(code))]
    for division, name in divisions[:2]:
        identity = new_item_id("w", taken)
        taken.add(identity)
        met = ("阵地", "标识", "制度", "流程", "活动", "成效")
        is_checked, lacks = place % 6 != 5, place % 5 == 4
        check = RoomCheck(
            on=PartialDate("2026-05-20"),
            by="县政协办公室",
            met=met[:5] if lacks else met,
            unmet=met[5:] if lacks else (),
        )
        yield Room(
            id=identity,
            division=division,
            name=f"{name}协商议事室",
            place=f"{name}便民服务中心二楼",
            from_=PartialDate("2022"),
            checks=(check,) if is_checked else (),
        )


def _handovers(code: str, heads: list[Post]) -> Iterator[Handover]:
    """Hand over twice: once as it should be, once never accepted."""
    if len(heads) < 2:
        return
    first, second = heads
    assert second.from_ is not None
    item = HandoverItem(item="x-old", what="工作制度、议事室和委员名册", responsible=second.name)
    is_accepted = code == TURNED_OVER_WELL
    yield Handover(
        id="h-4t8n" if is_accepted else "h-9q2m",
        post=HEAD,
        from_=first.name,
        to=second.name,
        on=second.from_,
        items=(item,),
        accepted_on=PartialDate("2025-06-10") if is_accepted else None,
        accepted_by=second.name if is_accepted else None,
        accepted=(item,) if is_accepted else (),
    )


def _county_supervision(county: Committee) -> Supervision:
    leaders = [member for leader in county.leaders for member in county.members if member.id == leader.member]
    responsibilities = [
        Responsibility(name=leader.name, member=leader.id, division=code, from_=PartialDate("2022-01"))
        for code, leader in zip(TOWNSHIPS, cycle(leaders), strict=False)
        if code != UNCOVERED
    ]
    twice = leaders[1]
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
        events=(_event("2022-01-10", "supervise.assign", "分工包抓乡镇"),),
    )


def _prefecture_supervision(prefecture: Committee) -> Supervision:
    chair = prefecture.members[0]
    part = Responsibility(name=chair.name, member=chair.id, division=COUNTY, from_=PartialDate("2022-01"))
    return Supervision(
        code=PREFECTURE, responsibilities=(part,), events=(_event("2022-01-10", "supervise.assign", "分工包抓县区"),)
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
