"""Who a resident is and how to reach a member: kept apart, never in git, derivable from nothing."""

from pydantic import Field

from xieshang_cli.language import N_
from xieshang_cli.model.base import Code, ItemId, MemberId, Name, Number, Record, Strict
from xieshang_cli.model.partial import PartialDate


class Person(Strict):
    """One resident behind a random reference."""

    id: ItemId = Field(title=N_("人员编码"))
    name: Name | None = Field(None, title=N_("姓名"))
    phone: Number | None = Field(None, title=N_("电话"))
    address: Name | None = Field(None, title=N_("住址"))
    noted_on: PartialDate | None = Field(None, title=N_("登记日期"))


class PrivateRegister(Record):
    """The residents one station met in one year."""

    station: Code = Field(title=N_("工作站"))
    year: int = Field(ge=1900, le=9999, title=N_("年度"))
    persons: tuple[Person, ...] = Field((), title=N_("人员"))


class MemberContact(Strict):
    """How to reach one member."""

    id: MemberId = Field(title=N_("委员编码"))
    phone: Number | None = Field(None, title=N_("电话"))
    address: Name | None = Field(None, title=N_("住址"))


class PrivateMembers(Record):
    """How to reach the members of one committee."""

    committee: Code = Field(title=N_("政协代码"))
    members: tuple[MemberContact, ...] = Field((), title=N_("委员"))
