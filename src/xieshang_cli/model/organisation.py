"""Divisions and stations: who keeps records, who runs and supports a station, and where people meet."""

from collections.abc import Iterator
from datetime import date

from pydantic import Field

from xieshang_cli.language import N_
from xieshang_cli.model.base import (
    Code,
    Event,
    ItemId,
    MemberId,
    Name,
    Record,
    SpecialCommitteeId,
    Strict,
    Text,
    Waiver,
)
from xieshang_cli.model.dated import holds_on
from xieshang_cli.model.identity import code_of, level_of
from xieshang_cli.model.partial import Count, PartialDate
from xieshang_cli.model.vocabulary import DEPUTY as DEPUTY
from xieshang_cli.model.vocabulary import HEAD as HEAD
from xieshang_cli.model.vocabulary import DivisionKind, Level, RolloutStage


class Division(Strict):
    """A place of the country: county, township, street, village, community; and when it joined, in which stage."""

    code: Code = Field(title=N_("代码"))
    name: Name = Field(title=N_("名称"))
    kind: DivisionKind = Field(DivisionKind.OTHER, title=N_("类型"))
    joined: PartialDate | None = Field(None, title=N_("开展日期"))
    stage: RolloutStage | None = Field(None, title=N_("开展阶段"))

    @property
    def level(self) -> Level:
        """One of the five levels, told by the length of the code."""
        return level_of(self.code)


class DivisionRegister(Record):
    """One county and the divisions below it."""

    code: Code = Field(title=N_("县区代码"))
    divisions: tuple[Division, ...] = Field((), title=N_("行政区划"))


class Post(Strict):
    """Somebody holds a post from a day until before another; history is kept.

    The holder is a member, or a named person with a Party post; `co_option_due` is when a head who is no member is
    to be co-opted (增选) as one.
    """

    post: Name = Field(title=N_("职务"))
    name: Name = Field(title=N_("姓名"))
    member: Name | None = Field(None, title=N_("委员编码"))
    party_post: Name | None = Field(None, title=N_("党内职务"))
    from_: PartialDate | None = Field(None, alias="from", title=N_("任职日期"))
    until: PartialDate | None = Field(None, title=N_("免职日期"))
    basis: Name | None = Field(None, title=N_("依据"))
    co_option_due: PartialDate | None = Field(None, title=N_("增选期限"))

    def has_same_holder(self, other: "Post") -> bool:
        """Whether both are held by one person: the same member, else the same name."""
        if self.member and other.member:
            return self.member == other.member
        return self.name == other.name


class Superiors(Strict):
    """The two lines a station answers to: guidance by a CPPCC committee, leadership by the township Party committee."""

    guidance: Code | None = Field(None, title=N_("指导政协代码"))
    leadership: Name | None = Field(None, title=N_("领导党委"))


class Assignment(Strict):
    """A member (a leader is one) or a special committee is assigned to the station (下沉), dated."""

    member: MemberId | None = Field(None, title=N_("委员编码"))
    special_committee: SpecialCommitteeId | None = Field(None, title=N_("专委会编码"))
    from_: PartialDate | None = Field(None, alias="from", title=N_("下沉日期"))
    until: PartialDate | None = Field(None, title=N_("结束日期"))
    basis: Name | None = Field(None, title=N_("依据"))

    @property
    def who(self) -> str:
        """The id of who is assigned; "" when the file names nobody."""
        return self.member or self.special_committee or ""

    @property
    def level(self) -> Level | None:
        """The level of the committee they come from."""
        return level_of(code_of(self.who)) if self.who else None


class Council(Strict):
    """A consultation council (协商议事会) of a township or village, for one term; people counted by category."""

    id: ItemId = Field(title=N_("编码"))
    division: Code = Field(title=N_("所在区划"))
    name: Name | None = Field(None, title=N_("名称"))
    from_: PartialDate | None = Field(None, alias="from", title=N_("任期开始"))
    until: PartialDate | None = Field(None, title=N_("任期结束"))
    composition: dict[Name, Count] = Field({}, title=N_("组成"))

    @property
    def level(self) -> Level:
        """Township or village."""
        return level_of(self.division)


