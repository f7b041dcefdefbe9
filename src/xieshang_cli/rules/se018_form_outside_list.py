"""协商形式不在本地列表里。

查什么：会议的形式是不是在政策的 `forms` 里。

为什么：同一种形式几种写法，统计就散了。

例：列表里是“院坝协商”，写成了“院坝会”。

怎样改：改成列表里的形式；要增加形式的，改 `policy/lists.yaml`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.wording import outside_list


@rule("SE018", Session)
def form_outside_list(session: Session, records: Records) -> Iterator[Problem]:
    """Statistics need shared names."""
    yield from outside_list(
        "form",
        session.form,
        records.policy.forms,
        N_("形式“{value}”不在本地的列表里"),
        N_("形式“{value}”不在本地的列表里，最接近的是“{nearest}”"),
    )
