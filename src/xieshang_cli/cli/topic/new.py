"""`topic new`: collects a topic, or many from a file."""

from typing import TYPE_CHECKING, Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import OneOf, Reference, Text
from xieshang_cli.cli.parameters import (
    AffectedOption,
    CategoryOption,
    ChannelOption,
    ContactNameOption,
    ContactPhoneOption,
    IdOption,
    PaceOption,
    RaisedByOption,
    RaisedOnOption,
    RaisedTextOption,
    StationOption,
)
from xieshang_cli.cli.places import unit_code
from xieshang_cli.cli.prompts import require
from xieshang_cli.cli.recording import named, show_topic
from xieshang_cli.cli.topic.facts import TopicFacts, opened, with_contact
from xieshang_cli.deferred import deferred
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Level
from xieshang_cli.reports.document import Document, Entries, Entry, Paragraph
from xieshang_cli.reports.record_data import topic_data
from xieshang_cli.workflow.change import TakenError

if TYPE_CHECKING:
    from xieshang_cli.cli.topic import from_file as topic_file
    from xieshang_cli.cli.topic import interview
else:
    topic_file = deferred("xieshang_cli.cli.topic.from_file")
    interview = deferred("xieshang_cli.cli.topic.interview")


class FileOrOptionsError(UsageError):
    """Options about one topic beside a file of topics."""

    def __init__(self) -> None:
        super().__init__(_("--from 不能和描述议题的选项一起用。"))


@command(exits=(3, 4))
def new(
    env: Env,
    title: Annotated[str | None, typer.Option("--title", help=_("议题名称。")), Text()] = None,
    station: StationOption = None,
    category: CategoryOption = None,
    channel: ChannelOption = None,
    raised_on: RaisedOnOption = None,
    raised_by: RaisedByOption = None,
    text: RaisedTextOption = None,
    affected: AffectedOption = None,
    request: Annotated[list[str] | None, typer.Option("--request", help=_("来源诉求。")), Reference("request")] = None,
    pace: PaceOption = None,
    scope: Annotated[Level | None, typer.Option("--scope", help=_("议事层级。")), OneOf(Level)] = None,
    contact_name: ContactNameOption = None,
    contact_phone: ContactPhoneOption = None,
    from_file: Annotated[
        str | None,
        typer.Option("--from", metavar=_("文件"), help=_("读 YAML 或 JSON；- 为标准输入；列表则建多个。")),
    ] = None,
    identity: IdOption = None,
) -> None:
    """收集一个议题。在终端上会逐项询问还缺的内容。

    例如：
      xieshang topic new --title 加装电梯 --category 加装电梯 --channel 意见箱 --raised-on 3月2日 --raised-by 群众
      xieshang topic new --from topics.yaml
    """
    facts = TopicFacts(
        title=title, station=station, category=category, channel=channel, pace=pace, scope=scope,
        raised_on=raised_on, raised_by=raised_by, text=text, affected=tuple(affected or ()),
        requests=tuple(request or ()), contact_name=contact_name, contact_phone=contact_phone, id=identity,
    )  # fmt: skip
    is_blank = facts == TopicFacts()
    if from_file is not None:
        if not is_blank:
            raise FileOrOptionsError
        _add_from_file(env, from_file)
        return
    require(env, {"--title": title})
    facts.station = unit_code(env, station)
    if env.can_ask:
        interview.ask_for_missing(env, facts, everything=is_blank)
    (topic,) = _add(env, [facts])
    show_topic(env, topic, _("已收集议题 {topic}。").format(topic=named(topic)))


def _add_from_file(env: Env, name: str) -> None:
    everything, is_list = topic_file.facts_from_file(env, name)
    topics = _add(env, everything)
    if not is_list:
        show_topic(env, topics[0], _("已收集议题 {topic}。").format(topic=named(topics[0])))
        return
    records = env.archive.records
    data = [topic_data(topic, records, env.today) for topic in topics]
    entries = Entries("topics", [Entry(named(topic)) for topic in topics])
    said = Paragraph(_("已收集 {n} 个议题。").format(n=len(topics)))
    env.show(
        Document("topic.list", "", env.today, [said, entries], counts={"topics": len(topics)}, data=data),
        ids=[topic.id for topic in topics],
    )


def _add(env: Env, everything: list[TopicFacts]) -> list[Topic]:
    """Make all topics, and only when every one of them can be made write them, all or none."""
    records = env.archive.records
    topics: list[Topic] = []
    for facts in everything:
        topic = opened(env, facts, records)
        while any(topic.id == other.id for other in topics):
            if facts.id is not None:
                raise TakenError(topic.id)
            topic = opened(env, facts, records)
        topics.append(topic)
    topics = [with_contact(env, topic, facts) for topic, facts in zip(topics, everything, strict=True)]
    env.archive.add(*topics)
    return topics
