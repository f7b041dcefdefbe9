"""`committee special`: sets up a special committee, or closes it."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.committee.finding import committee_code
from xieshang_cli.cli.committee.parameters import CommitteeArgument, EndOption, FromOption
from xieshang_cli.cli.committee.recording import said_change, show_committee
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Text
from xieshang_cli.cli.recording import stamp
from xieshang_cli.language import _
from xieshang_cli.model.committee import Committee
from xieshang_cli.workflow.committees import special_committee


@command(exits=(3, 4))
def special(
    env: Env,
    committee: CommitteeArgument,
    name: Annotated[str, typer.Option("--name", help=_("专门委员会的名称。")), Text()],
    from_: FromOption = None,
    until: EndOption = None,
) -> None:
    """设立一个专门委员会；带 --until 则撤销。

    例如：
      xieshang committee special 620302 --name 提案委员会 --from 2021-12
      xieshang committee special 620302 --name 提案委员会 --until 2026-12
    """
    ids: list[str] = []

    def alter(old: Committee) -> Committee:
        new, changed = special_committee(old, name, stamp(env, until or from_), from_=from_, until=until)
        ids.append(changed.id)
        return new

    new = env.archive.change_committee(committee_code(env, committee), alter)
    show_committee(env, new, said_change(new), ids=ids[-1:])
