"""What all records share: strict models, the kinds of text a field can hold, events and waivers."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from xieshang_cli.language import N_
from xieshang_cli.model.identity import CODE, CROCKFORD
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.vocabulary import Step

FORMAT = 1
"""The format version this program writes."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Marks text that is always written in quotes: codes, ids, numbers used as names."""


Code = Annotated[str, StringConstraints(pattern=f"^{CODE}$", min_length=2), Quoted()]
RecordId = Annotated[str, StringConstraints(pattern=f"^{CODE}-[0-9]{{4}}-[{CROCKFORD}]{{4}}$"), Quoted()]
MemberId = Annotated[str, StringConstraints(pattern=f"^{CODE}-m-[{CROCKFORD}]{{4}}$"), Quoted()]
SpecialCommitteeId = Annotated[str, StringConstraints(pattern=f"^{CODE}-s-[{CROCKFORD}]{{4}}$"), Quoted()]
ItemId = Annotated[str, StringConstraints(pattern=f"^[a-z]-[{CROCKFORD}]{{4}}$"), Quoted()]
Name = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=100_000)]
Number = Annotated[str, StringConstraints(min_length=1, max_length=100), Quoted()]
ClockTime = Annotated[str, StringConstraints(pattern=r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$"), Quoted()]
Moment = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\+08:00$"), Quoted()
]


class Strict(BaseModel):
    """A part of a record: unknown keys are errors, values never change in place.

    Only facts that were recorded are kept: an absent scalar is None, an absent list is `()`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, defer_build=True)

    def plain(self) -> dict[str, Any]:
        """Give what the file holds: text, lists and mappings, without what is absent."""
        plain: dict[str, Any] = _without_absent(self.model_dump(mode="json", by_alias=True))
        return plain


class Event(Strict):
    """One change of the record, by whom and when; appended, never edited."""

    at: Moment = Field(title=N_("时间"))
    by: Name = Field(title=N_("操作人"))
    action: Name = Field(title=N_("动作"))
    what: Text | None = Field(None, title=N_("内容"))
    on: PartialDate | None = Field(None, title=N_("发生日期"))
    step: Step | None = Field(None, title=N_("其后步骤"))


class Waiver(Strict):
    """A rule that this record may break, why, and who allowed it."""

    rule: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}[0-9]{3}$")] = Field(title=N_("规则"))
    reason: Text = Field(title=N_("理由"))
    approver: Name = Field(title=N_("批准人"))
    on: PartialDate | None = Field(None, title=N_("批准日期"))
    until: PartialDate | None = Field(None, title=N_("有效期至"))


class Record(Strict):
    """The root of a record file."""

    format: int = Field(FORMAT, ge=1, le=FORMAT, title=N_("格式版本"))


def _without_absent(value: Any) -> Any:
    if isinstance(value, dict):
        cleaned = {key: _without_absent(part) for key, part in value.items() if part is not None}
        return {key: part for key, part in cleaned.items() if part not in ([], {})}
    if isinstance(value, list):
        return [_without_absent(part) for part in value]
    return value if isinstance(value, str) else str(value)
