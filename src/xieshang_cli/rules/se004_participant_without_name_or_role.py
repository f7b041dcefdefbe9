"""参加人员没有姓名也没有身份。

查什么：每个参加人员有没有姓名、人员编码、身份中的一样。

为什么：什么都没有的一行，算不出来了谁。

例：签到表导入了空行。

怎样改：补上身份，或者删去这一行。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.rules.engine import Problem, rule


@rule("SE004", Session, provision=N_("六步议事·协商议事"))
def participant_without_name_or_role(session: Session, _records: Records) -> Iterator[Problem]:
    """A participant is somebody: a name, a reference, or at least a role."""
    for position, person in enumerate(session.participants):
        if not (person.name or person.person or person.role):
            yield Problem(f"participants[{position}]", N_("第 {n} 位参加人员没有姓名也没有身份"), n=position + 1)
