"""协商会没有到会情况。

查什么：本议题的协商会里，有没有哪一次记了谁到会：名单、人数或者各类人员。

为什么：不知道谁参加，就看不出群众、委员和部门来了没有。

例：只记了结果，没有签到表。

怎样改：`xieshang session attend 会议编码 --from 签到表.csv`，或 `--role 群众代表 --count 5`，
人数不详的写“未知”。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import has_attendance


@rule("TP405", Topic, step=Step.DELIBERATE, gate=True, provision=N_("六步议事·协商议事"))
def session_without_attendance(topic: Topic, records: Records) -> Iterator[Problem]:
    """A consultation is made of those who came."""
    sessions = records.sessions_of(topic.id)
    if sessions and not any(has_attendance(session) for session in sessions):
        yield Problem("sessions", N_("协商会没有到会情况（应有各类人员，包括利益攸关方）"))
