"""`committee edit`: another name, another term."""

from xieshang_cli.cli.command import command
from xieshang_cli.cli.committee.finding import committee_code
from xieshang_cli.cli.committee.parameters import CommitteeArgument, NameOption, TermOption
from xieshang_cli.cli.committee.recording import said_change, show_committee
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.prompts import MissingAnswersError
from xieshang_cli.cli.recording import stamp
from xieshang_cli.language import _
from xieshang_cli.model.committee import Committee
from xieshang_cli.workflow.committees import edit_committee


@command(exits=(3, 4))
def edit(env: Env, committee: CommitteeArgument, name: NameOption = None, term: TermOption = None) -> None:
    """改政协委员会的名称或届次；原来的留在经过里。

    例如：
      xieshang committee edit 620302 --term 第十一届
    """
    if name is None and term is None:
        raise MissingAnswersError(["--name", "--term"])
    before: list[Committee] = []

    def alter(old: Committee) -> Committee:
        before.append(old)
        return edit_committee(old, stamp(env), name=name, term=term)

    new = env.archive.change_committee(committee_code(env, committee), alter)
    same = len(new.events) == len(before[-1].events)
    show_committee(env, new, _("{name}：没有变化。").format(name=new.name) if same else said_change(new))
