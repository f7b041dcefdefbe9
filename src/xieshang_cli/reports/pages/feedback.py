"""The part of a topic's page about the sixth step: who was told, where it was published, how satisfied people are."""

from xieshang_cli.language import _
from xieshang_cli.model.feedback import Feedback, Survey
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.satisfaction import satisfaction
from xieshang_cli.model.topic import Topic
from xieshang_cli.reports.document import Block, Entries, Entry, Rate, Value
from xieshang_cli.reports.pages.context import facts, recorded


def feedback(topic: Topic, policy: Policy) -> list[Block]:
    """Nothing before the step has begun to be recorded."""
    given = topic.feedback
    if given is None:
        return []
    blocks: list[Block] = [*_told(given), *_published(given)]
    blocks += [
        facts(f"survey_{position}", _("满意度测评"), _survey(survey, policy))
        for position, survey in enumerate(given.surveys, 1)
    ]
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
        until = _("至 {day}").format(day=publication.until) if publication.until else ""
        place = publication.place or _("地点未记录")
        entries.append(Entry(_("{when} 公示于{place}").format(when=_when(publication.on), place=place), note=until))
    return [Entries("published", entries, title=_("公示"))] if entries else []


def _when(day: PartialDate | None) -> str:
    return str(day) if day else _("日期未记录")


def _survey(survey: Survey, policy: Policy) -> list[tuple[str, str, Value]]:
    items: list[tuple[str, str, Value]] = [
        ("on", _("测评日期"), survey.on),
        ("about", _("测评事项"), survey.about),
        ("issued", _("发出份数"), survey.issued),
        ("collected", _("收回份数"), survey.collected),
    ]
    items += [(f"answer_{answer}", answer, number) for answer, number in survey.answers.items()]
    share = satisfaction(survey, policy)
    items.append(("satisfaction", _("满意度"), Rate(share.satisfied, share.collected) if share else None))
    return items
