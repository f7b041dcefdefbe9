"""Looking back (回头看): planted when a topic is closed, made one after another, and what slid back opens it again."""

from collections.abc import Iterable
from datetime import date, timedelta

from xieshang_cli.errors import RefusedError
from xieshang_cli.language import N_, _
from xieshang_cli.model.feedback import Feedback, Revisit
from xieshang_cli.model.identity import new_item_id
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import RevisitResult, Status, Step
from xieshang_cli.workflow.building import brief, made, rebuilt, say
from xieshang_cli.workflow.change import ItemNotFoundError, changed
from xieshang_cli.workflow.stamp import Stamp

REVISIT = N_("回头看")


class NotClosedError(RefusedError):
    """Whether a result holds can only be seen once there is one."""

    code = "not_closed"

    def __init__(self, topic: Topic) -> None:
        super().__init__(
            _("议题 {id} {status}，办结以后才登记回头看。").format(id=topic.id, status=_(topic.status.label)),
            hint=_("还缺什么：xieshang topic gate {id}").format(id=topic.id),
            ids=[topic.id],
        )


class RevisitMadeError(RefusedError):
    """This revisit was made; another day is another revisit."""

    code = "already_made"

    def __init__(self, revisit: Revisit) -> None:
        super().__init__(
            _("回头看 {id} 已于 {on} 登记：{result}。").format(
                id=revisit.id,
                on=revisit.on or _("日期未记录"),
                result=_(revisit.result.label) if revisit.result else _("结果未记录"),
            ),
            ids=[revisit.id],
        )


def planted(topic: Topic, days: Iterable[int], closing: PartialDate) -> Feedback | None:
    """Give the feedback of a topic that closes, with revisits so many days after its closing.

    Those made stay. Those still open, of an earlier closing, are put off to the new days: none is due twice.
    """
    dues = _dues(closing.latest, days)
    if not dues and topic.feedback is None:
        return None
    feedback = topic.feedback or Feedback()
    done = [revisit for revisit in feedback.revisits if _is_made(revisit)]
    ids = [revisit.id for revisit in waiting(topic)]
    taken = {*topic.item_ids(), *ids}
    for _due in dues[len(ids) :]:
        ids.append(new_item_id("v", taken))
        taken.add(ids[-1])
    coming = [made(Revisit, id=identity, due=PartialDate.of(due)) for identity, due in zip(ids, dues, strict=False)]
    return rebuilt(feedback, revisits=(*done, *coming))


def waiting(topic: Topic) -> list[Revisit]:
    """Give the revisits not made yet, the earliest due first."""
    revisits = topic.feedback.revisits if topic.feedback else ()
    return sorted((revisit for revisit in revisits if not _is_made(revisit)), key=lambda revisit: revisit.due)


def revisit(
    topic: Topic,
    result: RevisitResult,
    stamp: Stamp,
    *,
    by: str | None,
    revisit_id: str | None = None,
    note: str | None = None,
) -> Topic:
    """Record a revisit of a closed topic: the one named, else the earliest due, else one that nobody planned.

    A result that slipped opens the topic again at its implementation, as an event of its own.
    """
    say(by=by)
    if result is RevisitResult.SLIPPED:
        say(note=note)
    if topic.status is not Status.CLOSED:
        raise NotClosedError(topic)
    meant = _meant(topic, revisit_id, stamp)
    seen = rebuilt(meant, on=stamp.day, by=by, result=result, note=note)
    feedback = topic.feedback or Feedback()
    revisits = tuple(seen if old.id == seen.id else old for old in feedback.revisits)
    if all(old.id != seen.id for old in feedback.revisits):
        revisits = (*revisits, seen)
    what = f"回头看（应于 {seen.due}）：{result.label}{f'，{brief(note)}' if note else ''}"
    after = changed(topic, stamp, "feedback.revisit", what, feedback=rebuilt(feedback, revisits=revisits))
    if result is RevisitResult.HOLDS:
        return after
    what = f"回头看{result.label}，重新办理"
    return changed(after, stamp, "reopen", what, to_step=Step.IMPLEMENT, status=Status.OPEN)


def _dues(closing: date, days: Iterable[int]) -> list[date]:
    left = (date.max - closing).days
    return [closing + timedelta(days=number) for number in sorted({number for number in days if 0 < number <= left})]


def _is_made(revisit: Revisit) -> bool:
    return revisit.on is not None or revisit.result is not None


def _meant(topic: Topic, revisit_id: str | None, stamp: Stamp) -> Revisit:
    if revisit_id is None:
        coming = waiting(topic)
        return coming[0] if coming else made(Revisit, id=new_item_id("v", {*topic.item_ids()}), due=stamp.day)
    revisits = topic.feedback.revisits if topic.feedback else ()
    for found in revisits:
        if found.id == revisit_id and _is_made(found):
            raise RevisitMadeError(found)
        if found.id == revisit_id:
            return found
    raise ItemNotFoundError(REVISIT, revisit_id, (f"{one.id} {one.due}" for one in waiting(topic)))
