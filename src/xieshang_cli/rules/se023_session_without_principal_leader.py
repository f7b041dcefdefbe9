"""主要领导没有到会。

查什么：名单上写了职务的协商会，到会的人里有没有乡镇街道的主要领导，即政策里 `principal_positions` 所列的职务（默认是
党委书记、党工委书记、乡长、镇长、街道办事处主任）。名单上没有人写职务的，看不出来，不查。列席的也算到会。

为什么：主要领导来不来，看得出当地重不重视协商；是提示，不是错误。

例：到会的写了“副镇长”“社区书记”，没有镇党委书记，也没有镇长。

怎样改：来了没有记的，`xieshang session attend 会议编码 --name 姓名 --role 镇村干部 --position 镇长`；没有来的不必改。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.rules.engine import Problem, rule


@rule("SE023", Session, severity=Severity.INFO)
def session_without_principal_leader(session: Session, records: Records) -> Iterator[Problem]:
    """Those who lead the township come to its consultations."""
    principals = records.policy.principal_positions
    came = [person for person in session.participants if person.took_part or person.is_observer]
    positions = {person.position for person in came if person.position}
    if principals and positions and positions.isdisjoint(principals):
        yield Problem("participants", N_("到会的没有主要领导（{positions}）"), positions="、".join(principals))
