"""What satisfaction forms say, work and result each by itself: forms issued, collected, and each answer.

Of each topic the latest survey about a matter counts, as at its gate. Only forms whose number is exactly known, and
fits, are parts of a share.
"""

import json
from collections.abc import Iterator, Mapping, Sequence

from xieshang_cli.language import N_
from xieshang_cli.model.partial import Count
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.rows import SurveyRow, TopicRow
from xieshang_cli.model.vocabulary import About, Status, Step
from xieshang_cli.reports.counting import Counted, Figure, Item
from xieshang_cli.reports.selection import Selection

PARTS: Mapping[str, str] = {
    f"{about}.{name}": label
    for about in About
    for name, label in {
        "not_counted": N_("份数不明或不合，未计入"),
        "excess": N_("各档多于收回"),
        "counted.untold": N_("没有说明哪档"),
    }.items()
}
TOPICS: Sequence[Figure] = (
    Figure("topics", N_("议题"), ("surveyed", "unsurveyed", "not_due")),
    Figure("surveyed", N_("有测评")),
    Figure("unsurveyed", N_("没有测评")),
    Figure("not_due", N_("还没有到结果反馈")),
    Figure("coverage", N_("测评覆盖率"), ("surveyed",), ("unsurveyed",), ("not_due",)),
)


def satisfaction_counted(selection: Selection) -> Counted:
    """Count the latest surveys of the topics chosen."""
    surveys = latest_surveys(selection)
    scale = answers_found(surveys, selection.policy)
    return Counted(
        [*TOPICS, *(figure for about in About for figure in about_figures(about, scale, selection.policy))],
        [*_topic_items(selection), *(item for row in surveys for item in _survey_items(row))],
        {**PARTS, **{f"{about}.counted:{answer}": answer for about in About for answer in scale}},
    )


def latest_surveys(selection: Selection) -> list[SurveyRow]:
    """Give the surveys that count, of the topics chosen."""
    chosen = {row.id for row in selection.topics}
    return [row for row in selection.surveys if row.latest and row.topic in chosen]


def answers_found(surveys: Sequence[SurveyRow], policy: Policy) -> list[str]:
    """Give the answers in the order of the scale, then those outside it."""
    found = {answer for row in surveys for answer in json.loads(row.answers)}
    return [*policy.satisfaction_answers, *sorted(found - set(policy.satisfaction_answers))]


def about_figures(about: About, scale: Sequence[str], policy: Policy) -> list[Figure]:
    """Give the figures of the forms about one matter."""
    satisfied = tuple(f"{about}.counted:{answer}" for answer in scale if answer in policy.satisfied_answers)
    others = tuple(f"{about}.counted:{answer}" for answer in scale if answer not in policy.satisfied_answers)

    def figure(name: str, label: str, *, inexact: bool = False, verbatim: bool = False) -> Figure:
        return Figure(f"{about}.{name}", label, inexact=inexact, within=about.label, verbatim=verbatim)

    return [
        figure("surveys", N_("测评")),
        figure("issued", N_("发出"), inexact=True),
        figure("collected", N_("收回"), inexact=True),
        *(figure(f"answer:{answer}", answer, verbatim=True) for answer in scale),
        figure("untold", N_("没有说明哪档"), inexact=True),
        Figure(
            f"{about}.rate",
            N_("满意率"),
            satisfied,
            (*others, f"{about}.counted.untold"),
            (f"{about}.not_counted",),
            within=about.label,
        ),
    ]


def is_to_be_surveyed(row: TopicRow) -> bool:
    """Whether a topic has come so far that forms may be expected."""
    return row.status == Status.CLOSED or (row.status == Status.OPEN and row.step == Step.FEEDBACK)


def _topic_items(selection: Selection) -> Iterator[Item]:
    surveyed = {row.topic for row in selection.surveys}
    for row in selection.topics:
        if row.id in surveyed:
            yield Item("surveyed", row)
        else:
            yield Item("unsurveyed" if is_to_be_surveyed(row) else "not_due", row)


def _survey_items(row: SurveyRow) -> Iterator[Item]:
    about = row.about
    answers: Mapping[str, int] = json.loads(row.answers)
    issued, collected = _count(row.issued), _count(row.collected)
    yield Item(f"{about}.surveys", row)
    yield _counted(f"{about}.issued", row, issued)
    yield _counted(f"{about}.collected", row, collected)
    for answer, number in answers.items():
        yield Item(f"{about}.answer:{answer}", row, number)
    told = sum(answers.values())
    named = collected.number if collected else None
    yield Item(f"{about}.untold", row, max(0, (named or 0) - told), 0, int(named is None))
    if named is not None and told > named:
        yield Item(f"{about}.excess", row, told - named)
    if not _is_counted(row, issued, told):
        yield Item(f"{about}.not_counted", row)
        return
    for answer, number in answers.items():
        yield Item(f"{about}.counted:{answer}", row, number)
    yield Item(f"{about}.counted.untold", row, (named or 0) - told)


def _is_counted(row: SurveyRow, issued: Count | None, told: int) -> bool:
    """Whether the number collected is exactly known, answers are, and neither is more than there can be."""
    if row.satisfied is None or row.collected_number is None or told > row.collected_number:
        return False
    is_known = issued is not None and issued.is_exact and issued.number is not None
    return not is_known or row.collected_number <= (issued.number or 0 if issued else 0)


def _counted(part: str, row: SurveyRow, count: Count | None) -> Item:
    if count is None or count.number is None:
        return Item(part, row, 0, 0, 1)
    return Item(part, row, count.number, int(not count.is_exact))


def _count(text: str | None) -> Count | None:
    return None if text is None else Count(text)
