"""What every command that makes or changes a record does: stamp it, name it, confirm it."""

from collections.abc import Container, Mapping, Sequence

from xieshang_cli.cli.env import Env
from xieshang_cli.cli.owing import owed_actions
from xieshang_cli.cli.suggestions import folded
from xieshang_cli.cli.texts import clean_text
from xieshang_cli.errors import RefusedError, UsageError
from xieshang_cli.language import _
from xieshang_cli.model.identity import ITEM_ID, code_of, is_record_id, new_record_id
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.rows import TopicRow
from xieshang_cli.model.session import Session
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Status
from xieshang_cli.reports.document import Block, Column, Document, Entries, Entry, Paragraph, Table, Value
from xieshang_cli.reports.record_data import session_data, topic_data
from xieshang_cli.storage.references import ROW_OF, Kind
from xieshang_cli.workflow.gate import missing
from xieshang_cli.workflow.next_actions import NextAction
from xieshang_cli.workflow.next_actions import next_actions as actions_of_row
from xieshang_cli.workflow.remedies import invite, remedies
from xieshang_cli.workflow.stamp import Stamp
from xieshang_cli.workflow.whereabouts import is_away

_ROWS_ONLY = ("csv", "tsv")


class NoActorError(UsageError):
    """Nobody knows who types, and a change needs a name."""

    def __init__(self) -> None:
        super().__init__(_("不知道是谁在录入。"), hint=_("用 --actor 姓名，或设置环境变量 XIESHANG_ACTOR。"))


class BadIdError(UsageError):
    """The id given is none, or not one of this unit."""

    def __init__(self, identity: str, example: str) -> None:
        super().__init__(
            _("“{id}”不是这里可用的编码。").format(id=identity), hint=_("应写成 {example}。").format(example=example)
        )


class IdTakenError(RefusedError):
    """A record has this id already."""

    code = "taken"

    def __init__(self, identity: str) -> None:
        super().__init__(_("编码 {id} 已被使用，不会覆盖。").format(id=identity), ids=[identity])


def stamp(env: Env, on: PartialDate | None = None) -> Stamp:
    """Say who changes a record, when, and on which day the thing itself happened."""
    actor = clean_text(env.actor)
    if not actor:
        raise NoActorError
    return Stamp(at=env.now, by=actor, on=on)


def record_id(env: Env, kind: Kind, given: str | None, code: str, day: PartialDate | None) -> str:
    """Give the id of a new record of the unit `code`: the one given, or a new one in the year of `day` or of today."""
    if given is None:
        year = day.earliest.year if day else env.today.year
        return new_record_id(code, year, _Taken(env, kind))
    identity = folded(given)
    if not is_record_id(identity) or code_of(identity) != code:
        raise BadIdError(given, f"{code}-{env.today.year}-7k3m")
    if identity in _Taken(env, kind):
        raise IdTakenError(identity)
    return identity


def item_id(letter: str, given: str | None) -> str | None:
    """Check the id given for an item inside a record; whether it is taken is for the record to say."""
    if given is None:
        return None
    identity = folded(given)
    if not ITEM_ID.fullmatch(identity) or not identity.startswith(f"{letter}-"):
        raise BadIdError(given, f"{letter}-7k3m")
    return identity


def show_topic(
    env: Env, topic: Topic, said: str, *, ids: Sequence[str] = (), actions: Sequence[NextAction] | None = None
) -> None:
    """Confirm a change of a topic and say what to do next; to programs give the record.

    What comes next is what its step misses, unless the command knows `actions` that follow from what it did.
    """
    blocks: list[Block] = [Paragraph(said), *_next_block(topic_actions(env, topic) if actions is None else actions)]
    if env.format in _ROWS_ONLY:
        fields = ("id", "number", "title", "status", "step")
        blocks = [_row("topic", {name: getattr(topic, name) for name in fields})]

    def data() -> object:
        return topic_data(topic, env.archive.records, env.today)

    env.show(Document("topic", "", env.today, blocks, data=data), ids=ids or [topic.id])


def show_session(env: Env, session: Session, said: str) -> None:
    """Confirm a change of a session and say what the topic needs next; to programs give the record."""
    topics = [topic for topic in map(env.archive.records.topic, session.topics) if topic is not None]
    inviting = session.is_ahead(env.today) and not session.is_notified
    actions = dict.fromkeys([invite(session, lambda known: env.archive.short(Kind.SESSION, known))] if inviting else [])
    actions |= dict.fromkeys(action for topic in topics for action in topic_actions(env, topic, session=session.id))

    def data() -> object:
        return session_data(session, env.archive.records)

    blocks: list[Block] = [Paragraph(said), *_next_block(list(actions))]
    if env.format in _ROWS_ONLY:
        blocks = [_row("session", {"id": session.id, "held_on": session.held_on, "place": session.place})]
    env.show(Document("session", "", env.today, blocks, data=data), ids=[session.id])


def topic_actions(env: Env, topic: Topic, session: str | None = None) -> list[NextAction]:
    """Give what to do next with a topic, the first thing first."""
    if topic.status != Status.OPEN:
        return []
    if topic.pending_transfer:
        rows = env.archive.index.rows(TopicRow, "id = ?", (topic.id,))
        return [
            action for row in rows for action in actions_of_row(row, lambda known: env.archive.short(Kind.TOPIC, known))
        ]
    if topic.came_by_letter and is_away(topic, env.archive.settings.division):
        return owed_actions(env, topic)
    records = env.archive.records
    return remedies(
        topic,
        records,
        missing(topic, records, env.today),
        session=session,
        today=env.today,
        shorten=lambda identity: env.archive.short(Kind.TOPIC if identity == topic.id else Kind.SESSION, identity),
    )


def named(topic: Topic) -> str:
    """Call a topic by its id and title, so that a Chinese word can follow."""
    if not topic.title:
        return f"{topic.id} "
    return _("{id}“{title}”").format(id=topic.id, title=topic.title)


def _row(key: str, facts: Mapping[str, Value]) -> Block:
    """Give the record as one row, for formats that hold nothing else."""
    return Table(key, [Column(name, name) for name in facts], [list(facts.values())])


def _next_block(actions: Sequence[NextAction]) -> list[Block]:
    entries = [Entry(action.text, note=action.why, command=action.command) for action in actions]
    return [Entries("next", entries, title=_("下一步"))] if entries else []


class _Taken(Container[str]):
    """The ids in use, asked one by one."""

    def __init__(self, env: Env, kind: Kind) -> None:
        self._env, self._kind = env, kind

    def __contains__(self, identity: object) -> bool:
        return bool(self._env.archive.index.column(ROW_OF[self._kind], "id", "id = ?", (identity,)))
