"""What every page needs besides its record, and the parts that several pages share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from xieshang_cli.language import _
from xieshang_cli.model.base import Event, Waiver
from xieshang_cli.model.identity import is_member_id, is_person_id
from xieshang_cli.model.records import Records
from xieshang_cli.model.vocabulary import FileState
from xieshang_cli.reports.document import Block, Entries, Entry, Fact, Facts, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """All records, the day, who residents are (person id to name) where the private file is at hand, and what became of
    the files that the record names (place, fingerprint and size to state).
    """

    records: Records
    today: date
    persons: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[tuple[str, str | None, int | None], FileState] = field(default_factory=dict)

    def unit_name(self, code: str) -> str:
        """The name of a station or division, its code when nobody recorded a name."""
        station = self.records.station(code)
        if station is not None:
            return station.name
        division = self.records.division(code)
        return division.name if division is not None else code

    def division_name(self, code: str) -> str:
        """The name of a township or village itself, not of the station there; its code when nobody recorded a name."""
        division = self.records.division(code)
        return division.name if division is not None else code

    def committee_name(self, code: str) -> str:
        """The name of a committee, its code when it is not recorded here."""
        committee = self.records.committee(code)
        return committee.name if committee is not None else code

    def member_name(self, who: str) -> str:
        """The name of a member given by id; a name stays what it is."""
        member = self.records.member(who) if is_member_id(who) else None
        return member.name if member is not None else who

    def who(self, *, name: str | None = None, person: str | None = None, role: str | None = None) -> str | None:
        """Say who somebody is: by name, of a resident only where the private file says it, else by role."""
        known = name or (self.persons.get(person) if person else None)
        if known and role:
            return _("{name}（{role}）").format(name=known, role=role)
        return known or role

    def hand(self, by: str, role: str | None = None) -> str:
        """Say who did something; a resident, recorded as a reference, by name only where the private file says it."""
        if not is_person_id(by):
            return by
        return self.persons.get(by) or role or by

    def topic_title(self, topic_id: str) -> str:
        """The title of a topic with its id."""
        topic = self.records.topic(topic_id)
        return f"{topic.title} {topic_id}" if topic is not None and topic.title else topic_id


def facts(key: str, title: str, items: Iterable[tuple[str, str, Value]]) -> Facts:
    """Make a block of labelled values."""
    return Facts(key, [Fact(*item) for item in items], title=title)


def recorded(key: str, title: str, items: Iterable[tuple[str, str, Value]]) -> list[Block]:
    """Make a block of those values that were recorded; none when there is nothing to say."""
    there = [item for item in items if item[2] not in {None, ()}]
    return [facts(key, title, there)] if there else []


def timeline(events: Sequence[Event]) -> list[Block]:
    """Say what happened when, and who typed it; the day it happened where that was another."""
    if not events:
        return []
    return [Entries("timeline", [_event(event) for event in events], title=_("经过"))]


def waivers(granted: Sequence[Waiver]) -> list[Block]:
    """Say which rules may be broken here, why, and who allowed it."""
    if not granted:
        return []
    return [Entries("waivers", [_waiver(waiver) for waiver in granted], title=_("经批准缺失的材料"))]


def _event(event: Event) -> Entry:
    typed = event.at[:10]
    text = _("{day} {what}").format(day=event.on or typed, what=event.what or event.action)
    if event.on is not None and str(event.on) != typed:
        return Entry(text, note=_("{by}于 {day} 录入").format(by=event.by, day=typed))
    return Entry(text, note=event.by)


def _waiver(waiver: Waiver) -> Entry:
    until = _("有效期至 {day}").format(day=waiver.until) if waiver.until else _("未定有效期")
    return Entry(
        _("{rule}：{reason}").format(rule=waiver.rule, reason=waiver.reason),
        note=_("{approver}批准，{until}").format(approver=waiver.approver, until=until),
    )
