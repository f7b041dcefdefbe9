"""`session new`: enters a session on one or several topics."""

from typing import Annotated, Any

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Day, Reference, Text
from xieshang_cli.cli.parameters import IdOption, StationOption
from xieshang_cli.cli.places import unit_code
from xieshang_cli.cli.prompts import ask, ask_optional, choose, require
from xieshang_cli.cli.recording import record_id, show_session, stamp
from xieshang_cli.cli.session.parameters import (
    ConvenerOption,
    EndOption,
    FormOption,
    HeldOnOption,
    HostOption,
    MinutesOption,
    PlaceOption,
    PlannedForOption,
    RecorderOption,
    StartOption,
)
from xieshang_cli.language import _
from xieshang_cli.model.rows import TopicRow
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Status, Step
from xieshang_cli.storage.references import Kind
from xieshang_cli.workflow.sessions import new_session
from xieshang_cli.workflow.whereabouts import is_of

_MOST_OFFERED = 20
"""More topics than this are not a choice on one screen."""


@command(exits=(3, 4))
def new(
    env: Env,
    topic: Annotated[list[str] | None, typer.Option("--topic", help=_("议了哪个议题。")), Reference("topic")] = None,
    held_on: HeldOnOption = None,
    planned_for: PlannedForOption = None,
    place: PlaceOption = None,
    form: FormOption = None,
    host: HostOption = None,
    recorder: RecorderOption = None,
    convener: ConvenerOption = None,
    start: StartOption = None,
    end: EndOption = None,
    minutes: MinutesOption = None,
    station: StationOption = None,
    identity: IdOption = None,
) -> None:
    """记录一次协商会，可以议几个议题。在终端上会询问还缺的内容。

    例如：
      xieshang session new --topic 7k3m --held-on 3月20日 --place 议事室 --host 张明 --recorder 王芳
    """
    facts: dict[str, Any] = {
        "held_on": held_on, "planned_for": planned_for, "place": place, "form": form, "host": host,
        "recorder": recorder, "convener": convener, "start": start, "end": end, "minutes": minutes,
    }  # fmt: skip
    require(env, {"--topic": topic})
    topics = [env.archive.resolve(Kind.TOPIC, reference) for reference in topic] if topic else [_topic_asked_for(env)]
    if env.can_ask:
        _ask_for_missing(env, facts)
    unit = unit_code(env, station) if station else _unit_of(env, env.archive.topic(topics[0]))
    session_id = record_id(env, Kind.SESSION, identity, unit, facts["held_on"] or planned_for)
    session = new_session(session_id, unit, topics, env.archive.records, stamp(env), **facts)
    env.archive.add(session)
    said = _("已登记协商会 {id}，议题 {topics}。").format(id=session.id, topics=_("、").join(session.topics))
    show_session(env, session, said)


def _topic_asked_for(env: Env) -> str:
    """Ask which topic was treated, with those at the fourth step to choose from where there are few."""
    waiting = env.archive.index.rows(TopicRow, "status = ? AND step = ?", (Status.OPEN, Step.DELIBERATE))
    if 0 < len(waiting) <= _MOST_OFFERED:
        choices = [(row.id, f"{row.id} {row.title or ''}".strip()) for row in waiting]
        chosen = choose(env, "--topic", _("哪个议题（正在协商议事的；别的议题用 --topic 指明）"), choices)
        assert chosen is not None
        return chosen
    return env.archive.resolve(Kind.TOPIC, ask(env, "--topic", _("哪个议题（编码或编码的一段）"), Reference("topic")))


def _unit_of(env: Env, topic: Topic) -> str:
    """Give the unit that keeps a session: the topic's own, unless it came by letter from a unit of another archive."""
    division = env.archive.settings.division
    is_from_elsewhere = topic.came_by_letter and not is_of(topic, topic.station, division)
    return division if is_from_elsewhere else topic.station


def _ask_for_missing(env: Env, facts: dict[str, Any]) -> None:
    """Ask for what the fourth step needs and nobody said yet."""
    questions: tuple[tuple[str, str, str, Any], ...] = (
        ("held_on", "--held-on", _("哪一天开的（例如 3月20日、昨天；可留空）"), Day()),
        ("place", "--place", _("地点（可留空）"), Text()),
        ("host", "--host", _("主持人（可留空）"), Text()),
        ("recorder", "--recorder", _("记录人（可留空）"), Text()),
    )
    for name, option, label, reader in questions:
        if facts[name] is None and not (name == "held_on" and facts["planned_for"]):
            facts[name] = ask_optional(env, option, label, reader)
    if facts["form"] is None:
        forms = [(form, form) for form in env.archive.policy.forms]
        facts["form"] = choose(env, "--form", _("形式"), forms, optional=True)
