"""A CPPCC committee (政协委员会) of a province, prefecture or county: its leaders, special committees and members."""

from collections.abc import Iterator
from datetime import date

from pydantic import Field

from xieshang_cli.language import N_
from xieshang_cli.model.base import Code, Event, MemberId, Name, Number, Record, SpecialCommitteeId, Strict, Waiver
from xieshang_cli.model.dated import holds_on
from xieshang_cli.model.identity import level_of
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.vocabulary import Gender, Level, YesNo


class Leader(Strict):
    """A member holds a leading post (主席、副主席、秘书长 …) from a day until before another."""

    post: Name = Field(title=N_("职务"))
    member: MemberId = Field(title=N_("委员编码"))
    from_: PartialDate | None = Field(None, alias="from", title=N_("任职日期"))
    until: PartialDate | None = Field(None, title=N_("免职日期"))
    basis: Name | None = Field(None, title=N_("依据"))


class SpecialCommittee(Strict):
    """One special committee (专门委员会)."""

    id: SpecialCommitteeId = Field(title=N_("专委会编码"))
    name: Name = Field(title=N_("名称"))
    from_: PartialDate | None = Field(None, alias="from", title=N_("设立日期"))
    until: PartialDate | None = Field(None, title=N_("撤销日期"))


class Member(Strict):
    """One member (委员). The id is opaque, never an identity number; `number` is the member's card number, if any."""

    id: MemberId = Field(title=N_("委员编码"))
    name: Name = Field(title=N_("姓名"))
    number: Number | None = Field(None, title=N_("委员证号"))
    circle: Name | None = Field(None, title=N_("界别"))
    party: Name | None = Field(None, title=N_("党派"))
    employer: Name | None = Field(None, title=N_("工作单位"))
    position: Name | None = Field(None, title=N_("单位职务"))
    public_official: YesNo | None = Field(None, title=N_("公职人员"))
    gender: Gender | None = Field(None, title=N_("性别"))
    ethnic_group: Name | None = Field(None, title=N_("民族"))
    lives_in: Code | None = Field(None, title=N_("居住地代码"))
    joined: PartialDate | None = Field(None, title=N_("任委员日期"))
    left: PartialDate | None = Field(None, title=N_("离任日期"))
    co_opted_on: PartialDate | None = Field(None, title=N_("增选日期"))

    @property
    def from_(self) -> PartialDate | None:
        """The first day as a member."""
        return self.joined or self.co_opted_on

    @property
    def until(self) -> PartialDate | None:
        """The first day as a member no more."""
        return self.left

    @property
    def committee(self) -> str:
        """The code of the committee the member belongs to."""
        return self.id.split("-", 1)[0]


class Committee(Record):
    """One committee and everybody in it; its code is its division's."""

    code: Code = Field(title=N_("代码"))
    name: Name = Field(title=N_("名称"))
    term: Name | None = Field(None, title=N_("届次"))
    leaders: tuple[Leader, ...] = Field((), title=N_("领导"))
    special_committees: tuple[SpecialCommittee, ...] = Field((), title=N_("专门委员会"))
    members: tuple[Member, ...] = Field((), title=N_("委员"))
    waivers: tuple[Waiver, ...] = Field((), title=N_("豁免"))
    events: tuple[Event, ...] = Field((), title=N_("经过"))

    @property
    def id(self) -> str:
        """The code is the id."""
        return self.code

    @property
    def level(self) -> Level:
        """Province, prefecture or county."""
        return level_of(self.code)

    def member(self, member_id: str) -> Member | None:
        """Find a member."""
        return next((member for member in self.members if member.id == member_id), None)

    def special_committee(self, identity: str) -> SpecialCommittee | None:
        """Find a special committee."""
        return next((special for special in self.special_committees if special.id == identity), None)

    def leads_on(self, member_id: str, day: date) -> bool:
        """Whether the member holds a leading post on `day`."""
        return any(leader.member == member_id and holds_on(leader, day) for leader in self.leaders)

    def item_ids(self) -> Iterator[str]:
        """Ids used inside this record."""
        for member in self.members:
            yield member.id
        for special in self.special_committees:
            yield special.id
