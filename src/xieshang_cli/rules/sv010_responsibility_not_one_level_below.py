"""包抓的不是下一级区划。

查什么：包抓的区划是不是本政协的下一级：省政协包抓市州，市州政协包抓县区，县区政协包抓乡镇、街道。

为什么：文件要求一级包一级，“层层压实责任”；跳级、出了辖区，责任就接不上。

例：市政协领导直接包抓了一个镇。

怎样改：改正代码；确实跨级联系的，按豁免写明理由。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.identity import parent_code
from xieshang_cli.model.records import Records
from xieshang_cli.model.supervision import Supervision
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.terms import days_of


@rule("SV010", Supervision, provision=N_("领导包抓督导"))
def responsibility_not_one_level_below(supervision: Supervision, _records: Records) -> Iterator[Problem]:
    """Each level answers for the next."""
    for position, part in enumerate(supervision.responsibilities):
        if parent_code(part.division) != supervision.code:
            values = {"name": part.name, "division": part.division, "code": supervision.code}
            days, field = days_of(part), f"responsibilities[{position}].division"
            text = N_("{name}包抓的 {division} 不是 {code} 的下一级")
            yield Problem(field, text, since=days.since, until=days.until, **values)
