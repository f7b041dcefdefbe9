"""No rule fails on any record the models accept, and findings only ever point into the record."""

import builtins
import typing
from typing import Any

import pydantic
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xieshang_cli.findings import Finding
from xieshang_cli.model.base import Code, ItemId, MemberId, Moment, RecordId, SpecialCommitteeId
from xieshang_cli.model.committee import Committee, Leader, Member
from xieshang_cli.model.feedback import Told
from xieshang_cli.model.organisation import Division, Handover, Post, Station
from xieshang_cli.model.partial import Count, PartialDate
from xieshang_cli.model.plan import Plan
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.records import AnyRecord, RecordSet
from xieshang_cli.model.request import Request
from xieshang_cli.model.session import Outcome, Participant, Session
from xieshang_cli.model.supervision import Supervision
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import STEPS, Term
from xieshang_cli.rules.checking import check, check_gate
from xieshang_cli.rules.engine import catalogue

DAYS = st.sampled_from(
    ["0001-01-01", "2025", "2026", "2026-03", "2026-03-20", "2026-12-31", "2030-01-01", "9999-12-31", "9999"]
)
COUNTS = st.sampled_from(["0", "1", "14", "50余", "约30", "未知"])
TEXTS = st.sampled_from(
    ["路灯", "群众", "匿名", "站长", "政协委员", "提出人", "待补充", "13800138000", "{x}", "11010519491231002X", "满意"]
)
IDS = st.sampled_from(["620302001-2026-0001", "620302001-2026-0002"])
CODES = st.sampled_from(["62", "620302", "620302001", "620302001003"])
ITEMS = st.sampled_from(["a-0001", "a-0002", "t-0001", "p-4k7x"])
MEMBERS = st.sampled_from(["620302-m-0001", "620302-m-0002", "6203-m-0001"])
SPECIAL_COMMITTEES = st.sampled_from(["620302-s-0001", "620302-s-0002"])
POSTS = st.sampled_from(["站长", "站长", "副站长", "联络员"])
PEOPLE = st.sampled_from(["王强", "李梅"])
CLOCKS = st.sampled_from(["9:30", "23:59"])
MOMENTS = st.just("2026-03-20T09:00:00+08:00")


SPECIAL: dict[Any, st.SearchStrategy[Any]] = {
    "format": st.just(1),
    "amount": st.just("1.50"),
    "workdays": st.none() | st.integers(1, 30),
    "size": st.integers(1, 30),
    "start": st.none() | CLOCKS,
    "end": st.none() | CLOCKS,
    (Topic, "id"): st.just("620302001-2026-0001"),
    (Topic, "step"): st.sampled_from(["feedback", "implement", "decide"]),
    (Session, "topics"): st.lists(IDS, min_size=1, max_size=2),
    (Outcome, "topic"): IDS,
    (Told, "to"): st.lists(TEXTS, min_size=1, max_size=2),
    (Plan, "year"): st.just(2026),
    (Station, "code"): st.just("620302001"),
    (Division, "code"): st.sampled_from(["620302", "620302001", "620302001003"]),
    (Committee, "code"): st.just("620302"),
    (Supervision, "code"): st.just("620302"),
    (Leader, "post"): st.sampled_from(["主席", "主席", "副主席"]),
    (Member, "name"): PEOPLE,
    (Participant, "member"): MEMBERS,
    (Post, "post"): POSTS,
    (Post, "name"): PEOPLE,
    (Post, "member"): st.none() | MEMBERS,
    (Handover, "post"): POSTS,
    (Handover, "from"): PEOPLE,
    (Handover, "to"): PEOPLE | MEMBERS,
}
"""Fields whose values no type tells, and those that tie the records together."""


KNOWN: tuple[tuple[Any, st.SearchStrategy[Any]], ...] = (
    (RecordId, IDS),
    (Code, CODES),
    (ItemId, ITEMS),
    (Moment, MOMENTS),
    (MemberId, MEMBERS),
    (SpecialCommitteeId, SPECIAL_COMMITTEES),
)
"""Values of texts that have a form."""


