"""委员、专委会的编码重复。

查什么：名单里的委员编码、专委会编码有没有用了两次的。

为什么：一个编码指两个人，下沉、任职、出席就记到别人名下。

例：复制了一位委员，忘了换编码。

怎样改：给后一个换一个编码。
"""

from collections import Counter
from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.committee import Committee
from xieshang_cli.model.identity import is_member_id
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("MB005", Committee, structural=True)
def id_used_twice_in_committee(committee: Committee, _records: Records) -> Iterator[Problem]:
    """An id is of one."""
    ids = list(committee.item_ids())
    if len(ids) != len(set(ids)):
        for identity, times in Counter(ids).items():
            if times > 1:
                group = "members" if is_member_id(identity) else "special_committees"
                places = [position for position, item in enumerate(getattr(committee, group)) if item.id == identity]
                yield Problem(f"{group}[{places[-1]}].id", N_("编码 {id} 用了 {times} 次"), id=identity, times=times)
