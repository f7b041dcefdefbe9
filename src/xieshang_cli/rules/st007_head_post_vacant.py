"""站长空缺太久。

查什么：站长免职以后、接任以前，空缺的天数是不是超过政策的 `head_vacancy_days`；从没有站长的，从成立日期算起。日期只
知道年月的，从最晚的一天算起。

为什么：文件指出的第二个问题：“换届后因人员调整”，“致使工作不能正常接续开展”。

例：站长 2025-06-03 免职，政策写 30 天，2025-07-03 还没有新站长。

怎样改：请乡镇、街道党委（党工委）明确站长，用 `xieshang station appoint` 登记；暂时由副站长负责的，按豁免写明理由。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.dated import day_after
from xieshang_cli.model.organisation import HEAD, Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.terms import Days, founded_since, gaps


@rule("ST007", Station, provision=N_("主要问题（二）工作站运行"))
def head_post_vacant(station: Station, records: Records) -> Iterator[Problem]:
    """A vacancy ends before the work stops."""
    heads = [post for post in station.posts if post.post == HEAD]
    start = founded_since(station) or min((post.from_.earliest for post in heads if post.from_), default=None)
    if start is None:
        return
    allowed = records.policy.head_vacancy_days
    for vacant in gaps(heads, Days(start)):
        if vacant.since is not None:
            late = day_after(vacant.since, allowed)
            if vacant.until is None or late <= vacant.until:
                text = N_("站长自 {day} 起空缺，已超过 {days} 天")
                yield Problem("posts", text, since=late, until=vacant.until, day=str(vacant.since), days=allowed)
