"""委员、专委会的编码是别的政协的。

查什么：名单里的委员编码、专委会编码，开头是不是本政协的代码。

为什么：编码的开头说明是哪一级、哪个政协的；放错文件，就算到别处去了。

例：县政协的名单里有编码 `6203-m-4k7x`。

怎样改：移到那个政协的文件里；是本政协的，重新给编码。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.committee import Committee
from xieshang_cli.model.identity import code_of
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("MB004", Committee, structural=True)
def id_of_another_committee(committee: Committee, _records: Records) -> Iterator[Problem]:
    """An id says whose it is."""
    ids = [(f"members[{position}]", member.id) for position, member in enumerate(committee.members)]
    for position, special in enumerate(committee.special_committees):
        ids.append((f"special_committees[{position}]", special.id))
    for place, identity in ids:
        if code_of(identity) != committee.code:
            yield Problem(f"{place}.id", N_("{id} 不是政协 {code} 的编码"), id=identity, code=committee.code)
