"""身份不在本地列表里。

查什么：参加人员、人数统计和意见里写的身份是不是在政策的 `roles` 里。

为什么：“居民代表”和“群众代表”各算各的，就看不出受影响的人来了没有。

例：列表里是“群众代表”，写成了“居民代表”。

怎样改：改成列表里的身份；要增加身份的，改 `policy/lists.yaml`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.wording import outside_list


@rule("SE005", Session)
def role_outside_list(session: Session, records: Records) -> Iterator[Problem]:
    """Attendance by role needs shared names of roles."""
    listed = records.policy.roles
    for field, role in _roles(session):
        if role not in listed:
            yield from outside_list(
                field,
                role,
                listed,
                N_("身份“{value}”不在本地的列表里"),
                N_("身份“{value}”不在本地的列表里，最接近的是“{nearest}”"),
            )


def _roles(session: Session) -> Iterator[tuple[str, str]]:
    for position, person in enumerate(session.participants):
        if person.role:
            yield f"participants[{position}].role", person.role
    if session.headcount:
        for role in session.headcount.by_role:
            yield f"headcount.by_role.{role}", role
    for position, opinion in enumerate(session.opinions):
        if opinion.role:
            yield f"opinions[{position}].role", opinion.role
