"""下沉没有写是谁，或者写了两个。

查什么：每条下沉是不是写了委员编码、专委会编码中的一个，只写一个。

为什么：不知道是谁的下沉不能算，写了两个的算一还是算二也说不清。

例：只写了 `from`，没有写 `member`。

怎样改：补上编码；委员和专委会都下沉的，写成两条。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("ST021", Station, structural=True, provision=N_("“三个下沉”"))
def assignment_not_of_one(station: Station, _records: Records) -> Iterator[Problem]:
    """An assignment is of one."""
    for position, part in enumerate(station.assignments):
        if not part.who:
            yield Problem(f"assignments[{position}]", N_("没有写下沉的是哪位委员、哪个专委会"))
        elif part.member and part.special_committee:
            yield Problem(f"assignments[{position}].special_committee", N_("一条下沉写了委员和专委会两个编码"))
