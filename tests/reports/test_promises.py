import pytest

from reports.sample import TODAY, selection, task_row
from xieshang_cli.model.vocabulary import TaskState
from xieshang_cli.reports.document import Rate
from xieshang_cli.reports.promise_counts import Fate, fate_of
from xieshang_cli.reports.promises import promises


@pytest.mark.parametrize(
    ("state", "due", "claimed", "fate"),
    [
        ("done", "2026-11-20", "2026-11-20", Fate.KEPT),
        ("done", "2026-11-20", "2026-11-21", Fate.LATE),
        ("done", "2026-11-30", "2026-11", Fate.KEPT),
        ("done", "2026-11-20", "2026-11", Fate.UNCLEAR),
        ("done", "2026-10-31", "2026-11", Fate.LATE),
        ("done", "2026-11-20", None, Fate.UNCLEAR),
        ("done", None, "2026-11-20", Fate.UNDATED),
        ("in_progress", "2026-11-22", None, Fate.OVERDUE),
        ("in_progress", "2026-11-23", None, Fate.OPEN),
        ("in_progress", None, None, Fate.UNDATED),
        ("claimed", "2026-11-20", "2026-11-20", Fate.CLAIMED),
        ("claimed", "2026-11-20", "2026-11-21", Fate.OVERDUE),
        ("claimed", "2026-11-20", "2026-11", Fate.UNCLEAR),
        ("planned", "2026-11-20", None, Fate.PLANNED),
        ("blocked", None, None, Fate.BLOCKED),
        ("refused", "2026-11-20", None, Fate.REFUSED),
    ],
)
def test_the_fate_of_a_promise(state: str, due: str | None, claimed: str | None, fate: Fate) -> None:
    first = {None: None, "2026-11": "2026-11-01"}.get(claimed, claimed)
    row = task_row(state=state, claimed_on=claimed, claimed_from=first, due_last=due)
    assert fate_of(row, row.due_last, TODAY) is fate


@pytest.mark.parametrize("status", ["withdrawn", "merged", "rejected", "deferred"])
def test_a_task_of_a_topic_given_up_is_no_broken_promise(status: str) -> None:
    row = task_row(due_last="2026-11-20", topic_status=status)
    assert fate_of(row, row.due_last, TODAY) is Fate.ENDED
    done = task_row(state=TaskState.DONE, due_last="2026-11-20", claimed_on="2026-11-01", claimed_from="2026-11-01",
                    topic_status=status)  # fmt: skip
    assert fate_of(done, done.due_last, TODAY) is Fate.KEPT


def test_a_task_of_a_closed_topic_may_still_be_overdue() -> None:
    row = task_row(due_last="2026-11-20", topic_status="closed")
    assert fate_of(row, row.due_last, TODAY) is Fate.OVERDUE


def test_an_extended_deadline_may_be_kept_where_the_first_was_not() -> None:
    done = {"state": "done", "claimed_on": "2026-05-10", "claimed_from": "2026-05-10"}
    rows = [
        task_row("t-0001", **done, due_last="2026-05-31", original_last="2026-04-30"),
        task_row("t-0002", **done, due_last="2026-05-31", original_last="2026-05-31"),
        task_row("t-0003", due_last=None, original_last=None),
    ]
    data = promises(selection(tasks=rows)).data
    assert isinstance(data, dict)
    assert data["total"]["rate"] == Rate(2, 2, 1)
    assert data["total"]["original.rate"] == Rate(1, 2, 1)
    assert (data["total"]["original.late"], data["total"]["undated"]) == (1, 1)


def test_what_is_not_counted_is_said_as_if_it_were_not_kept() -> None:
    rows = [
        task_row("t-0001", state="done", claimed_on="2026-05-10", claimed_from="2026-05-10", due_last="2026-05-31"),
        task_row("t-0002", state="blocked"),
        task_row("t-0003", due_last="2026-12-01"),
    ]
    notes = promises(selection(tasks=rows)).notes
    assert "没有计入的，除未到期和中止的以外还有 1 项；如果都算没有兑现，是 1/2 (50.0%)。" in notes
