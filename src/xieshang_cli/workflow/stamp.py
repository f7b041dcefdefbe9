"""Who changes a record, when, and on which day the thing itself happened."""

from dataclasses import dataclass
from datetime import datetime

from xieshang_cli.model.base import Event
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.personal_numbers import without_personal_numbers
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.workflow.building import made


@dataclass(frozen=True, slots=True)
class Stamp:
    """`at` is the moment of typing, in Asia/Shanghai; `by` who types; `on` the day it happened, where that was said."""

    at: datetime
    by: str
    on: PartialDate | None = None

    @property
    def day(self) -> PartialDate:
        """The day it happened: the one said, else the day of typing."""
        return self.on or PartialDate.of(self.at.date())

    def event(self, action: str, what: str, step: Step | None = None) -> Event:
        """Make the event that a change appends; nobody can edit it, so a number to be taken out never comes in."""
        what = without_personal_numbers(what)
        moment = self.at.replace(microsecond=0, tzinfo=None).isoformat() + "+08:00"
        return made(Event, at=moment, by=self.by, action=action, what=what, on=self.on, step=step)
