"""A resident's request (诉求), and the register a station keeps of them."""

from pydantic import Field

from xieshang_cli.language import N_
from xieshang_cli.model.base import Code, ItemId, Name, Record, RecordId, Strict, Text
from xieshang_cli.model.partial import PartialDate


class Request(Strict):
    """One request as it came in; which topic it became is recorded on the topic."""

    id: RecordId = Field(title=N_("编码"))
    on: PartialDate | None = Field(None, title=N_("登记日期"))
    channel: Name | None = Field(None, title=N_("征集渠道"))
    by: Name | None = Field(None, title=N_("提出人类别"))
    person: ItemId | None = Field(None, title=N_("提出人编码"))
    text: Text = Field(title=N_("诉求内容"))
    received_by: Name | None = Field(None, title=N_("受理人"))


class RequestRegister(Record):
    """The register of one station and year (诉求征集登记簿)."""

    station: Code = Field(title=N_("工作站"))
    year: int = Field(ge=1900, le=9999, title=N_("年度"))
    requests: tuple[Request, ...] = Field((), title=N_("诉求"))
