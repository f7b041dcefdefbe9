"""`supervise assign`, `supervise release`: a leader takes divisions, and gives them up."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.members import MemberReference
from xieshang_cli.cli.options import Day, OneOf, Reference, Text
from xieshang_cli.cli.places import division_names
from xieshang_cli.cli.recording import stamp
from xieshang_cli.cli.supervise.divisions import known_division
from xieshang_cli.cli.supervise.targets import (
    LEVELS,
    committee_of,
    leader_and_divisions,
    meant,
    member_leader,
)
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.supervision import Supervision
from xieshang_cli.model.vocabulary import Level
from xieshang_cli.reports.document import Block, Column, Document, Entries, Entry, Paragraph, Table
from xieshang_cli.reports.record_data import supervision_data
from xieshang_cli.workflow import supervision
from xieshang_cli.workflow.supervision import Leading
from xieshang_cli.workflow.terms import span


class OnlyWithNameError(UsageError):
    """A recorded member belongs to a committee; there is nothing to say about which."""

    def __init__(self) -> None:
        super().__init__(
            _("--level、--committee 要和 --name 一起用。"),
            hint=_("写委员编码的领导，就是他所在政协的领导。"),
        )


class LeaderOrDivision(MemberReference):
    """A leader as typed, then divisions."""

    def complete(self, env: Env, incomplete: str) -> list[tuple[str, str]]:
        """Offer members, and divisions."""
        return [*super().complete(env, incomplete), *Reference("division").complete(env, incomplete)]


WordsArgument = Annotated[
    list[str],
    typer.Argument(metavar=_("领导 区划"), help=_("领导：委员的姓名、编码或委员证号；区划：代码或名称，可写多个。")),
    LeaderOrDivision(),
]
LevelOption = Annotated[
    Level | None,
    typer.Option("--level", help=_("哪一级政协的领导；默认是区划的上一级。")),
    OneOf(Level, without=[level for level in Level if level not in LEVELS]),
]
CommitteeOption = Annotated[
    str | None, typer.Option("--committee", help=_("哪个政协的领导：省、市、县的代码。")), Reference("committee")
]
NameOption = Annotated[
    str | None, typer.Option("--name", help=_("领导的姓名，所在政协的名单不在本档案库时用。")), Text()
]


@command(exits=(3, 4))
def assign(
    env: Env,
    who: WordsArgument,
    name: NameOption = None,
    level: LevelOption = None,
    committee: CommitteeOption = None,
    from_: Annotated[PartialDate | None, typer.Option("--from", help=_("从哪一天起；默认今天。")), Day()] = None,
    until: Annotated[
        PartialDate | None, typer.Option("--until", help=_("到哪一天止，写不再包抓的第一天；不写则一直算。")), Day()
    ] = None,
    basis: Annotated[str | None, typer.Option("--basis", help=_("依据，例如文件名和文号。")), Text()] = None,
    succeed: Annotated[bool, typer.Option("--succeed", help=_("接替：原来包抓的人同日结束。"))] = False,
) -> None:
    """登记哪位领导包抓哪些区划；可以一次写多个，要么都记上，要么都不记。

    名单不在本档案库的领导，用 --name 写姓名；--level 或 --committee 写明是哪一级政协的。

    例如：
      xieshang supervise assign 李华 620302001 620302002 --from 2026-03-01 --basis 政协发〔2026〕3号
      xieshang supervise assign 620302 --name 赵明 --level 市级
    """
    reference, typed = leader_and_divisions(who, name)
    divisions = [known_division(env, one) for one in typed]
    if name is None and (level or committee):
        raise OnlyWithNameError
    if name is not None:
        leader, code = Leading(reference), committee_of(env, divisions, committee, level)
    else:
        leader, code = member_leader(env, reference)
    begin = from_ or PartialDate.of(env.today)

    def alter(old: Supervision) -> Supervision:
        return supervision.assign(
            old, stamp(env, begin), leader, divisions, from_=begin, until=until, basis=basis, succeed=succeed
        )

    new = env.archive.change_supervision(code, alter)
    for division in divisions:
        for other in supervision.also_responsible(new, leader, division, begin):
            env.warn(
                _("{division} 同时由{name}包抓（{span}）；接替的，加 --succeed，或运行 {command}").format(
                    division=division,
                    name=other.name,
                    span=span(other),
                    command=f"xieshang supervise release {other.member or other.name} {division}",
                )
            )
    _show(env, new, _("自 {day} 起由{name}包抓：{divisions}。"), leader, divisions, begin)


@command(exits=(3, 4))
def release(
    env: Env,
    who: WordsArgument,
    until: Annotated[
        PartialDate | None, typer.Option("--until", help=_("到哪一天止，写不再包抓的第一天；默认今天。")), Day()
    ] = None,
) -> None:
    """结束包抓；记录保留，不删除。

    例如：
      xieshang supervise release 李华 620302001 --until 2026-12-31
    """
    reference, typed = leader_and_divisions(who, None)
    divisions = [known_division(env, one) for one in typed]
    leader, code = meant(env, reference, divisions)
    end = until or PartialDate.of(env.today)
    new = env.archive.change_supervision(
        code, lambda old: supervision.release(old, stamp(env, end), leader, divisions, end)
    )
    _show(env, new, _("自 {day} 起{name}不再包抓：{divisions}。"), leader, divisions, end)


def _show(env: Env, record: Supervision, said: str, leader: Leading, divisions: list[str], day: PartialDate) -> None:
    names = division_names(env)
    called = _("、").join(f"{names[code]}（{code}）" if code in names else code for code in dict.fromkeys(divisions))
    show_supervision(env, record, said.format(day=day, name=leader.name, divisions=called))


def show_supervision(env: Env, record: Supervision, said: str) -> None:
    """Confirm a change of who answers for what; to programs give the record."""
    blocks: list[Block] = [
        Paragraph(said),
        Entries("next", [Entry(_("看整棵树"), command="xieshang supervise tree")], title=_("下一步")),
    ]
    if env.format in {"csv", "tsv"}:
        blocks = [Table("supervision", [Column("code", "code")], [[record.code]])]
    env.show(Document("supervision", "", env.today, blocks, data=supervision_data(record)), ids=[record.code])
