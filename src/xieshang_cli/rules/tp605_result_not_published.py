"""没有公示，也没有说明理由。

查什么：结果有没有公示（`feedback.published`），或者写了不公示的理由（`no_publication_reason`）。

为什么：公开了，大家才能监督。

例：办结归档，没有在公告栏张贴。

怎样改：`xieshang feedback publish 编码 --on 日期 --place 地点`；不宜公开的写明理由。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP605", Topic, step=Step.FEEDBACK, gate=True, provision=N_("六步议事·结果反馈"))
def result_not_published(topic: Topic, _records: Records) -> Iterator[Problem]:
    """The result is for everybody to read, or it is said why not."""
    feedback = topic.feedback
    if feedback is None or not (feedback.published or feedback.no_publication_reason):
        yield Problem("feedback.published", N_("没有公示，也没有写不公示的理由"))
