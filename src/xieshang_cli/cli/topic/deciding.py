"""What a decision needs besides the words typed: the formal number, and answers to the screening questions."""

from collections.abc import Sequence
from typing import Any

from xieshang_cli.cli.env import Env
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.rows import TopicRow
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Decision
from xieshang_cli.workflow.numbering import next_number, short_name


class BadScreeningError(UsageError):
    """An answer to no screening question of this place."""

    def __init__(self, typed: str, questions: Sequence[str]) -> None:
        listed = "\n".join(f"  {number}={question}" for number, question in enumerate(questions, 1))
        super().__init__(
            _("“{typed}”应写成 序号=回答，例如 1=是。").format(typed=typed),
            hint=_("筛选问题：") + "\n" + listed,
        )


def formal_number(env: Env, topic: Topic, result: Decision | None, on: PartialDate | None) -> str | None:
    """Give the next formal number of the station, when the topic is adopted now and has none."""
    known = topic.decision.result if topic.decision else None
    if topic.number is not None or (result or known) != Decision.ADOPTED:
        return None
    station = env.archive.records.station(topic.station)
    decided = on or (topic.decision.on if topic.decision else None)
    year = decided.earliest.year if decided else env.today.year
    # Another process may have numbered a topic since this one began.
    env.archive.index.refresh()
    numbers = env.archive.index.column(TopicRow, "number", "station = ?", (topic.station,))
    return next_number(short_name(station.name) if station else topic.station, year, numbers)


def screening_answers(env: Env, typed: Sequence[str]) -> tuple[dict[str, Any], ...]:
    """Read `1=是` or `question=answer`, each with the question as the policy words it."""
    questions = env.archive.policy.screening if typed else ()
    answers = []
    for text in typed:
        name, equals, answer = text.replace("＝", "=").partition("=")
        name, answer = name.strip(), answer.strip()
        if name.isdecimal() and 1 <= int(name) <= len(questions):
            name = questions[int(name) - 1]
        if not equals or not answer or name not in questions:
            raise BadScreeningError(text, questions)
        answers.append({"question": name, "answer": answer})
    return tuple(answers)
