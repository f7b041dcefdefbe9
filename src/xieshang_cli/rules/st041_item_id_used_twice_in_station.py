"""工作站里有重复的编码。

查什么：议事会、议事室、交接的编码在本站有没有重复。

为什么：修改靠编码找是哪一个，重复了就改错。

例：复制了一间议事室，忘了换编码。

怎样改：给后一个换一个编码。
"""

from collections import Counter
from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import Records
from xieshang_cli.model.texts import placed_texts
from xieshang_cli.rules.engine import Problem, rule


@rule("ST041", Station, structural=True)
def item_id_used_twice_in_station(station: Station, _records: Records) -> Iterator[Problem]:
    """An item is found by its id."""
    ids = list(station.item_ids())
    if len(ids) != len(set(ids)):
        for item, times in Counter(ids).items():
            if times > 1:
                places = [path for path, text in placed_texts(station) if text == item and path.endswith(".id")]
                yield Problem(places[-1], N_("编码 {item} 用了 {times} 次"), item=item, times=times)