class RoomCheck(Strict):
    """One look at a room: which points of the checklist are met and which are not."""

    on: PartialDate = Field(title=N_("检查日期"))
    by: Name | None = Field(None, title=N_("检查人"))
    met: tuple[Name, ...] = Field((), title=N_("已达到"))
    unmet: tuple[Name, ...] = Field((), title=N_("未达到"))


class Room(Strict):
    """A consultation room (协商议事室)."""

    id: ItemId = Field(title=N_("编码"))
    division: Code = Field(title=N_("所在区划"))
    name: Name | None = Field(None, title=N_("名称"))
    place: Name | None = Field(None, title=N_("地点"))
    from_: PartialDate | None = Field(None, alias="from", title=N_("启用日期"))
    until: PartialDate | None = Field(None, title=N_("停用日期"))
    checks: tuple[RoomCheck, ...] = Field((), title=N_("检查"))

    @property
    def last_check(self) -> RoomCheck | None:
        """The latest look at it."""
        return max(self.checks, key=lambda check: check.on, default=None)


class Duty(Strict):
    """Members on duty at the station (值班、接待、走访) on a day."""

    on: PartialDate = Field(title=N_("日期"))
    members: tuple[Name, ...] = Field((), title=N_("委员"))
    kind: Name | None = Field(None, title=N_("类型"))
    visitors: Count | None = Field(None, title=N_("接待人次"))
    note: Text | None = Field(None, title=N_("情况"))


class HandoverItem(Strict):
    """One thing handed over: a topic, a task of one as `topic/task`, or a visit's finding; who answers for it now."""

    item: Name = Field(title=N_("事项编码"))
    what: Name | None = Field(None, title=N_("事项"))
    responsible: Name | None = Field(None, title=N_("接手人"))


class Handover(Strict):
    """One holder of a post hands the station over to another (工作交接); made in error, it is withdrawn, not erased."""

    id: ItemId = Field(title=N_("编码"))
    post: Name = Field(title=N_("职务"))
    from_: Name = Field(alias="from", title=N_("移交人"))
    to: Name = Field(title=N_("接交人"))
    on: PartialDate = Field(title=N_("移交日期"))
    items: tuple[HandoverItem, ...] = Field((), title=N_("移交事项"))
    accepted_on: PartialDate | None = Field(None, title=N_("接收日期"))
    accepted_by: Name | None = Field(None, title=N_("接收确认人"))
    accepted: tuple[HandoverItem, ...] = Field((), title=N_("接收事项"))
    withdrawn_on: PartialDate | None = Field(None, title=N_("撤销日期"))
    note: Text | None = Field(None, title=N_("说明"))

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has accepted it yet."""
        return self.accepted_on is None and self.withdrawn_on is None


class Station(Record):
    """One members' workstation (委员工作站); its code is its township's."""

    code: Code = Field(title=N_("代码"))
    name: Name = Field(title=N_("名称"))
    founded_on: PartialDate | None = Field(None, title=N_("成立日期"))
    superiors: Superiors | None = Field(None, title=N_("上级"))
    posts: tuple[Post, ...] = Field((), title=N_("任职"))
    assignments: tuple[Assignment, ...] = Field((), title=N_("下沉力量"))
    councils: tuple[Council, ...] = Field((), title=N_("协商议事会"))
    rooms: tuple[Room, ...] = Field((), title=N_("协商议事室"))
    work_rules: tuple[Text, ...] = Field((), title=N_("工作制度"))
    duties: tuple[Duty, ...] = Field((), title=N_("值班接待"))
    handovers: tuple[Handover, ...] = Field((), title=N_("工作交接"))
    waivers: tuple[Waiver, ...] = Field((), title=N_("豁免"))
    events: tuple[Event, ...] = Field((), title=N_("经过"))

    @property
    def id(self) -> str:
        """The code is the id."""
        return self.code

    @property
    def head(self) -> Post | None:
        """Who was appointed head last and not relieved since, as far as recorded."""
        return next((post for post in reversed(self.posts) if post.post == HEAD and post.until is None), None)

    def holders(self, post: str, day: date) -> list[Post]:
        """Who holds a post on `day`."""
        return [held for held in self.posts if held.post == post and holds_on(held, day)]

    def item_ids(self) -> Iterator[str]:
        """Ids used inside this record."""
        for group in (self.councils, self.rooms, self.handovers):
            for item in group:
                yield item.id
