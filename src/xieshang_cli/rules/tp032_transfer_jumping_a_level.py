"""越级移交没有政策依据或理由。

查什么：移交越过了一级，而政策的 `jumps_allowed` 不允许，或者没有写越级的理由。

为什么：什么范围的事情在什么范围协商，越级要有依据。

例：村里直接移交到市里，县里不知道。

怎样改：逐级移交；确有依据的，改政策并在 `jump_reason` 写明理由。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.identity import level_of, parent_code
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule


@rule("TP032", Topic, provision=N_("五级联动"))
def transfer_jumping_a_level(topic: Topic, records: Records) -> Iterator[Problem]:
    """A topic goes level by level, unless policy allows a jump and its reason is recorded."""
    for position, transfer in enumerate(topic.transfers):
        giver, taker = transfer.from_, transfer.to
        if parent_code(giver) == taker or parent_code(taker) == giver:
            continue
        field = f"transfers[{position}].to"
        if f"{level_of(giver).value}-{level_of(taker).value}" not in records.policy.jumps_allowed:
            yield Problem(field, N_("从 {giver} 到 {taker} 越级，政策没有允许"), giver=giver, taker=taker)
        elif not transfer.jump_reason:
            yield Problem(field, N_("从 {giver} 到 {taker} 越级，没有写理由"), giver=giver, taker=taker)
