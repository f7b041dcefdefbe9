from typing import Any

import pytest

from reports.sample import selection, topic_row
from xieshang_cli.reports.adoption import adoption
from xieshang_cli.reports.adoption_counts import Answer, answer_of, days_to_answer
from xieshang_cli.reports.document import Rate


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ({}, None),
        ({"agreements": 1}, Answer.NOT_SUBMITTED),
        ({"submitted_on": "2026-08-25", "submitted_last": "2026-08-25"}, Answer.WAITING),
        ({"submitted_on": "2026-08-24", "submitted_last": "2026-08-24"}, Answer.UNANSWERED),
        ({"adoption_to": "区委"}, Answer.WAITING),
        ({"adoption_result": "partly"}, Answer.PARTLY),
        ({"adoption_result": "not_adopted", "submitted_last": "2026-01-01"}, Answer.NOT_ADOPTED),
    ],
)
def test_what_came_of_a_result(facts: dict[str, Any], answer: Answer | None) -> None:
    assert answer_of(topic_row(**facts), selection()) == answer


@pytest.mark.parametrize(
    ("submitted", "answered", "days"),
    [
        ("2026-03-01", "2026-04-01", 31),
        ("2026-03", "2026-04-01", None),
        ("2026-03-01", None, None),
        ("2026-04-01", "2026-03-01", None),
    ],
)
def test_days_to_answer_are_known_of_days_only(submitted: str, answered: str | None, days: int | None) -> None:
    assert days_to_answer(topic_row(submitted_on=submitted, answered_on=answered)) == days


def test_shares_and_mean_days() -> None:
    def topic(tail: str, result: str | None, submitted: str, answered: str | None) -> Any:
        return topic_row(tail, adoption_result=result, adoption_to="区委", submitted_on=submitted,
                         submitted_last=submitted, answered_on=answered)  # fmt: skip

    topics = [
        topic("0001", "adopted", "2026-03-01", "2026-03-11"),
        topic("0002", "partly", "2026-03-01", "2026-03-22"),
        topic("0003", "not_adopted", "2026-03-01", None),
        topic("0004", None, "2026-03-01", None),
        topic_row("0005", agreements=2),
    ]
    data: Any = adoption(selection(topics=topics)).data
    assert data["total"]["rate"] == Rate(2, 3, 2)
    assert data["total"]["answered"] == Rate(3, 4, 1)
    assert (data["total"]["mean_days"], data["total"]["days_unknown"]) == (15, 1)
    assert [(line["body"], line["topics"]) for line in data["by_body"]] == [(None, 1), ("区委", 4)]
