"""参加人员的委员编码查不到。

查什么：参加人员写了委员编码（`member`）的，名单里有没有这位委员；那个政协没有登记的不查。

为什么：编码指不到人，委员的履职档案里就少这一次。

例：编码抄错一位。

怎样改：改正编码；委员还没有登记的，用 `xieshang member new` 登记。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.identity import code_of, is_member_id
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.rules.engine import Problem, rule


@rule("SE020", Session)
def participant_of_unknown_member(session: Session, records: Records) -> Iterator[Problem]:
    """A member's id leads to a member."""
    for position, person in enumerate(session.participants):
        identity = person.member
        if identity is None or not is_member_id(identity) or records.committee(code_of(identity)) is None:
            continue
        if records.member(identity) is None:
            yield Problem(f"participants[{position}].member", N_("没有编码是 {member} 的委员"), member=identity)
