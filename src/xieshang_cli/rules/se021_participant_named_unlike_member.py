"""参加人员的姓名和委员编码不符。

查什么：参加人员既写了姓名又写了委员编码的，姓名和名单里的是不是一样。

为什么：姓名是一个人，编码是另一个人，这次出席就记到别人名下。

例：姓名是王强，编码是李梅的。

怎样改：改正编码或者姓名；改了名的，改 `committees/代码.yaml`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.rules.engine import Problem, rule


@rule("SE021", Session)
def participant_named_unlike_member(session: Session, records: Records) -> Iterator[Problem]:
    """The name and the id are of one person."""
    for position, person in enumerate(session.participants):
        member = records.member(person.member) if person.member and person.name else None
        if member and "".join(member.name.split()) != "".join((person.name or "").split()):
            field, name = f"participants[{position}].name", person.name or ""
            text = N_("姓名是{name}，但委员 {member} 是{other}")
            yield Problem(field, text, name=name, member=member.id, other=member.name)
