"""A topic from its first word to its decision, and how topics join, part and end."""

from collections.abc import Mapping, Sequence
from typing import Any

from xieshang_cli.errors import RefusedError
from xieshang_cli.language import N_, _
from xieshang_cli.model.identity import year_of
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Adoption, DecisionRecord, Raised, Research, Topic
from xieshang_cli.model.vocabulary import Decision, Status, Step
from xieshang_cli.workflow.building import brief, completed, made, rebuilt, say
from xieshang_cli.workflow.change import RecordMissingError, WrongStepError, changed, item_id, require, require_station
from xieshang_cli.workflow.promises import formerly
from xieshang_cli.workflow.stamp import Stamp


class NumberTakenError(RefusedError):
    """Another topic of the station carries this formal number."""

    code = "number_taken"

    def __init__(self, number: str, holder: str) -> None:
        super().__init__(_("编号 {number} 已用于议题 {holder}。").format(number=number, holder=holder), ids=[holder])


class BadMergeTargetError(RefusedError):
    """A topic cannot be merged into this one."""

    code = "bad_merge_target"

    def __init__(self, topic: Topic, target: Topic) -> None:
        if topic.id == target.id:
            message = _("议题不能并入自己。")
        else:
            message = _("议题 {id} {status}，不能再并入别的议题。").format(id=target.id, status=_(target.status.label))
        super().__init__(message, ids=[target.id])


def new_topic(
    topic_id: str, station: str, raised: Mapping[str, Any], records: Records, stamp: Stamp, **facts: Any
) -> Topic:
    """Open a topic. `raised` holds fields of `Raised`; `facts` are title, category, pace, scope."""
    require_station(topic_id, station, records)
    origin = made(Raised, **raised)
    _require_requests(origin.requests, records)
    what = f"新建议题{_quoted(facts.get('title'))}"
    return made(
        Topic,
        id=topic_id,
        station=station,
        raised=origin,
        events=(stamp.event("new", what, Step.COLLECT),),
        **facts,
    )


def amend(topic: Topic, stamp: Stamp, raised: Mapping[str, Any], **facts: Any) -> Topic:
    """Set or change what the first step records: fields of `Raised`, and title, category, pace, scope."""
    titles = [Raised.model_fields[name].title or name for name in _given(raised)]
    titles += [Topic.model_fields[name].title or name for name in _given(facts)]
    now = completed(topic, raised=completed(topic.raised, **raised), **facts)
    if now == topic:
        return topic
    return changed(now, stamp, "edit", f"填写{'、'.join(titles)}{formerly(topic, now)}")


def decide(topic: Topic, records: Records, stamp: Stamp, *, number: str | None = None, **facts: Any) -> Topic:
    """Record the decision, or complete one that is there; `facts` are fields of `DecisionRecord`.

    Allowed while topics are collected and at the decision itself. It only records: the topic goes on, or ends as
    rejected, deferred or merged, when `advance` closes the step. An adopted topic takes its formal number here.
    """
    require(topic, N_("审定"))
    if topic.step.position > Step.DECIDE.position:
        raise WrongStepError(topic, N_("审定"), Step.DECIDE)
    decision = completed(topic.decision or DecisionRecord(), **{"on": _day_of_decision(topic, stamp), **_given(facts)})
    what = f"审定：{decision.result.label}" if decision.result else "记录审定情况"
    gone = formerly(topic, rebuilt(topic, decision=decision))
    if number is None or decision.result not in {Decision.ADOPTED, None}:
        return changed(topic, stamp, "decide", what + gone, decision=decision)
    _require_free(number, topic, records)
    return changed(topic, stamp, "decide", f"{what}，编号 {number}{gone}", decision=decision, number=number)


def add_research(topic: Topic, stamp: Stamp, **facts: Any) -> Topic:
    """Add one piece of research; `facts` are fields of `Research`, the day is the stamp's unless given."""
    require(topic, N_("登记调研"))
    identity = item_id("r", topic, facts.pop("id", None))
    entry = made(Research, **{"on": stamp.day, **_given(facts)}, id=identity)
    what = f"登记调研{_colon(entry.findings)}"
    return changed(topic, stamp, "research", what, research=(*topic.research, entry))


def adopt(topic: Topic, stamp: Stamp, **facts: Any) -> Topic:
    """Record what Party committee or government made of the result, or complete it; fields of `Adoption`."""
    require(topic, N_("登记采纳情况"), states=frozenset({Status.OPEN, Status.CLOSED}))
    adoption = completed(topic.adoption or Adoption(), **facts)
    return changed(
        topic,
        stamp,
        "adopt",
        f"登记采纳情况{_colon(adoption.result.label if adoption.result else None)}",
        adoption=adoption,
    )


def withdraw(topic: Topic, reason: str, stamp: Stamp) -> Topic:
    """End a topic that its proposer took back."""
    say(reason=reason)
    require(topic, N_("撤回"))
    return changed(topic, stamp, "withdraw", f"撤回：{brief(reason)}", status=Status.WITHDRAWN)


def merge_into(topic: Topic, target: Topic, reason: str, stamp: Stamp) -> Topic:
    """End the topic as part of another one, at once and at any step; only the topic that ends is changed."""
    say(reason=reason)
    require(topic, N_("合并"))
    if target.id == topic.id or target.status not in {Status.OPEN, Status.CLOSED}:
        raise BadMergeTargetError(topic, target)
    what = f"并入 {target.id}：{brief(reason)}"
    return changed(topic, stamp, "merge", what, merged_into=target.id, status=Status.MERGED)


def split_off(topic: Topic, new_id: str, title: str, stamp: Stamp, text: str | None = None) -> Topic:
    """Make a topic of its own out of part of another, raised as that one was; the other stays as it is."""
    say(title=title)
    require(topic, N_("拆分"))
    return made(
        Topic,
        id=new_id,
        station=topic.station,
        title=title,
        category=topic.category,
        pace=topic.pace,
        raised=completed(topic.raised, text=text),
        split_from=topic.id,
        events=(stamp.event("split", f"从 {topic.id} 拆分{_quoted(title)}", Step.COLLECT),),
    )


def link_requests(topic: Topic, requests: Sequence[str], records: Records, stamp: Stamp) -> Topic:
    """Let requests become this topic; those it already grew out of are passed over."""
    require(topic, N_("关联诉求"))
    _require_requests(requests, records)
    fresh = tuple(dict.fromkeys(request for request in requests if request not in topic.raised.requests))
    if not fresh:
        return topic
    raised = completed(topic.raised, requests=(*topic.raised.requests, *fresh))
    return changed(topic, stamp, "link", f"关联诉求 {'、'.join(fresh)}", raised=raised)


def _day_of_decision(topic: Topic, stamp: Stamp) -> Any:
    known = topic.decision.on if topic.decision else None
    return stamp.on or known or stamp.day


def _given(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: fact for name, fact in facts.items() if fact is not None and fact != ()}


def _require_requests(requests: Sequence[str], records: Records) -> None:
    for request in requests:
        if records.request(request) is None:
            raise RecordMissingError("request", request)


def _require_free(number: str, topic: Topic, records: Records) -> None:
    for other in records.topics_numbered(topic.station, number):
        if other.id != topic.id and year_of(other.id) == year_of(topic.id):
            raise NumberTakenError(number, other.id)


def _quoted(title: str | None) -> str:
    return f"“{brief(title)}”" if title else ""


def _colon(text: str | None) -> str:
    return f"：{brief(text)}" if text else ""
