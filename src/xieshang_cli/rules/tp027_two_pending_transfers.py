"""同时有两次移交没有答复。

查什么：有没有一次以上的移交既没有接收也没有退回。

为什么：议题在任何时候只由一个单位办，不能同时等两家。

例：上交县里还没有答复，又下放给另一个镇。

怎样改：先 `xieshang topic accept` 或 `return`，再移交。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule


@rule("TP027", Topic, structural=True, provision=N_("五级联动"))
def two_pending_transfers(topic: Topic, _records: Records) -> Iterator[Problem]:
    """Exactly one unit holds a topic at any time."""
    pending = [position for position, transfer in enumerate(topic.transfers) if transfer.is_pending]
    if len(pending) > 1:
        yield Problem(f"transfers[{pending[-1]}]", N_("有 {n} 次移交同时等待答复"), n=len(pending))
