"""`supervise correct`: puts right or completes what was recorded about who answers for a division."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.members import MemberReference, find_member
from xieshang_cli.cli.options import Day, Reference, Text
from xieshang_cli.cli.prompts import MissingAnswersError
from xieshang_cli.cli.recording import stamp
from xieshang_cli.cli.supervise.assigning import show_supervision
from xieshang_cli.cli.supervise.divisions import known_division
from xieshang_cli.cli.supervise.targets import meant
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.workflow.responsibility import correct as corrected


@command(exits=(3, 4))
def correct(
    env: Env,
    leader: Annotated[
        str,
        typer.Argument(metavar=_("包抓领导"), help=_("现在记录的领导：姓名、委员编码或委员证号。")),
        MemberReference(),
    ],
    division: Annotated[
        str,
        typer.Argument(metavar=_("区划"), help=_("现在记录的区划：代码或名称。")),
        Reference("division"),
    ],
    began: Annotated[PartialDate | None, typer.Option("--began", help=_("哪一段：现在记录的开始日期。")), Day()] = None,
    name: Annotated[str | None, typer.Option("--name", help=_("改为这个姓名。")), Text()] = None,
    member: Annotated[
        str | None, typer.Option("--member", help=_("是哪位委员：姓名、编码或委员证号。")), MemberReference()
    ] = None,
    to_division: Annotated[
        str | None, typer.Option("--division", help=_("改为这个区划：代码或名称。")), Reference("division")
    ] = None,
    from_: Annotated[PartialDate | None, typer.Option("--from", help=_("改为从这一天起。")), Day()] = None,
    until: Annotated[PartialDate | None, typer.Option("--until", help=_("改为到这一天止。")), Day()] = None,
    still_held: Annotated[bool, typer.Option("--still-held", help=_("去掉结束日期：仍在包抓。"))] = False,
    basis: Annotated[str | None, typer.Option("--basis", help=_("依据，例如文件名和文号。")), Text()] = None,
) -> None:
    """更正或补全一段包抓，例如日期或区划写错了；原来写的留在经过里。

    换人不是更正，用 supervise assign --succeed；不再包抓，用 supervise release。

    例如：
      xieshang supervise correct 李华 620302001 --from 2026-03-02
      xieshang supervise correct 李华 620302001 --began 2024-01 --division 620302002
    """
    row = find_member(env, member, _("领导")) if member is not None else None
    facts = {
        "name": row.name if row is not None and name is None else name,
        "member": row.id if row is not None else None,
        "division": known_division(env, to_division) if to_division is not None else None,
        "from_": from_,
        "until": until,
        "basis": basis,
    }
    if not still_held and not any(facts.values()):
        raise MissingAnswersError(["--from", "--until", "--division", "--member", "--basis"])
    code = known_division(env, division)
    who, committee = meant(env, leader, [code], past=True)
    before = env.archive.supervision(committee)
    new = env.archive.change_supervision(
        committee, lambda old: corrected(old, stamp(env), who, code, facts, began=began, still=still_held)
    )
    changed = before is None or len(new.events) > len(before.events)
    said = _("{what}。").format(what=new.events[-1].what) if changed else _("包抓记录没有变化。")
    show_supervision(env, new, said)
