"""`committee new`: enters a committee."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.committee.parameters import NameOption, TermOption
from xieshang_cli.cli.committee.recording import show_committee
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Reference
from xieshang_cli.cli.places import division_code, division_names
from xieshang_cli.cli.recording import stamp
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.reports.document import Entry
from xieshang_cli.workflow.committees import new_committee


class CommitteeNameMissingError(UsageError):
    """Nobody said what the committee is called, and the name of its division is not known."""

    def __init__(self, code: str) -> None:
        super().__init__(_("缺少选项 --name：{code} 不在区划里，不知道叫什么。").format(code=code))


@command(exits=(3, 4))
def new(
    env: Env,
    code: Annotated[
        str, typer.Argument(metavar=_("代码"), help=_("所在省、市、县的代码或名称。")), Reference("division")
    ],
    name: NameOption = None,
    term: TermOption = None,
) -> None:
    """登记一个政协委员会；它的代码就是所在省、市、县的代码。

    例如：
      xieshang committee new 620302 --term 第十届
    """
    place = division_code(env, code)
    committee = new_committee(place, name or _name_of(env, place), stamp(env), term=term)
    env.archive.add(committee)
    said = _("已登记政协委员会 {code}“{name}”。").format(code=committee.code, name=committee.name)
    steps = [
        Entry(_("导入委员名单"), command=_("xieshang member import 名单.xlsx --committee {code}").format(code=place)),
        Entry(_("登记专门委员会"), command=_("xieshang committee special {code} --name 提案委员会").format(code=place)),
    ]
    show_committee(env, committee, said, steps=steps)


def _name_of(env: Env, code: str) -> str:
    """Give the name of the committee of a division, in the language of records; of no code that has none."""
    name = division_names(env).get(code)
    if name is None and len(code) in {2, 4, 6}:
        raise CommitteeNameMissingError(code)
    return f"政协{name}委员会"
