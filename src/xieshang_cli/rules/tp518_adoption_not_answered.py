"""报送的成果没有答复。

查什么：协商成果报送党委政府以后，过了政策规定的天数（`adoption_answer_days`），没有记录采纳、部分采纳还是不采纳。

为什么：采纳、落实、反馈是三件事，报上去没有下文就断在第一件。

例：3 月 1 日报送区政府，到 6 月没有答复。

怎样改：收到答复后登记：`xieshang topic adopt 编号 --result 采纳`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.dated import day_after
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP518", Topic, step=Step.IMPLEMENT, provision=N_("协商成果采纳、落实、反馈"))
def adoption_not_answered(topic: Topic, records: Records) -> Iterator[Problem]:
    """What was submitted is answered."""
    adoption = topic.adoption
    if adoption is None or adoption.submitted_on is None or adoption.result is not None:
        return
    yield Problem(
        "adoption",
        N_("{day} 报送{to}，没有答复"),
        since=day_after(adoption.submitted_on.latest, records.policy.adoption_answer_days + 1),
        day=str(adoption.submitted_on),
        to=adoption.to or "",
    )
