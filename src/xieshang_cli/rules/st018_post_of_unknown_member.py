"""任职的委员编码查不到。

查什么：任职里的委员编码（`member`）在各级政协的委员名单里有没有。

为什么：编码指不到人，是不是委员、有没有离任都查不了。

例：编码抄错一位。

怎样改：用 `xieshang station correct` 改正编码；委员还没有登记的，先用 `xieshang member new` 登记。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("ST018", Station, severity=Severity.ERROR, provision=N_("“三位一体”平台"))
def post_of_unknown_member(station: Station, records: Records) -> Iterator[Problem]:
    """A member's id leads to a member."""
    for position, post in enumerate(station.posts):
        if post.member and records.member(post.member) is None:
            field = f"posts[{position}].member"
            text = N_("{post}{name}的委员编码 {member} 查不到")
            yield Problem(field, text, post=post.post, name=post.name, member=post.member)