def values(annotation: Any, metadata: tuple[Any, ...] = ()) -> st.SearchStrategy[Any]:
    """Values for a field, chosen so that records refer to each other and repeat themselves."""
    for known, strategy in KNOWN:
        if metadata and metadata[0] == typing.get_args(known)[1]:
            return strategy
    arguments = typing.get_args(annotation)
    if not arguments:
        return single(annotation)
    if type(None) in arguments:
        present = values(next(part for part in arguments if part is not type(None)))
        return st.one_of(present, present, st.none())
    match typing.get_origin(annotation):
        case builtins.tuple:
            return st.lists(values(arguments[0]), max_size=2)
        case builtins.dict:
            return st.dictionaries(TEXTS, values(arguments[1]), max_size=2)
        case _:
            return values(arguments[0], arguments[1:])


def single(annotation: Any) -> st.SearchStrategy[Any]:
    if issubclass(annotation, pydantic.BaseModel):
        return any_of(annotation)
    if issubclass(annotation, Term):
        return st.sampled_from([member.value for member in annotation])
    by_type: dict[Any, st.SearchStrategy[Any]] = {PartialDate: DAYS, Count: COUNTS, int: st.integers(-2, 30)}
    return by_type.get(annotation, TEXTS)


def any_of(model: type[pydantic.BaseModel]) -> st.SearchStrategy[dict[str, Any]]:
    """Most fields are there, so that rules about two of them have something to compare; any may be absent."""
    required: dict[str, st.SearchStrategy[Any]] = {}
    optional: dict[str, st.SearchStrategy[Any]] = {}
    for name, field in model.model_fields.items():
        strategy = SPECIAL.get((model, field.alias or name), SPECIAL.get(name))
        if strategy is None:
            strategy = values(field.annotation, tuple(field.metadata))
        if field.is_required() or field.default is None:
            required[field.alias or name] = strategy
        else:
            optional[field.alias or name] = strategy
    return st.fixed_dictionaries(required, optional=optional)


def accepted(model: type[Any], facts: dict[str, Any]) -> Any:
    """Waivers name rules by code, which plain texts never do."""
    for place, item in enumerate(facts.get("waivers", [])):
        item["rule"] = ("TP101", "TP003", "ZZ999")[place % 3]
    return model.model_validate(facts)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(any_of(Topic), st.lists(any_of(Session), max_size=2), any_of(Request), any_of(Station), any_of(Plan))
def test_no_rule_fails_and_every_finding_can_be_said(
    topic_facts: dict[str, Any],
    session_facts: list[dict[str, Any]],
    request_facts: dict[str, Any],
    station_facts: dict[str, Any],
    plan_facts: dict[str, Any],
) -> None:
    topic = accepted(Topic, topic_facts)
    others = [accepted(Session, facts) for facts in session_facts]
    others += [accepted(Request, request_facts), accepted(Station, station_facts), accepted(Plan, plan_facts)]
    records = RecordSet([topic, *others])
    found = [finding for record in (topic, *others) for finding in check(record, records)]
    found += [finding for step in STEPS for finding in check_gate(topic, step, records)]
    require_sayable(found)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(any_of(Station), any_of(Committee), any_of(Supervision), any_of(Division), any_of(Session))
def test_no_rule_fails_on_an_organisation(
    station_facts: dict[str, Any],
    committee_facts: dict[str, Any],
    supervision_facts: dict[str, Any],
    division_facts: dict[str, Any],
    session_facts: dict[str, Any],
) -> None:
    committee = accepted(Committee, committee_facts)
    everything: list[AnyRecord] = [
        accepted(Station, station_facts),
        committee,
        *committee.members,
        accepted(Supervision, supervision_facts),
        accepted(Division, division_facts),
        accepted(Session, session_facts),
    ]
    records = RecordSet(everything, Policy(levels_at_station=("province", "county"), least_deputies=0))
    require_sayable([finding for record in everything for finding in check(record, records)])


def require_sayable(found: list[Finding]) -> None:
    for finding in found:
        assert finding.code in catalogue()
        assert finding.message
        if finding.code.startswith("PR"):
            assert not any(character.isdigit() for character in finding.message)
