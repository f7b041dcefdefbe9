"""Arguments and options that the verbs of `station` share."""

from typing import Annotated

import typer

from xieshang_cli.cli.list_values import Listed, Suggested
from xieshang_cli.cli.members import MemberReference
from xieshang_cli.cli.options import Day, Reference, Text
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate

StationArgument = Annotated[
    str, typer.Argument(metavar=_("工作站"), help=_("工作站的代码或名称。")), Reference("station")
]
PostArgument = Annotated[
    str, typer.Argument(metavar=_("职务"), help=_("站长、副站长、联络员、秘书等。")), Listed("station_posts")
]
HeldPostArgument = Annotated[
    str, typer.Argument(metavar=_("职务"), help=_("站长、副站长、联络员、秘书等。")), Suggested("station_posts")
]
HolderArgument = Annotated[
    str | None, typer.Argument(metavar=_("姓名"), help=_("是谁，姓名或委员编码；只有一人时不必写。")), Text()
]
EverybodyArgument = Annotated[
    list[str],
    typer.Argument(metavar=_("委员或专委会"), help=_("委员的姓名、编码或委员证号，专委会的名称或编码；可写多个。")),
    MemberReference(with_committees=True),
]
MemberOption = Annotated[
    str | None, typer.Option("--member", help=_("是哪位委员：姓名、编码或委员证号。")), MemberReference()
]
PartyPostOption = Annotated[str | None, typer.Option("--party-post", help=_("党内职务，例如 镇党委副书记。")), Text()]
BasisOption = Annotated[str | None, typer.Option("--basis", help=_("依据，例如文件名和文号。")), Text()]
CoOptionOption = Annotated[
    PartialDate | None,
    typer.Option("--co-option-due", help=_("站长还不是委员时，增选为委员的期限。")),
    Day(prefer="future"),
]
FromOption = Annotated[PartialDate | None, typer.Option("--from", help=_("从哪一天起；默认今天。")), Day()]
EndOption = Annotated[
    PartialDate | None, typer.Option("--until", help=_("到哪一天止，写不再算的第一天；不写则一直算。")), Day()
]
LeavingOption = Annotated[
    PartialDate | None, typer.Option("--until", help=_("到哪一天止，写不再担任的第一天；默认今天。")), Day()
]
