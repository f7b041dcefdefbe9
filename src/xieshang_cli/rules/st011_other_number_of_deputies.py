"""副站长人数不合要求。

查什么：每一天在任的副站长是不是不少于政策的 `least_deputies`、不多于 `most_deputies`。

为什么：文件要求：“副站长由辖区内1~2名政协委员担任”。

例：唯一的副站长已免职，没有接任的。

怎样改：用 `xieshang station appoint` 或 `relieve` 登记；本地人数另有规定的，改 `policy/organisation.yaml`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import DEPUTY, Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.terms import counted, founded_since


@rule("ST011", Station, provision=N_("“三位一体”平台"))
def other_number_of_deputies(station: Station, records: Records) -> Iterator[Problem]:
    """A station has one or two deputies, or what policy says."""
    deputies = [post for post in station.posts if post.post == DEPUTY]
    least, most = records.policy.least_deputies, records.policy.most_deputies
    for number, days in counted(deputies, founded_since(station)):
        if not least <= number <= most:
            text = N_("有 {n} 位副站长，应为 {least} 至 {most} 位")
            yield Problem("posts", text, since=days.since, until=days.until, n=number, least=least, most=most)
