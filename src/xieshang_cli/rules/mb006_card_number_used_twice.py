"""委员证号重复。

查什么：同一政协里有没有别的委员用同一个委员证号（`number`）。

为什么：名单按证号更新，两个人一个证号就会更新错。

例：名单里两位委员都是 047 号。

怎样改：改正其中一位的证号；是同一个人的，留一条。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.committee import Member
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("MB006", Member)
def card_number_used_twice(member: Member, records: Records) -> Iterator[Problem]:
    """A card number is of one member."""
    for other in records.members_numbered(member.committee, member.number) if member.number else ():
        if other.id != member.id:
            text = N_("委员证号 {number} 也是{name}（{id}）的")
            yield Problem("number", text, number=str(member.number), name=other.name, id=other.id)
            return
