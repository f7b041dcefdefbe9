"""督导里有重复的编码。

查什么：督导、发现的问题的编码有没有重复。

为什么：整改、交接靠编码找问题，重复了就接错。

例：复制了一次督导，忘了换编码。

怎样改：给后一个换一个编码。
"""

from collections import Counter
from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.supervision import Supervision
from xieshang_cli.model.texts import placed_texts
from xieshang_cli.rules.engine import Problem, rule


@rule("SV012", Supervision, structural=True)
def item_id_used_twice_in_supervision(supervision: Supervision, _records: Records) -> Iterator[Problem]:
    """An item is found by its id."""
    ids = list(supervision.item_ids())
    if len(ids) != len(set(ids)):
        for item, times in Counter(ids).items():
            if times > 1:
                places = [path for path, text in placed_texts(supervision) if text == item and path.endswith(".id")]
                yield Problem(places[-1], N_("编码 {item} 用了 {times} 次"), item=item, times=times)
