"""居住地查不到。

查什么：县政协委员的居住地（`lives_in`）在本县的，登记册里有没有这个乡镇、街道、村、社区；外县的不查。

为什么：副站长要住在辖区，居住地写错就查不准。

例：村代码抄错一位。

怎样改：改正代码，或者用 `xieshang division import` 补区划。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.committee import Member
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("MB015", Member)
def member_living_in_unknown_division(member: Member, records: Records) -> Iterator[Problem]:
    """A member of the county lives in a place there is."""
    home, county = member.lives_in, member.committee
    is_of_county = home is not None and len(county) == 6 < len(home) and home.startswith(county)
    if home and is_of_county and records.division(home) is None:
        yield Problem("lives_in", N_("本县没有代码是 {code} 的乡镇、街道、村、社区"), code=home)
