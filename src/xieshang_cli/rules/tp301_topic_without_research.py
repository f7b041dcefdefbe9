"""没有议前调研。

查什么：议题有没有至少一条调研记录（`research`）。

为什么：无调研不协商；没有摸清情况就开会，议不出办法。

例：审定以后直接开会。

怎样改：`xieshang topic research 编码 --on 日期 --method 方式 --by 人员 --findings 发现`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP301", Topic, step=Step.RESEARCH, gate=True, provision=N_("六步议事·议前调研"))
def topic_without_research(topic: Topic, _records: Records) -> Iterator[Problem]:
    """No consultation without research."""
    if not topic.research:
        yield Problem("research", N_("没有议前调研记录"))
