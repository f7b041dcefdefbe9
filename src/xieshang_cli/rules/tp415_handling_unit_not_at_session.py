"""主办单位没有到会。

查什么：任务的主办单位，协商会上有没有人来：名单里的单位或者姓名是它。只有名单写明了部门单位、又没有另外按人数记部门的，
才查得出来；一个部门也没有到会的，由 TP412 查。几次会合起来看。不是走下一步的条件。

为什么：没有听到协商的单位来办，容易两张皮。

例：到会的部门是街道办，任务交给区住建局。

怎样改：来了没有记的补记；没有来的，把纪要和共识送到主办单位，下次请到。
"""

from collections.abc import Iterator, Sequence

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Participant, Session
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Attendance, Mode, Step
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import tasks_to_do


@rule("TP415", Topic, step=Step.DELIBERATE, provision=N_("六步议事·协商议事"))
def handling_unit_not_at_session(topic: Topic, records: Records) -> Iterator[Problem]:
    """Who carries out was there when it was agreed."""
    sessions = records.sessions_of(topic.id) if topic.tasks else []
    if not _departments_are_named(sessions, records.policy.department_roles):
        return
    units = {name for session in sessions for person in _there(session) for name in _names(person)}
    units |= {_bare(session.host) for session in sessions if session.host}
    missed: set[str] = set()
    for position, task in tasks_to_do(topic):
        if task.lead and task.lead not in missed and not any(_is_same(_bare(task.lead), unit) for unit in units):
            missed.add(task.lead)
            text = N_("主办单位{lead}没有到会")
            yield Problem(f"tasks[{position}].lead", text, lead=task.lead)


def _departments_are_named(sessions: Sequence[Session], roles: Sequence[str]) -> bool:
    """Whether some department is named, and none is only counted: who that was, nobody knows."""
    named = 0
    for session in sessions:
        there = sum(any(_names(person)) for person in _there(session) if person.role in roles)
        counted = (
            [count for role, count in session.headcount.by_role.items() if role in roles] if session.headcount else []
        )
        if any(count.number is None or count.number > there for count in counted):
            return False
        named += there
    return named > 0


def _there(session: Session) -> Iterator[Participant]:
    for person in session.participants:
        if person.status in _CAME and person.mode is not Mode.WRITTEN:
            yield person


def _names(person: Participant) -> Iterator[str]:
    return (_bare(name) for name in (person.unit, person.name) if name)


def _bare(name: str) -> str:
    return "".join(name.split())


def _is_same(lead: str, unit: str) -> bool:
    """区住建局 is there when 住建局, or 区住建局公用科, is."""
    return lead in unit or unit in lead


_CAME = (Attendance.PRESENT, Attendance.OBSERVER)
