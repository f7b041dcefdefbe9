"""会议记录里有重复的编码。

查什么：意见、共识、保留意见、参加人员的编码在本次会里有没有重复。

为什么：任务靠编码找共识，重复了就接错。

例：复制了一条共识，忘了换编码。

怎样改：给后一条换一个编码。
"""

from collections import Counter
from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.model.texts import placed_texts
from xieshang_cli.rules.engine import Problem, rule


@rule("SE011", Session, structural=True)
def item_id_used_twice_in_session(session: Session, _records: Records) -> Iterator[Problem]:
    """An item is found by its id."""
    ids = list(session.item_ids())
    if len(ids) != len(set(ids)):
        for item, times in Counter(ids).items():
            if times > 1:
                places = [path for path, text in placed_texts(session) if text == item and path.endswith(".id")]
                yield Problem(places[-1], N_("编码 {item} 用了 {times} 次"), item=item, times=times)
