"""协商会没有记录人。

查什么：协商会有没有记录人（会议记录的 `recorder`）。开过几次的，只看最齐全的一次。

为什么：记录有出入时，要知道去问谁。

例：纪要没有署记录人。

怎样改：`xieshang session edit 会议编码`，在 `recorder` 写姓名或职务。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import clearest_session


@rule("TP404", Topic, step=Step.DELIBERATE, gate=True, provision=N_("六步议事·协商议事"))
def session_without_recorder(topic: Topic, records: Records) -> Iterator[Problem]:
    """Somebody wrote it down."""
    session = clearest_session(topic, records)
    if session and not session.recorder:
        yield Problem("sessions", N_("协商会 {session} 没有记录人"), session=session.id)
