"""免职早于任职。

查什么：每条任职的免职日期是不是早于任职日期；日期只知道年月的，肯定早才算。

为什么：先后颠倒，必有一个日期写错。

例：2026-03 任职，2025-12 免职。

怎样改：改正日期。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("ST005", Station, severity=Severity.ERROR)
def post_ending_before_it_began(station: Station, _records: Records) -> Iterator[Problem]:
    """A post is held from a day until a later one."""
    for position, post in enumerate(station.posts):
        if post.from_ and post.until and post.until.surely_before(post.from_):
            text = N_("{name}免职（{until_day}）早于任职（{from_day}）")
            field = f"posts[{position}].until"
            yield Problem(field, text, name=post.name, until_day=str(post.until), from_day=str(post.from_))
