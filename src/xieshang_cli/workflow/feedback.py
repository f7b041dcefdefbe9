"""The sixth step: people are told, the result is published, and they say how satisfied they are."""

import difflib
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from xieshang_cli.errors import RefusedError, UsageError
from xieshang_cli.language import N_, _
from xieshang_cli.model.feedback import Feedback, Publication, Survey, Told
from xieshang_cli.model.partial import Count, PartialDate
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.satisfaction import latest_survey, satisfaction
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import About, Status, Step
from xieshang_cli.workflow.building import NotSaidError, brief, completed, made, say
from xieshang_cli.workflow.change import LIVING, changed, require
from xieshang_cli.workflow.stamp import Stamp


class UnknownAnswerError(UsageError):
    """The satisfaction form of this place has no such answer."""

    code = "unknown_answer"

    def __init__(self, answer: str, known: Sequence[str]) -> None:
        near = difflib.get_close_matches(answer, known, n=1)
        guess = _("是不是“{near}”？").format(near=near[0]) if near else ""
        super().__init__(
            _("没有“{answer}”这一档，可用：{known}。").format(answer=answer, known=_("、").join(known)), hint=guess
        )


class ImpossibleCountError(RefusedError):
    """More forms came back than went out, or more were answered than came back."""

    code = "impossible_count"

    def __init__(self, more: str, number: int | str, fewer: str, limit: int | str) -> None:
        super().__init__(
            _("{more} {number} 份，多于{fewer} {limit} 份。").format(
                more=_(more), number=number, fewer=_(fewer), limit=limit
            )
        )


class PublicationBackwardsError(UsageError):
    """What is put up ends after it begins."""

    code = "publication_backwards"

    def __init__(self, on: PartialDate, until: PartialDate) -> None:
        super().__init__(_("公示截止 {until} 早于公示日期 {on}。").format(until=until, on=on))


class UnclearDayError(UsageError):
    """Days are counted from a day, not from a month."""

    code = "unclear_day"

    def __init__(self, on: PartialDate) -> None:
        super().__init__(
            _("公示日期只写到 {on}，算不出哪天截止。").format(on=on),
            hint=_("--on 写到日，或者用 --until 写明截止日期。"),
        )


def tell(topic: Topic, to: Sequence[str], stamp: Stamp, medium: str | None = None) -> Topic:
    """Record that people were told the result."""
    require(topic, N_("登记反馈"), states=LIVING)
    if not to:
        raise NotSaidError(["--to"])
    told = made(Told, to=tuple(dict.fromkeys(to)), on=stamp.day, medium=medium)
    now = _feedback(topic)
    what = f"已反馈{'、'.join(told.to)}"
    return changed(topic, stamp, "feedback.tell", what, feedback=completed(now, told=(*now.told, told)))


def publish(
    topic: Topic, stamp: Stamp, place: str | None = None, until: PartialDate | None = None, days: int | None = None
) -> Topic:
    """Record that the result was put up for everybody to read, until a day or for so many, the first one counted."""
    require(topic, N_("登记公示"), states=LIVING)
    if days is not None:
        until = last_of(stamp.day, days)
    if until is not None and until.surely_before(stamp.day):
        raise PublicationBackwardsError(stamp.day, until)
    publication = made(Publication, on=stamp.day, place=place, until=until)
    now = _feedback(topic)
    what = f"公示{f'：{brief(place)}' if place else ''}"
    feedback = completed(now, published=(*now.published, publication))
    return changed(topic, stamp, "feedback.publish", what, feedback=feedback)


def last_of(on: PartialDate, days: int) -> PartialDate:
    """Give the last of so many days of publication, of which `on` is the first."""
    if not on.is_full or days > (date.max - on.latest).days:
        raise UnclearDayError(on)
    return PartialDate.of(on.latest + timedelta(days=days - 1))


def do_not_publish(topic: Topic, reason: str, stamp: Stamp) -> Topic:
    """Record why the result is not published."""
    say(reason=reason)
    require(topic, N_("登记公示"), states=LIVING)
    feedback = completed(_feedback(topic), no_publication_reason=reason)
    return changed(topic, stamp, "feedback.publish", f"不公示：{brief(reason)}", feedback=feedback)


def survey(
    topic: Topic,
    policy: Policy,
    stamp: Stamp,
    *,
    issued: Count | None = None,
    collected: Count | None = None,
    answers: Mapping[str, int] | None = None,
    about: About = About.RESULT,
) -> Topic:
    """Record satisfaction forms. A result below the policy's threshold reopens the topic at its implementation.

    Reopening is an event of its own after that of the survey; a survey older than one already there reopens nothing.
    """
    require(topic, N_("登记满意度测评"), states=LIVING)
    answers = dict(answers or {})
    _require_answers(answers, policy)
    _require_counts(issued, collected, sum(answers.values()))
    form = made(Survey, on=stamp.day, about=about, issued=issued, collected=collected, answers=answers)
    now = _feedback(topic)
    feedback = completed(now, surveys=(*now.surveys, form))
    surveyed = changed(topic, stamp, "feedback.survey", _told_by(form), feedback=feedback)
    if latest_survey(feedback.surveys, about) is not form:
        return surveyed
    return _reopened(surveyed, form, policy, stamp)


def do_not_survey(topic: Topic, reason: str, stamp: Stamp) -> Topic:
    """Record why nobody was asked."""
    say(reason=reason)
    require(topic, N_("登记满意度测评"), states=LIVING)
    feedback = completed(_feedback(topic), no_survey_reason=reason)
    return changed(topic, stamp, "feedback.survey", f"未测评：{brief(reason)}", feedback=feedback)


def _feedback(topic: Topic) -> Feedback:
    return topic.feedback or Feedback()


def _reopened(topic: Topic, form: Survey, policy: Policy, stamp: Stamp) -> Topic:
    share = satisfaction(form, policy)
    if share is None or topic.step != Step.FEEDBACK or not share.is_below(policy.satisfaction_threshold):
        return topic
    what = f"满意 {share.satisfied}/{share.collected}，低于 {policy.satisfaction_threshold}%，重新办理"
    return changed(topic, stamp, "reopen", what, to_step=Step.IMPLEMENT, status=Status.OPEN)


def _require_answers(answers: Mapping[str, int], policy: Policy) -> None:
    for answer, number in answers.items():
        if answer not in policy.satisfaction_answers:
            raise UnknownAnswerError(answer, policy.satisfaction_answers)
        if number < 0:
            raise UsageError(_("“{answer}”的份数不能是负数。").format(answer=answer))


def _require_counts(issued: Count | None, collected: Count | None, answered: int) -> None:
    """Compare exact numbers only: of 约30 and 32 nobody can say which is more."""
    came_back = _exact(collected)
    went_out = _exact(issued)
    if came_back is not None and went_out is not None and came_back > went_out:
        raise ImpossibleCountError(N_("收回"), came_back, N_("发出"), went_out)
    if came_back is not None and answered > came_back:
        raise ImpossibleCountError(N_("各档合计"), answered, N_("收回"), came_back)


def _exact(count: Count | None) -> int | None:
    return count.number if count is not None and count.is_exact else None


def _told_by(form: Survey) -> str:
    parts = [f"发出 {form.issued}" if form.issued else "", f"收回 {form.collected}" if form.collected else ""]
    parts += [f"{answer} {number}" for answer, number in form.answers.items()]
    return "满意度测评：" + "，".join(part for part in parts if part)
