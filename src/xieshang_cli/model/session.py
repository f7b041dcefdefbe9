"""A session (协商会): who met, what was said, and what came of it for each topic."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from pydantic import Field

from xieshang_cli.language import N_
from xieshang_cli.model.base import ClockTime, Code, Event, ItemId, Name, Number, Record, RecordId, Strict, Text, Waiver
from xieshang_cli.model.partial import Count, CountTotal, PartialDate
from xieshang_cli.model.task import Evidence
from xieshang_cli.model.vocabulary import Attendance, Mode, Result, Stance, YesNo


class Notice(Strict):
    """When and how people were invited."""

    on: PartialDate | None = Field(None, title=N_("通知日期"))
    medium: Name | None = Field(None, title=N_("通知方式"))
    materials_on: PartialDate | None = Field(None, title=N_("材料送达日期"))
    materials: tuple[Name, ...] = Field((), title=N_("会议材料"))
    to: tuple[Name, ...] = Field((), title=N_("通知对象"))


class Participant(Strict):
    """One person; residents are a reference into the private file and a role."""

    id: ItemId | None = Field(None, title=N_("编码"))
    name: Name | None = Field(None, title=N_("姓名"))
    person: ItemId | None = Field(None, title=N_("人员编码"))
    role: Name | None = Field(None, title=N_("身份"))
    unit: Name | None = Field(None, title=N_("单位"))
    position: Name | None = Field(None, title=N_("职务"))
    stands_for: Name | None = Field(None, title=N_("代表哪类人"))
    member: Name | None = Field(None, title=N_("委员编码"))
    mode: Mode = Field(Mode.IN_PERSON, title=N_("参加方式"))
    status: Attendance = Field(Attendance.PRESENT, title=N_("到会情况"))
    selected_by: Name | None = Field(None, title=N_("产生方式"))
    signed: YesNo | None = Field(None, title=N_("签到"))

    @property
    def is_observer(self) -> bool:
        """Whether the person came in attendance (列席): as a status, or as the role."""
        return self.status == Attendance.OBSERVER or (self.status == Attendance.PRESENT and self.role == OBSERVERS)

    @property
    def is_invited(self) -> bool:
        """Whether nothing is known yet but that the person was asked to come."""
        return self.status == Attendance.INVITED

    @property
    def took_part(self) -> bool:
        """Whether the person counts as an attendance: present on site or remote, not in writing, not in attendance."""
        return self.status == Attendance.PRESENT and self.mode != Mode.WRITTEN and self.role != OBSERVERS


OBSERVERS = N_("列席")
"""The role of those who come in attendance: they came, but are no attendance (人次)."""
_CAME = frozenset({Attendance.PRESENT, Attendance.OBSERVER})


class Headcount(Strict):
    """Numbers as counted at the door, when names were not taken."""

    total: Count | None = Field(None, title=N_("总人数"))
    by_role: dict[Name, Count] = Field({}, title=N_("各类人数"))
    by_affected: dict[Name, Count] = Field({}, title=N_("各类利益攸关方人数"))


class Draw(Strict):
    """Participants drawn at random from a list; whoever has the list and the seed can draw the same again."""

    id: ItemId = Field(title=N_("编码"))
    on: PartialDate = Field(title=N_("抽取日期"))
    by: Name | None = Field(None, title=N_("主持抽取"))
    list_name: Name = Field(title=N_("名单"))
    sha256: Number = Field(title=N_("名单指纹"))
    size: int = Field(ge=1, title=N_("名单人数"))
    seed: Number = Field(title=N_("种子"))
    drawn: tuple[int, ...] = Field((), title=N_("抽中序号"))


class Opinion(Strict):
    """What somebody said, about which topic."""

    id: ItemId = Field(title=N_("编码"))
    by: Name | None = Field(None, title=N_("发言人"))
    role: Name | None = Field(None, title=N_("身份"))
    stands_for: Name | None = Field(None, title=N_("代表哪类人"))
    medium: Name | None = Field(None, title=N_("意见来源"))
    topic: RecordId | None = Field(None, title=N_("议题"))
    stance: Stance | None = Field(None, title=N_("态度"))
    text: Text = Field(title=N_("意见"))


class Agreement(Strict):
    """One point agreed, in its own words."""

    id: ItemId = Field(title=N_("编码"))
    text: Text = Field(title=N_("共识"))


class Reservation(Strict):
    """Dissent that is kept."""

    id: ItemId = Field(title=N_("编码"))
    text: Text = Field(title=N_("保留意见"))


class Outcome(Strict):
    """What the session came to for one topic."""

    topic: RecordId = Field(title=N_("议题"))
    result: Result = Field(title=N_("协商结果"))
    agreements: tuple[Agreement, ...] = Field((), title=N_("共识事项"))
    reservations: tuple[Reservation, ...] = Field((), title=N_("保留意见"))
    reason: Text | None = Field(None, title=N_("说明"))


class Session(Record):
    """One meeting on one or several topics."""

    id: RecordId = Field(title=N_("编码"))
    station: Code = Field(title=N_("工作站"))
    topics: tuple[RecordId, ...] = Field(title=N_("议题"), min_length=1)
    planned_for: PartialDate | None = Field(None, title=N_("计划日期"))
    held_on: PartialDate | None = Field(None, title=N_("协商日期"))
    start: ClockTime | None = Field(None, title=N_("开始时间"))
    end: ClockTime | None = Field(None, title=N_("结束时间"))
    place: Name | None = Field(None, title=N_("地点"))
    form: Name | None = Field(None, title=N_("形式"))
    host: Name | None = Field(None, title=N_("主持人"))
    convener: Name | None = Field(None, title=N_("召集人"))
    recorder: Name | None = Field(None, title=N_("记录人"))
    notice: Notice | None = Field(None, title=N_("通知"))
    draws: tuple[Draw, ...] = Field((), title=N_("随机抽取"))
    participants: tuple[Participant, ...] = Field((), title=N_("参加人员"))
    headcount: Headcount | None = Field(None, title=N_("人数统计"))
    opinions: tuple[Opinion, ...] = Field((), title=N_("各方意见"))
    outcomes: tuple[Outcome, ...] = Field((), title=N_("协商结果"))
    minutes: Text | None = Field(None, title=N_("纪要"))
    attachments: tuple[Evidence, ...] = Field((), title=N_("附件"))
    waivers: tuple[Waiver, ...] = Field((), title=N_("豁免"))
    events: tuple[Event, ...] = Field((), title=N_("经过"))

    def outcome_for(self, topic_id: str) -> Outcome | None:
        """What the session came to for this topic, if anything was recorded."""
        return next((outcome for outcome in self.outcomes if outcome.topic == topic_id), None)

    def is_ahead(self, day: date) -> bool:
        """Whether it is planned for a day after `day`; nobody has met yet."""
        return self.held_on is None and self.planned_for is not None and self.planned_for.earliest > day

    @property
    def is_notified(self) -> bool:
        """Whether people were told of it."""
        return self.notice is not None and self.notice.on is not None

    def roles_that_came(self) -> set[str]:
        """Roles that came, by name or by head-count; a role known to have come counts without a number.

        What was sent in writing is heard, but whoever sent it did not come.
        """
        came = [person for person in self.participants if person.status in _CAME and person.mode != Mode.WRITTEN]
        roles = {person.role for person in came if person.role}
        if self.headcount:
            roles.update(role for role, count in self.headcount.by_role.items() if count.number != 0)
        return roles

    def named_by_role(self) -> Counter[str]:
        """Count those named who took part, by role; of people without a role, who is "" here, nobody knows more."""
        return Counter(person.role or "" for person in self.participants if person.took_part)

    def counts_by_role(self) -> dict[str, Count]:
        """Give the attendances of each role: as counted, or as named where more are named or nobody counted.

        Those in attendance are left out. A role that is counted as unknown has at least those named: `2以上`.
        """
        named = self.named_by_role()
        counted = self.headcount.by_role if self.headcount else {}
        roles = dict.fromkeys([*counted, *filter(None, named)])
        return {role: _more(counted.get(role), named[role]) for role in roles if role != OBSERVERS}

    def attendances(self) -> CountTotal:
        """Count attendances (人次): the total given, else all roles, else names; unknown when there is none of them.

        People named without a role may be among those counted, so they only count when more are named than counted.
        """
        if self.headcount and self.headcount.total is not None:
            return CountTotal.add_up([self.headcount.total])
        named = sum(person.took_part for person in self.participants)
        if self.headcount and self.headcount.by_role.keys() - {OBSERVERS}:
            counted = CountTotal.add_up(self.counts_by_role().values())
            return counted if counted.number >= named else replace(counted, number=named, typed="")
        if not all(person.is_invited for person in self.participants):
            return CountTotal(named, of=1)
        return CountTotal(of=1, unknown=1)

    def item_ids(self) -> Iterator[str]:
        """Ids used inside this record."""
        for opinion in self.opinions:
            yield opinion.id
        for outcome in self.outcomes:
            yield from (agreement.id for agreement in outcome.agreements)
            yield from (reservation.id for reservation in outcome.reservations)
        for person in self.participants:
            if person.id:
                yield person.id
        for draw in self.draws:
            yield draw.id


def _more(counted: Count | None, named: int) -> Count:
    if counted is None or (counted.number is not None and counted.number < named):
        return Count(str(named))
    return Count(f"{named}以上") if counted.number is None and named else counted
