"""Arguments and options that commands about committees share."""

from typing import Annotated

import typer

from xieshang_cli.cli.members import MemberReference
from xieshang_cli.cli.options import Day, Reference, Text
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate

CommitteeArgument = Annotated[
    str, typer.Argument(metavar=_("政协"), help=_("政协委员会的代码或名称，或区划名称。")), Reference("committee")
]
CommitteeOption = Annotated[
    str | None,
    typer.Option("--committee", help=_("哪个政协委员会；只有一个时不必写。")),
    Reference("committee"),
]
NameOption = Annotated[str | None, typer.Option("--name", help=_("名称。")), Text()]
TermOption = Annotated[str | None, typer.Option("--term", help=_("届次，如 第十届。")), Text()]
MemberOption = Annotated[str, typer.Option("--member", help=_("委员的姓名、编码或证号。")), MemberReference()]
FromOption = Annotated[PartialDate | None, typer.Option("--from", help=_("从哪一天起。")), Day()]
EndOption = Annotated[PartialDate | None, typer.Option("--until", help=_("到哪一天止，不含当天。")), Day()]
