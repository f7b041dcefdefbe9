"""The chain of one topic: request → topic → session → agreement → task → evidence → confirmation, gaps included."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from xieshang_cli.language import N_, _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Agreement, Outcome, Session
from xieshang_cli.model.task import Task
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Result, Term


class LinkKind(Term):
    """What a link of the chain is."""

    REQUEST = "request", N_("诉求")
    TOPIC = "topic", N_("议题")
    SESSION = "session", N_("协商会")
    AGREEMENT = "agreement", N_("共识")
    TASK = "task", N_("任务")
    EVIDENCE = "evidence", N_("凭证")
    CONFIRMATION = "confirmation", N_("确认")


@dataclass(frozen=True, slots=True)
class Link:
    """One link, or with `is_gap` the place where one should be; then `text` says what is not there.

    `state` is what a topic, an outcome or a task came to; `role` is what `by` is, where that was recorded.
    """

    kind: LinkKind
    text: str
    id: str | None = None
    on: PartialDate | None = None
    by: str | None = None
    state: Term | None = None
    is_gap: bool = False
    below: tuple["Link", ...] = ()
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """Where a topic came from, what became of it, and of what was merged into it or split from it."""

    requests: tuple[Link, ...]
    topic: Link
    merged: tuple[Link, ...] = ()
    split: tuple[Link, ...] = ()

    def links(self) -> Iterator[Link]:
        """Give every link, each before those below it."""
        waiting = [*reversed(self.split), self.topic, *reversed(self.merged), *reversed(self.requests)]
        while waiting:
            link = waiting.pop()
            yield link
            waiting.extend(reversed(link.below))

    @property
    def gaps(self) -> int:
        """How many links are not there."""
        return sum(link.is_gap for link in self.links())


def trace(topic: Topic, records: Records) -> Chain:
    """Follow the topic from its requests to the confirmation of each task."""
    sessions = records.sessions_of(topic.id)
    below = [_session(session, topic) for session in sessions]
    agreed = {agreement.id for _session_, agreement in records.agreements_of(topic.id)}
    below += [_task(task) for task in topic.tasks if task.agreement not in agreed]
    if not sessions:
        below.insert(0, _gap(LinkKind.SESSION, _("没有协商会")))
    return Chain(
        tuple(_requests(topic, records)),
        _topic(topic, below),
        merged=merged_topics(topic, records),
        split=tuple(_topic(part) for part in records.split_from(topic.id)),
    )


def merged_topics(topic: Topic, records: Records) -> tuple[Link, ...]:
    """Give the topics that ended as part of this one, each with its requests and what had been merged into it."""
    return _merged(topic, records, frozenset({topic.id}))


def _merged(topic: Topic, records: Records, above: frozenset[str]) -> tuple[Link, ...]:
    # Edited by hand, topics can be merged in a circle: none is drawn below itself.
    return tuple(
        _topic(part, [*_requests(part, records), *_merged(part, records, above | {part.id})])
        for part in records.merged_into(topic.id)
        if part.id not in above
    )


def _topic(topic: Topic, below: Iterable[Link] = ()) -> Link:
    return Link(
        LinkKind.TOPIC,
        topic.title or topic.id,
        id=topic.id,
        on=topic.raised.on,
        by=topic.raised.by,
        state=topic.status,
        below=tuple(below),
    )


def _requests(topic: Topic, records: Records) -> Iterator[Link]:
    raised = topic.raised
    for request_id in raised.requests:
        request = records.request(request_id)
        if request is None:
            yield Link(LinkKind.REQUEST, _("登记簿里没有这条诉求"), id=request_id, is_gap=True)
        else:
            yield Link(LinkKind.REQUEST, request.text, id=request.id, on=request.on, by=request.by)
    if raised.requests:
        return
    if raised.text:
        yield Link(LinkKind.REQUEST, raised.text, on=raised.on, by=raised.by)
    else:
        yield _gap(LinkKind.REQUEST, _("没有记录诉求"))


def _session(session: Session, topic: Topic) -> Link:
    outcome = session.outcome_for(topic.id)
    if outcome is None:
        below = [_gap(LinkKind.AGREEMENT, _("没有记录协商结果"))]
    else:
        below = [_agreement(agreement, topic) for agreement in outcome.agreements]
        if not below and _should_agree(outcome):
            below = [_gap(LinkKind.AGREEMENT, _("没有写明共识事项"))]
    return Link(
        LinkKind.SESSION,
        session.place or session.form or session.id,
        id=session.id,
        on=session.held_on,
        by=session.host,
        state=outcome.result if outcome else None,
        below=tuple(below),
    )


def _should_agree(outcome: Outcome) -> bool:
    return outcome.result in {Result.CONSENSUS, Result.PARTIAL}


def _agreement(agreement: Agreement, topic: Topic) -> Link:
    tasks = [_task(task) for task in topic.tasks if task.agreement == agreement.id]
    below = tasks or [_gap(LinkKind.TASK, _("没有分派任务"))]
    return Link(LinkKind.AGREEMENT, agreement.text, id=agreement.id, below=tuple(below))


def _task(task: Task) -> Link:
    return Link(
        LinkKind.TASK, task.what, id=task.id, on=task.due, by=task.lead, state=task.state, below=tuple(_done(task))
    )


def _done(task: Task) -> Iterator[Link]:
    """Give evidence and confirmation; a task set aside with its reason owes neither."""
    if task.claim is None:
        if task.not_doing is None:
            yield _gap(LinkKind.EVIDENCE, _("还没有申报办结"))
        return
    claim, confirmation = task.claim, task.confirmation
    if confirmation:
        last = Link(
            LinkKind.CONFIRMATION,
            confirmation.medium or "",
            on=confirmation.on,
            by=confirmation.by,
            role=confirmation.role,
        )
    else:
        last = _gap(LinkKind.CONFIRMATION, _("还没有别人确认"))
    if not claim.evidence:
        yield Link(LinkKind.EVIDENCE, _("申报办结时没有凭证"), on=claim.on, by=claim.by, is_gap=True, below=(last,))
        return
    for evidence in claim.evidence[:-1]:
        yield Link(LinkKind.EVIDENCE, evidence.what, on=claim.on, by=claim.by)
    yield Link(LinkKind.EVIDENCE, claim.evidence[-1].what, on=claim.on, by=claim.by, below=(last,))


def _gap(kind: LinkKind, text: str) -> Link:
    return Link(kind, text, is_gap=True)
