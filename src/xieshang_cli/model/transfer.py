"""A transfer (移交): a topic goes up or down the five levels."""

from pydantic import Field

from xieshang_cli.language import N_
from xieshang_cli.model.base import Code, ItemId, Name, Number, Strict, Text
from xieshang_cli.model.partial import PartialDate


class Transfer(Strict):
    """The topic goes up or down the five levels; it is held by the receiver once accepted."""

    id: ItemId = Field(title=N_("编码"))
    from_: Code = Field(alias="from", title=N_("移交方"))
    to: Code = Field(title=N_("接收方"))
    on: PartialDate = Field(title=N_("移交日期"))
    reason: Text = Field(title=N_("理由"))
    reply_by: PartialDate | None = Field(None, title=N_("答复期限"))
    accepted_on: PartialDate | None = Field(None, title=N_("接收日期"))
    returned_on: PartialDate | None = Field(None, title=N_("退回日期"))
    return_reason: Text | None = Field(None, title=N_("退回理由"))
    answers_resident: Name | None = Field(None, title=N_("答复群众的人"))
    jump_reason: Text | None = Field(None, title=N_("越级理由"))
    envelope: Number | None = Field(None, title=N_("函件指纹"))
    reply: Text | None = Field(None, title=N_("答复"))
    replied_on: PartialDate | None = Field(None, title=N_("答复日期"))

    @property
    def is_pending(self) -> bool:
        """Whether the receiver has neither accepted nor returned it."""
        return self.accepted_on is None and self.returned_on is None
