"""Divisions and stations: who keeps records, and where."""

from pydantic import Field

from xieshang_cli.language import N_
from xieshang_cli.model.base import Code, Event, Name, Record, Strict, Waiver
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.vocabulary import DivisionKind


class Division(Strict):
    """A place of the country: county, township, street, village, community."""

    code: Code = Field(title=N_("代码"))
    name: Name = Field(title=N_("名称"))
    kind: DivisionKind = Field(DivisionKind.OTHER, title=N_("类型"))
    joined: PartialDate | None = Field(None, title=N_("开展日期"))


class DivisionRegister(Record):
    """One county and the divisions below it."""

    code: Code = Field(title=N_("县区代码"))
    divisions: tuple[Division, ...] = Field((), title=N_("行政区划"))


class Post(Strict):
    """Somebody holds a post from a day until before another; history is kept."""

    post: Name = Field(title=N_("职务"))
    name: Name = Field(title=N_("姓名"))
    member: Name | None = Field(None, title=N_("委员编码"))
    party_post: Name | None = Field(None, title=N_("党内职务"))
    from_: PartialDate | None = Field(None, alias="from", title=N_("任职日期"))
    until: PartialDate | None = Field(None, title=N_("免职日期"))
    basis: Name | None = Field(None, title=N_("依据"))


class Station(Record):
    """One members' workstation (委员工作站); its code is its township's."""

    code: Code = Field(title=N_("代码"))
    name: Name = Field(title=N_("名称"))
    founded_on: PartialDate | None = Field(None, title=N_("成立日期"))
    posts: tuple[Post, ...] = Field((), title=N_("任职"))
    waivers: tuple[Waiver, ...] = Field((), title=N_("豁免"))
    events: tuple[Event, ...] = Field((), title=N_("经过"))

    @property
    def id(self) -> str:
        """The code is the id."""
        return self.code

    @property
    def head(self) -> Post | None:
        """Who heads the station now, as far as recorded."""
        return next((post for post in reversed(self.posts) if post.post == HEAD and post.until is None), None)


HEAD = N_("站长")
