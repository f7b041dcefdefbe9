"""Where a task stands: done takes two hands, also when somebody writes the file by hand."""

import pytest

from xieshang_cli.model.task import Task
from xieshang_cli.model.vocabulary import TaskState


@pytest.mark.parametrize(
    ("claimed_by", "confirmed_by", "state"),
    [
        ("城建办", "李站长", TaskState.DONE),
        ("城建办", "城建办", TaskState.CLAIMED),
        ("城建办", "城 建办\u200b", TaskState.CLAIMED),
        ("王经办", "区住建局", TaskState.CLAIMED),
        ("王经办", None, TaskState.CLAIMED),
        (None, "李站长", TaskState.IN_PROGRESS),
    ],
)
def test_done_takes_two_hands(claimed_by: str | None, confirmed_by: str | None, state: TaskState) -> None:
    claim = {"on": "2026-08-01", "by": claimed_by} if claimed_by else None
    confirmation = {"on": "2026-08-09", "by": confirmed_by} if confirmed_by else None
    facts = {"id": "t-0001", "what": "装灯", "lead": "区住建局", "claim": claim, "confirmation": confirmation}
    assert Task.model_validate(facts).state is state
