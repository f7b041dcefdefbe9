"""以委员身份参加的人当时已离任。

查什么：以委员身份（政策的 `member_roles`，或者只写了委员编码）参加的人，协商那一天是不是还是委员；日期只知道年月的，
肯定离任了才算。

为什么：委员参加的人次，只算当时的委员。

例：2026-01 离任，2026-03 还以委员身份参加。

怎样改：改正身份；离任日期记错的，改 `committees/代码.yaml`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.rules.engine import Problem, rule


@rule("SE022", Session)
def participant_no_longer_member(session: Session, records: Records) -> Iterator[Problem]:
    """Who takes part as a member is one."""
    for position, person in enumerate(session.participants):
        if person.member is None or (person.role and person.role not in records.policy.member_roles):
            continue
        member, held = records.member(person.member), session.held_on
        if member and member.left and held and member.left.latest <= held.earliest and person.took_part:
            field = f"participants[{position}].member"
            text = N_("{name}{held}参加时已不是委员（{left} 离任）")
            yield Problem(field, text, name=member.name, held=str(held), left=str(member.left))
