import json
from typing import Any

import pytest

from reports.sample import STATION, blank_row, selection, topic_row
from xieshang_cli.model.rows import SurveyRow
from xieshang_cli.reports.document import Rate, Table
from xieshang_cli.reports.satisfaction import satisfaction


def survey(issued: str | None, collected: str | None, answers: dict[str, int], **facts: Any) -> SurveyRow:
    """One survey of the first topic about the result."""
    is_exact = collected is not None and collected.isdecimal() and bool(answers)
    row = {"topic": f"{STATION}-2026-0001", "station": STATION, "about": "result", "issued": issued}
    return blank_row(
        SurveyRow,
        **{
            **row,
            "collected": collected,
            "answers": json.dumps(answers, ensure_ascii=False),
            "satisfied": answers.get("满意", 0) + answers.get("基本满意", 0) if is_exact else None,
            "collected_number": int(collected or 0) if is_exact else None,
            **facts,
        },
    )


def total(*rows: SurveyRow) -> dict[str, Any]:
    data: Any = satisfaction(selection(topics=[topic_row(status="closed", step="feedback")], surveys=list(rows))).data
    found: dict[str, Any] = data["total"]
    return found


def test_unrated_forms_stand_in_their_own_column_and_in_the_denominator() -> None:
    found = total(survey("30", "27", {"满意": 20, "基本满意": 4, "不满意": 1, "未评价": 1}))
    assert found["result.rate"] == Rate(24, 27)
    assert (found["result.answer:未评价"], found["result.untold"].number) == (1, 1)
    assert found["work.rate"] == Rate(0, 0)


def test_work_and_result_are_asked_separately() -> None:
    found = total(
        survey("10", "10", {"满意": 9, "不满意": 1}), survey("10", "8", {"满意": 2, "不满意": 6}, about="work")
    )
    assert (found["result.rate"], found["work.rate"]) == (Rate(9, 10), Rate(2, 8))


@pytest.mark.parametrize(
    ("issued", "collected", "answers"),
    [
        ("30", "约27", {"满意": 20}),
        ("30", None, {"满意": 20}),
        ("30", "27", {}),
        ("30", "31", {"满意": 20}),
        ("30", "19", {"满意": 20}),
    ],
)
def test_forms_that_are_not_known_or_do_not_fit_are_left_out(
    issued: str | None, collected: str | None, answers: dict[str, int]
) -> None:
    assert total(survey(issued, collected, answers))["result.rate"] == Rate(0, 0, 1)


def test_the_latest_survey_counts_and_words_outside_the_scale_have_a_column() -> None:
    found = total(survey("9", "9", {"满意": 1, "不满意": 8}, latest=0), survey("9", "9", {"满意": 8, "很好": 1}))
    assert found["result.rate"] == Rate(8, 9)
    assert found["result.answer:很好"] == 1


def test_topics_without_a_survey_are_named() -> None:
    topics = [
        topic_row("0001", status="closed"),
        topic_row("0002", status="closed", title="停车难"),
        topic_row("0003", step="feedback"),
        topic_row("0004", step="implement"),
        topic_row("0005", status="withdrawn"),
    ]
    document = satisfaction(selection(topics=topics, surveys=[survey("9", "9", {"满意": 9})]))
    data: Any = document.data
    assert data["unsurveyed"] == [f"{STATION}-2026-0002", f"{STATION}-2026-0003"]
    assert data["total"]["coverage"] == Rate(1, 3, 2)
    (table,) = [block for block in document.blocks if isinstance(block, Table) and block.key == "unsurveyed"]
    assert [row[1] for row in table.rows] == ["停车难", "小区路灯"]
