"""What was promised at a session becomes tasks: of an agreement somebody carries out, or that was answered at once."""

from collections.abc import Iterable
from typing import Any

from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Agreement, Outcome
from xieshang_cli.model.task import Evidence
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Result
from xieshang_cli.workflow.stamp import Stamp
from xieshang_cli.workflow.tasks import add_task, claim


def promise(topic: Topic, agreements: Iterable[Agreement], records: Records, stamp: Stamp, **facts: Any) -> Topic:
    """Add a task for each agreement that has none; `facts` are fields of `Task`. Said again, nothing is added."""
    for agreement in _without_task(topic, agreements):
        topic = add_task(topic, records, stamp, agreement=agreement.id, what=agreement.text, **facts)
    return topic


def answer_at_once(
    topic: Topic, answers: Iterable[Agreement], by: str, session_id: str, records: Records, stamp: Stamp, **facts: Any
) -> Topic:
    """Add a task for each answer that has none, claimed by the unit that gave it; somebody else has to confirm it."""
    for answer in _without_task(topic, answers):
        topic = promise(topic, [answer], records, stamp, lead=by, due=stamp.day, **facts)
        evidence = Evidence(what=f"当场答复，见协商会 {session_id}")
        topic = claim(topic, topic.tasks[-1].id, by, stamp, [evidence])
    return topic


def is_recorded(outcome: Outcome | None, result: Result | None, agreements: set[str], reservations: set[str]) -> bool:
    """Whether the outcome says all of this already: then the command is run again for what it did not finish."""
    return (
        outcome is not None
        and result in {None, outcome.result}
        and agreements <= {agreement.text for agreement in outcome.agreements}
        and reservations <= {reservation.text for reservation in outcome.reservations}
    )


def _without_task(topic: Topic, agreements: Iterable[Agreement]) -> list[Agreement]:
    carried_out = {task.agreement for task in topic.tasks}
    return [agreement for agreement in agreements if agreement.id not in carried_out]
