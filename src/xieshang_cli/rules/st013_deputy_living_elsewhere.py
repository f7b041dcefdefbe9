"""副站长不住在辖区内。

查什么：副站长的居住地（委员的 `lives_in`）在不在本站的乡镇、街道；没有记、或者只记到县的，由 ST014 查。

为什么：文件要求副站长由“辖区内”的委员担任：住得近，才经常在。

例：副站长住在邻镇。

怎样改：居住地记错的，用 `xieshang member edit` 改；确实不住在辖区的，改由辖区内的委员担任，或者按豁免写明理由。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import DEPUTY, Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.terms import days_of


@rule("ST013", Station, provision=N_("“三位一体”平台"))
def deputy_living_elsewhere(station: Station, records: Records) -> Iterator[Problem]:
    """Deputies live in the area."""
    for position, post in enumerate(station.posts):
        member = records.member(post.member) if post.post == DEPUTY and post.member else None
        home = member.lives_in if member else None
        if home and not home.startswith(station.code) and not station.code.startswith(home):
            days, field = days_of(post), f"posts[{position}].member"
            text = N_("副站长{name}住在 {lives_in}，不在本站辖区")
            yield Problem(field, text, since=days.since, until=days.until, name=post.name, lives_in=home)
