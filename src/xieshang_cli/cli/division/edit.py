"""`division edit`: what kind of place it is, and when it joined."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Day, OneOf, Reference, Text
from xieshang_cli.cli.prompts import MissingAnswersError
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.vocabulary import DivisionKind, RolloutStage
from xieshang_cli.reports.document import Document, Paragraph
from xieshang_cli.reports.record_data import division_data
from xieshang_cli.storage.references import Kind
from xieshang_cli.workflow.divisions import amend_division


@command(exits=(3, 4))
def edit(
    env: Env,
    division: Annotated[str, typer.Argument(metavar=_("区划"), help=_("代码或名称。")), Reference("division")],
    kind: Annotated[DivisionKind | None, typer.Option("--kind", help=_("类型。")), OneOf(DivisionKind)] = None,
    joined: Annotated[PartialDate | None, typer.Option("--joined", help=_("从哪天起开展。")), Day()] = None,
    stage: Annotated[
        RolloutStage | None, typer.Option("--stage", help=_("试点还是推广。")), OneOf(RolloutStage)
    ] = None,
    name: Annotated[str | None, typer.Option("--name", help=_("名称。")), Text()] = None,
) -> None:
    """补全或改正一个区划：类型、名称、何时开展、是试点还是推广。

    例如：
      xieshang division edit 620302001 --joined 2018-03 --stage 试点
    """
    facts = {"kind": kind, "joined": joined, "stage": stage, "name": name}
    if not any(facts.values()):
        raise MissingAnswersError(["--kind", "--joined", "--stage", "--name"])
    code = env.archive.resolve(Kind.DIVISION, division)
    register = env.archive.change_divisions(_register_of(env, code), lambda old: amend_division(old, code, **facts))
    now = next(part for part in register.divisions if part.code == code)
    said = _("已保存区划 {code}“{name}”。").format(code=code, name=now.name)
    env.show(Document("division", "", env.today, [Paragraph(said)], data=division_data(now)), ids=[code])


def _register_of(env: Env, code: str) -> str:
    """Give the county in whose file the division stands; those above stand in the file of the archive's own."""
    return code[:6] if len(code) >= 6 else env.archive.settings.division
