"""同一位委员好像登记了两次。

查什么：同一政协里有没有姓名、工作单位都相同，任期又重叠的另一位委员。同名不同单位的是两个人，不查。

为什么：一个人算成两个，人数和下沉的覆盖面就不对。

例：名单导入以后又手工加了一遍。

怎样改：是一个人的，在 `committees/代码.yaml` 里删去后登记的一条；真是两个人的，在工作单位里写清科室。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.committee import Member
from xieshang_cli.model.dated import overlap
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("MB014", Member)
def member_entered_twice(member: Member, records: Records) -> Iterator[Problem]:
    """One person is one member."""
    for other in records.members_named(member.committee, member.name) if member.employer else ():
        if other.employer == member.employer and other.id < member.id and overlap(other, member):
            yield Problem("name", N_("{name}和 {id} 姓名、单位都相同"), name=member.name, id=other.id)
            return
