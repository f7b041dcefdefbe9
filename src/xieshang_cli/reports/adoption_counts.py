"""What Party committee and government made of results: each topic that agreed on something is in exactly one state."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum

from xieshang_cli.language import N_
from xieshang_cli.model.rows import TopicRow
from xieshang_cli.model.vocabulary import AdoptionResult
from xieshang_cli.reports.counting import Counted, Figure, Item
from xieshang_cli.reports.selection import Selection


class Answer(StrEnum):
    """What came of submitting a result."""

    ADOPTED = "adopted"
    PARTLY = "partly"
    NOT_ADOPTED = "not_adopted"
    WAITING = "waiting"
    UNANSWERED = "unanswered"
    NOT_SUBMITTED = "not_submitted"


ANSWERS: Mapping[Answer, str] = {
    Answer.ADOPTED: N_("采纳"),
    Answer.PARTLY: N_("部分采纳"),
    Answer.NOT_ADOPTED: N_("不采纳"),
    Answer.WAITING: N_("等答复"),
    Answer.UNANSWERED: N_("超期未答复"),
    Answer.NOT_SUBMITTED: N_("未报送"),
}
_ANSWERED = (Answer.ADOPTED, Answer.PARTLY, Answer.NOT_ADOPTED)
_OUTSTANDING = (Answer.WAITING, Answer.UNANSWERED)
_RESULTS = {
    AdoptionResult.ADOPTED: Answer.ADOPTED,
    AdoptionResult.PARTLY: Answer.PARTLY,
    AdoptionResult.NOT_ADOPTED: Answer.NOT_ADOPTED,
}
FIGURES = (
    Figure("topics", N_("有共识的议题"), tuple(Answer)),
    Figure("submitted", N_("报送"), (*_ANSWERED, *_OUTSTANDING)),
    *(Figure(answer, label) for answer, label in ANSWERS.items()),
    Figure("answered", N_("答复率"), _ANSWERED, _OUTSTANDING, (Answer.NOT_SUBMITTED,)),
    Figure(
        "rate",
        N_("采纳率"),
        (Answer.ADOPTED, Answer.PARTLY),
        (Answer.NOT_ADOPTED,),
        (*_OUTSTANDING, Answer.NOT_SUBMITTED),
    ),
    Figure("days", N_("答复用时合计天数")),
    Figure("days_known", N_("有用时的答复")),
    Figure("days_unknown", N_("用时不明的答复")),
)


def adoption_counted(selection: Selection) -> Counted:
    """Count each topic once."""
    return Counted(FIGURES, list(_items(selection)))


def answer_of(row: TopicRow, selection: Selection) -> Answer | None:
    """Tell what came of a topic's result; None where nothing was agreed or submitted."""
    if row.adoption_result is not None:
        return _RESULTS[AdoptionResult(row.adoption_result)]  # type: ignore[call-arg] # taken for the making of a member
    if row.submitted_last is not None:
        return Answer.UNANSWERED if is_unanswered(row, selection) else Answer.WAITING
    if row.adoption_to is not None:
        return Answer.WAITING  # submitted on a day nobody recorded, so that nobody can say it is late
    return Answer.NOT_SUBMITTED if row.agreements else None


def is_unanswered(row: TopicRow, selection: Selection) -> bool:
    """Whether the days in which an answer was due are over."""
    if row.adoption_result is not None or row.submitted_last is None:
        return False
    last = date.fromisoformat(row.submitted_last) + timedelta(days=selection.policy.adoption_answer_days)
    return last < selection.today


def days_to_answer(row: TopicRow) -> int | None:
    """Give the days from submission to answer; None where one of them is not known to the day."""
    texts = (row.submitted_on, row.answered_on)
    if any(text is None or len(text) != 10 for text in texts):
        return None
    submitted, answered = (date.fromisoformat(text) for text in texts if text)
    return (answered - submitted).days if answered >= submitted else None


def _items(selection: Selection) -> Iterator[Item]:
    for row in selection.topics:
        answer = answer_of(row, selection)
        if answer is None:
            continue
        yield Item(answer, row)
        if answer in _ANSWERED:
            days = days_to_answer(row)
            if days is None:
                yield Item("days_unknown", row)
            else:
                yield Item("days", row, days)
                yield Item("days_known", row)
