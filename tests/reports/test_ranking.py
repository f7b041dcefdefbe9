from typing import Any

from reports.sample import selection, task_row
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.rows import TaskRow
from xieshang_cli.reports.document import Document
from xieshang_cli.reports.ranking import ranking


def tasks(station: str, kept: int, broken: int, topics: int = 3) -> list[TaskRow]:
    """Tasks of several topics, so many of them kept and so many overdue."""
    done = {"state": "done", "claimed_on": "2026-05-01", "claimed_from": "2026-05-01", "due_last": "2026-05-31"}
    facts = [done] * kept + [{"due_last": "2026-11-01"}] * broken
    return [
        task_row(f"t-{station[-1]}{place:03}", station=station, topic=f"{station}-2026-{place % topics:04}", **each)
        for place, each in enumerate(facts)
    ]


def ranks(document: Document) -> list[tuple[Any, str]]:
    data: Any = document.data
    return [(place["rank"], place["station"]) for place in (*data["ranked"], *data["too_few"])]


def test_ties_share_a_rank_and_the_small_stand_apart() -> None:
    rows = [
        *tasks("620302001", 2, 1),
        *tasks("620302002", 3, 0),
        *tasks("620302003", 4, 2, topics=6),
        *tasks("620302004", 9, 0, topics=2),
        *tasks("620302005", 0, 3),
        task_row("t-9999", station="620302006"),
    ]
    assert ranks(ranking(selection(tasks=rows))) == [
        (1, "620302002"),
        (2, "620302003"),
        (2, "620302001"),
        (4, "620302005"),
        (None, "620302004"),
        (None, "620302006"),
    ]


def test_the_minimum_is_policy_and_nobody_is_ranked_by_nothing() -> None:
    rows = [*tasks("620302004", 9, 0, topics=2), task_row("t-9999", station="620302006")]
    found = ranks(ranking(selection(tasks=rows, policy=Policy(ranking_minimum=0))))
    assert found == [(1, "620302004"), (None, "620302006")]


def test_fewer_overdue_is_better() -> None:
    rows = [*tasks("620302001", 0, 3), *(row._replace(due_last="2026-12-01") for row in tasks("620302002", 0, 3))]
    found = ranks(ranking(selection(tasks=rows, figure="overdue:overdue_rate")))
    assert found == [(1, "620302002"), (2, "620302001")]
