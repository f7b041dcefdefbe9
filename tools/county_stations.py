"""The stations of data-examples/county: posts, assignments, councils, rooms, duties, and two changes of head."""

from collections.abc import Iterator, Sequence

from county_places import (
    COUNTY,
    PILOTS,
    TOWNSHIPS,
    TURNED_OVER_BADLY,
    TURNED_OVER_WELL,
    WITHOUT_HEAD,
    WITHOUT_STATION,
    event,
    villages,
)
from county_topics import LIGHTS, LIGHTS_TASK, WELL

from xieshang_cli.model.committee import Committee, Member
from xieshang_cli.model.identity import new_item_id
from xieshang_cli.model.organisation import (
    DEPUTY,
    HEAD,
    Assignment,
    Council,
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

_LIGHTS = ((LIGHTS, "背街小巷路灯不亮"), (f"{LIGHTS}/{LIGHTS_TASK}", "装太阳能路灯二十盏"))
_WELL = ((WELL, "东村机井水量不够"),)


def living_in(county: Committee, code: str) -> list[Member]:
    """Give the members of today who live in a township."""
    return [member for member in county.members if member.lives_in == code and member.left is None]


def station(code: str, committees: Sequence[Committee], names: Iterator[str]) -> Station:
    """Make one; `names` are for those who are no members."""
    place = list(TOWNSHIPS).index(code)
    county = committees[0]
    own = living_in(county, code)
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
        events=(event("2021-06-01", "new", f"新建工作站“{TOWNSHIPS[code]}委员工作站”"),),
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


def _assignments(code: str, committees: Sequence[Committee]) -> Iterator[Assignment]:
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
    divisions = [(code, TOWNSHIPS[code]), *((village, name) for village, name, _kind in villages(code))]
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
    divisions = [(code, TOWNSHIPS[code]), *((village, name) for village, name, _kind in villages(code))]
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
    is_accepted = code == TURNED_OVER_WELL
    items = _LIGHTS if is_accepted else _WELL
    yield Handover(
        id="h-4t8n" if is_accepted else "h-9q2m",
        post=HEAD,
        from_=first.name,
        to=second.name,
        on=second.from_,
        items=tuple(HandoverItem(item=item, what=what) for item, what in items),
        accepted_on=PartialDate("2025-06-10") if is_accepted else None,
        accepted_by=second.name if is_accepted else None,
        accepted=tuple(HandoverItem(item=item, what=what, responsible=second.name) for item, what in items)
        if is_accepted
        else (),
    )
