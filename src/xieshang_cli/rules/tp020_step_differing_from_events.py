"""步骤与经过不一致。

查什么：最后一条写了步骤的经过（`events`），与当前步骤是不是相同。

为什么：直接改文件里的步骤，就绕过了每一步的条件。

例：经过写到“议前调研”，`step` 改成了 `implement`。

怎样改：用 `xieshang topic advance` 或 `revert`，不要直接改 `step`。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule


@rule("TP020", Topic, severity=Severity.ERROR)
def step_differing_from_events(topic: Topic, _records: Records) -> Iterator[Problem]:
    """Steps are closed one by one, and each leaves its event."""
    last = next((event.step for event in reversed(topic.events) if event.step), None)
    if last is not None and last is not topic.step:
        yield Problem("step", N_("步骤与最后一条经过记录的步骤不一致"))
