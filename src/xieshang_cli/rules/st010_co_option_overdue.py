"""增选期限已过，站长还不是委员。

查什么：定了增选期限（`co_option_due`）的站长，过了期限是不是已经是委员。

为什么：文件要求：站长“不是政协委员的全部增选为政协委员”。定了期限不办，期限就成了摆设。

例：增选期限 2025-12-31，2026-01-01 站长还不是委员。

怎样改：已增选的，用 `xieshang member new` 登记委员，用 `xieshang station correct` 写委员编码；没有增选的，报政协党
组。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.dated import day_after
from xieshang_cli.model.organisation import HEAD, Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.membership import days_before_membership


@rule("ST010", Station, severity=Severity.ERROR, provision=N_("“三位一体”平台"))
def co_option_overdue(station: Station, records: Records) -> Iterator[Problem]:
    """A date set for the co-option is kept."""
    for position, post in enumerate(station.posts):
        if post.post != HEAD or post.co_option_due is None:
            continue
        days = days_before_membership(post, records)
        since = day_after(post.co_option_due.latest)
        if days is not None and (days.until is None or since <= days.until):
            field = f"posts[{position}].co_option_due"
            text = N_("站长{name}的增选期限 {due} 已过，还不是委员")
            yield Problem(field, text, since=since, until=days.until, name=post.name, due=str(post.co_option_due))
