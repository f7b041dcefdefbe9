"""计划里有重复的编码。

查什么：建议、计划议题的编码在本计划里有没有重复。

为什么：计划议题靠编码找建议，重复了就接错。

例：复制了一个议题，忘了换编码。

怎样改：给后一条换一个编码。
"""

from collections import Counter
from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.plan import Plan
from xieshang_cli.model.records import Records
from xieshang_cli.model.texts import placed_texts
from xieshang_cli.rules.engine import Problem, rule


@rule("PL007", Plan, structural=True)
def item_id_used_twice_in_plan(plan: Plan, _records: Records) -> Iterator[Problem]:
    """An item is found by its id."""
    for item, times in Counter(plan.item_ids()).items():
        if times > 1:
            places = [path for path, text in placed_texts(plan) if text == item and path.endswith(".id")]
            yield Problem(places[-1], N_("编码 {item} 用了 {times} 次"), item=item, times=times)
