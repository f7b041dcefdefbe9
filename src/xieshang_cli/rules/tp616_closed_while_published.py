"""公示还没有结束就办结。

查什么：议题办结的那天，公示的截止日期（最晚的一次）是不是还没有到。

为什么：公示期里有人提意见，还要回应，办结早了就没有下文。

例：公示到 6 月 8 日，6 月 5 日就办结了。

怎样改：等公示结束再办结；日期写错的改正。公示期间有意见的，`xieshang topic revert` 退回处理。
"""

from collections.abc import Iterator
from datetime import date

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Status, Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP616", Topic, step=Step.FEEDBACK, provision=N_("六步议事·结果反馈"))
def closed_while_published(topic: Topic, _records: Records) -> Iterator[Problem]:
    """A topic is closed once everybody had the time to object."""
    published = topic.feedback.published if topic.feedback else ()
    ends = [(one.until.earliest, position) for position, one in enumerate(published) if one.until]
    closed = _closed_on(topic)
    if not ends or closed is None:
        return
    until, position = max(ends)
    if closed < until:
        text = N_("公示到 {end} 才结束，议题 {closed} 就办结了")
        field = f"feedback.published[{position}].until"
        yield Problem(field, text, end=str(published[position].until), closed=closed.isoformat())


def _closed_on(topic: Topic) -> date | None:
    """Give the last day on which the topic can have been closed; None while it is not."""
    if topic.status is not Status.CLOSED:
        return None
    closing = next((event for event in reversed(topic.events) if event.action == "advance"), None)
    if closing is None:
        return None
    return closing.on.latest if closing.on else date.fromisoformat(closing.at[:10])
