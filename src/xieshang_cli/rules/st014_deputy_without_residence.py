"""副站长的居住地没有记。

查什么：担任副站长的委员有没有记居住地（`lives_in`），是不是记到了乡镇、街道。

为什么：文件要求副站长由“辖区内”的委员担任；没有记，就说不清是不是。没有记不等于不住在辖区。

例：名单里没有居住地一列。

怎样改：用 `xieshang member edit` 写居住地：乡镇、街道或村、社区的代码。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.organisation import DEPUTY, Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.terms import days_of


@rule("ST014", Station, severity=Severity.INFO, provision=N_("“三位一体”平台"))
def deputy_without_residence(station: Station, records: Records) -> Iterator[Problem]:
    """Whether a deputy lives in the area is known."""
    for position, post in enumerate(station.posts):
        member = records.member(post.member) if post.post == DEPUTY and post.member else None
        if member and (member.lives_in is None or len(member.lives_in) < len(station.code)):
            home = member.lives_in or ""
            if station.code.startswith(home):
                days, field = days_of(post), f"posts[{position}].member"
                text = N_("副站长{name}住在哪个乡镇、街道没有记")
                yield Problem(field, text, since=days.since, until=days.until, name=post.name)
