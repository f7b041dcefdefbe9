"""到会情况没有分身份。

查什么：到会情况有没有分身份。只有总人数是事实，照样收下，但是不够；知道来了哪几类人、不知道各有几人的，
就算分了身份。

为什么：只有“50 余人”，看不出有没有受影响的群众。

例：总人数 14，没有写来了哪几类人。

怎样改：`xieshang session attend 会议编码 --role 群众代表 --count 未知`，每类一次。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import has_attendance, roles_that_came


@rule("TP406", Topic, step=Step.DELIBERATE, gate=True, provision=N_("六步议事·协商议事"))
def attendance_not_by_role(topic: Topic, records: Records) -> Iterator[Problem]:
    """A total says how many came, not who was heard."""
    sessions = records.sessions_of(topic.id)
    if any(has_attendance(session) for session in sessions) and not roles_that_came(sessions):
        yield Problem("sessions", N_("到会情况只有人数，没有分身份"))
