"""Topics that travel between archives as letters (函件): written, written again, and taken."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from xieshang_cli.cli.env import Env
from xieshang_cli.cli.owing import actions_once_taken_over, owed_actions
from xieshang_cli.cli.places import unit_name
from xieshang_cli.cli.recording import named, show_topic, stamp
from xieshang_cli.language import _
from xieshang_cli.model.envelope import Envelope
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.session import Session
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.transfer import Transfer
from xieshang_cli.model.vocabulary import EnvelopeKind
from xieshang_cli.storage.envelopes import read_envelope, require_free, write_envelope
from xieshang_cli.storage.references import RecordNotFoundError
from xieshang_cli.workflow import envelopes
from xieshang_cli.workflow.joining import is_continued


def may_be_letter(word: str) -> bool:
    """Whether what was typed names a file rather than a topic."""
    return word.endswith((".yaml", ".yml")) or "/" in word or Path(word).is_file()


def require_no_file(path: Path | None) -> None:
    """Refuse a place where another file stands, before anything is recorded."""
    if path is not None:
        require_free(path)


def send(env: Env, topic: Topic, transfer: Transfer, kind: EnvelopeKind, path: Path | None) -> str:
    """Write the letter, where one is wanted, after the record says that it goes out; give a sentence on it."""
    if path is None:
        return ""
    sessions = env.archive.records.sessions_of(topic.id)
    envelope = envelopes.sealed(kind, topic, transfer, sessions, stamp(env))
    if kind is EnvelopeKind.SENT:
        env.archive.change_topic(topic.id, lambda old: envelopes.marked(old, transfer.id, envelope))
    write_envelope(path, envelope)
    return "\n" + _("函件已写到 {path}，请寄给 {to}；对方运行 xieshang topic accept {name} 接收。").format(
        path=path, to=unit_name(env, _addressee(envelope)), name=path.name
    )


def resend(env: Env, reference: str, path: Path) -> bool:
    """Write the letter of a transfer that waits for its receiver once more, where the first was lost."""
    topic = env.archive.topic(reference)
    waiting = topic.pending_transfer
    if waiting is None or not waiting.envelope:
        return False
    said = _("议题 {topic}已寄给 {to}，还在等待接收；重新写一份函件。").format(
        topic=named(topic), to=unit_name(env, waiting.to)
    )
    show_topic(env, topic, said + send(env, topic, waiting, EnvelopeKind.SENT, path))
    return True


def take(env: Env, path: Path, on: PartialDate | None) -> None:
    """Take a letter that came: a topic, the answer to one, or one given back."""
    envelope = read_envelope(path)
    own = _own(env, envelope.topic.id)
    division = env.archive.settings.division

    def taken(old: Topic | None) -> Topic:
        if envelope.kind is EnvelopeKind.SENT:
            return envelopes.take_in(envelope, old, division, env.archive.records, stamp(env, on))
        return envelopes.take_answer(envelope, old, env.archive.records, stamp(env, on))

    if own is None:
        new = taken(None)
        sessions = [session for session in envelope.sessions if env.archive.records.session(session.id) is None]
        env.archive.add(new, *sessions)
    else:
        taken(own)  # refused before anything is kept
        if envelope.kind is EnvelopeKind.SENT:
            _take_sessions(env, envelope.sessions)
        new = env.archive.change_topic(own.id, taken)
    is_answer = envelope.kind is EnvelopeKind.REPLY
    actions = owed_actions(env, new) if is_answer else actions_once_taken_over(env, new)
    show_topic(env, new, _taken(env, envelope, new, own), actions=actions)


def _take_sessions(env: Env, sessions: Iterable[Session]) -> None:
    """Keep the sessions held elsewhere, before the topic whose tasks stand by their agreements."""
    for sent in sessions:
        known = env.archive.records.session(sent.id)
        if known is None:
            env.archive.add(sent)
        elif is_continued(known, sent):
            env.archive.change_session(sent.id, partial(_continued, sent=sent))


def _continued(own: Session, sent: Session) -> Session:
    return sent if is_continued(own, sent) else own


def _own(env: Env, topic_id: str) -> Topic | None:
    try:
        return env.archive.topic(topic_id)
    except RecordNotFoundError:
        return None


def _taken(env: Env, envelope: Envelope, new: Topic, own: Topic | None) -> str:
    if own is not None and new == own:
        return _("这份函件收过了，什么也没有改。")
    match envelope.kind:
        case EnvelopeKind.SENT:
            said = _("议题 {topic}已收函接收，由 {holder} 承办。")
        case EnvelopeKind.REPLY:
            said = _("议题 {topic}：收到答复“{reply}”，请由 {who} 转告群众：xieshang feedback tell {id} --to 提出人")
        case EnvelopeKind.RETURNED:
            said = _("议题 {topic}被退回，由 {holder} 承办。")
    return said.format(
        topic=named(new),
        holder=unit_name(env, new.holder),
        reply=envelope.transfer.reply or "",
        who=envelope.transfer.answers_resident or _("移交方"),
        id=new.id,
    )


def _addressee(envelope: Envelope) -> str:
    return envelope.transfer.to if envelope.kind is EnvelopeKind.SENT else envelope.transfer.from_
