"""Options that `session new` and `session edit` share."""

from typing import Annotated

import typer

from xieshang_cli.cli.list_values import Suggested
from xieshang_cli.cli.options import Day, Text
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate

HeldOnOption = Annotated[PartialDate | None, typer.Option("--held-on", help=_("哪一天开的。")), Day()]
PlannedForOption = Annotated[
    PartialDate | None, typer.Option("--planned-for", help=_("计划哪一天开。")), Day(prefer="future")
]
PlaceOption = Annotated[str | None, typer.Option("--place", help=_("地点。")), Text()]
FormOption = Annotated[str | None, typer.Option("--form", help=_("形式。")), Suggested("forms", is_checked=True)]
HostOption = Annotated[str | None, typer.Option("--host", help=_("主持人。")), Text()]
RecorderOption = Annotated[str | None, typer.Option("--recorder", help=_("记录人。")), Text()]
ConvenerOption = Annotated[str | None, typer.Option("--convener", help=_("召集人。")), Text()]
StartOption = Annotated[str | None, typer.Option("--start", metavar="HH:MM", help=_("开始时间。")), Text()]
EndOption = Annotated[str | None, typer.Option("--end", metavar="HH:MM", help=_("结束时间。")), Text()]
MinutesOption = Annotated[str | None, typer.Option("--minutes", help=_("纪要。")), Text(lines=True)]
StandsForOption = Annotated[str | None, typer.Option("--stands-for", help=_("代表哪一类利益攸关方。")), Text()]
