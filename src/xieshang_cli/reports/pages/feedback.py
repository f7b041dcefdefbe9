"""The part of a topic's page about the sixth step: who was told, where it was published, how satisfied people are."""

from datetime import date

from xieshang_cli.language import _
from xieshang_cli.model.feedback import Feedback, Publication, Revisit, Survey
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.satisfaction import not_accounted_for, satisfaction
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import RevisitResult, Status
from xieshang_cli.reports.deadlines import time_left
from xieshang_cli.reports.document import Block, Entries, Entry, Mark, Rate, Value
from xieshang_cli.reports.pages.context import facts, recorded
from xieshang_cli.workflow.next_actions import revisit_command


def feedback(topic: Topic, policy: Policy, today: date) -> list[Block]:
    """Nothing before the step has begun to be recorded."""
    given = topic.feedback
    if given is None:
        return []
    blocks: list[Block] = [*_told(given), *_published(given)]
    blocks += [
        facts(f"survey_{position}", _("满意度测评"), _survey(survey, policy))
        for position, survey in enumerate(given.surveys, 1)
    ]
    if given.revisits:
        blocks.append(Entries("revisits", _revisits(topic, given, today), title=_("回头看")))
    return blocks + recorded(
        "feedback_reasons",
        "",
        [
            ("no_publication_reason", _("不公示理由"), given.no_publication_reason),
            ("no_survey_reason", _("未测评理由"), given.no_survey_reason),
        ],
    )


def _told(given: Feedback) -> list[Block]:
    entries = [
        Entry(
            _("{when} 告知{whom}").format(when=_when(told.on), whom=_("、").join(told.to)),
            note=told.medium or _("方式未记录"),
        )
        for told in given.told
    ]
    return [Entries("told", entries, title=_("反馈"), empty=_("还没有告知任何人。"))]


def _published(given: Feedback) -> list[Block]:
    entries = []
    for publication in given.published:
        until = _until(publication)
        place = publication.place or _("地点未记录")
        entries.append(Entry(_("{when} 公示于{place}").format(when=_when(publication.on), place=place), note=until))
    return [Entries("published", entries, title=_("公示"))] if entries else []


def _until(publication: Publication) -> str:
    if publication.until is None:
        return ""
    until = _("至 {day}").format(day=publication.until)
    if publication.on is None or not (publication.on.is_full and publication.until.is_full):
        return until
    return _("{until}，共 {n} 天").format(until=until, n=(publication.until.latest - publication.on.latest).days + 1)


def _revisits(topic: Topic, given: Feedback, today: date) -> list[Entry]:
    return [_revisit(topic, revisit, today) for revisit in sorted(given.revisits, key=lambda revisit: revisit.due)]


def _revisit(topic: Topic, revisit: Revisit, today: date) -> Entry:
    if revisit.on is not None or revisit.result is not None:
        mark = Mark.WARNING if revisit.result is RevisitResult.SLIPPED else Mark.DONE
        result = _(revisit.result.label) if revisit.result else _("结果未记录")
        text = _("{when} {by}：{result}").format(
            when=_when(revisit.on), by=revisit.by or _("回访人未记录"), result=result
        )
        return Entry(text, mark=mark, note=revisit.note or "")
    text = _("应在 {day} 回访").format(day=revisit.due)
    if topic.status is not Status.CLOSED:
        return Entry(text, mark=Mark.PENDING, note=_("重新办理中，再次办结后顺延"))
    return Entry(
        text,
        mark=Mark.ERROR if revisit.due.latest < today else Mark.PENDING,
        note=time_left(revisit.due, today),
        command=revisit_command(topic.id),
    )


def _when(day: PartialDate | None) -> str:
    return str(day) if day else _("日期未记录")


def _survey(survey: Survey, policy: Policy) -> list[tuple[str, str, Value]]:
    items: list[tuple[str, str, Value]] = [
        ("on", _("测评日期"), survey.on),
        ("about", _("测评事项"), survey.about),
        ("issued", _("发出份数"), survey.issued),
        ("collected", _("收回份数"), survey.collected),
    ]
    rated = {answer: number for answer, number in survey.answers.items() if answer != policy.unrated_answer}
    items += [(f"answer_{answer}", answer, number) for answer, number in rated.items()]
    if survey.answers:
        items.append(("unrated", policy.unrated_answer, survey.answers.get(policy.unrated_answer, 0)))
    left = not_accounted_for(survey)
    if left:
        items.append(("not_accounted_for", _("没有计入任何一档"), left))
    share = satisfaction(survey, policy)
    items.append(("satisfaction", _("满意度"), Rate(share.satisfied, share.collected) if share else None))
    return items
