"""Arguments and options that several commands share, each declared once."""

from typing import Annotated

import typer

from xieshang_cli.cli.list_values import Listed, Suggested
from xieshang_cli.cli.options import Day, Reference, Text
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate

TopicArgument = Annotated[
    str, typer.Argument(metavar=_("议题"), help=_("议题的编码、编码的一段，或编号。")), Reference("topic")
]
SessionArgument = Annotated[
    str, typer.Argument(metavar=_("协商会"), help=_("协商会的编码或编码的一段。")), Reference("session")
]
TaskArgument = Annotated[
    str, typer.Argument(metavar=_("任务"), help=_("任务的编码；重名时写 议题/任务。")), Reference("task")
]
TopicOption = Annotated[str | None, typer.Option("--topic", help=_("哪个议题。")), Reference("topic")]
StationOption = Annotated[
    str | None, typer.Option("--station", help=_("工作站的代码或名称；只有一个时不必写。")), Reference("station")
]
DivisionOption = Annotated[
    str | None, typer.Option("--division", help=_("区划的代码或名称，包括它的下级。")), Reference("division")
]
IdOption = Annotated[str | None, typer.Option("--id", help=_("自带的编码；不给则随机生成。")), Text()]

OnOption = Annotated[PartialDate | None, typer.Option("--on", help=_("发生在哪一天；默认今天。")), Day(happened=True)]
# The same of what may also be arranged beforehand.
OnOrAheadOption = Annotated[PartialDate | None, typer.Option("--on", help=_("发生在哪一天；默认今天。")), Day()]
ReasonOption = Annotated[str | None, typer.Option("--reason", help=_("理由。")), Text(lines=True)]
MediumOption = Annotated[str | None, typer.Option("--medium", help=_("用什么方式。")), Suggested("media")]

CategoryOption = Annotated[str | None, typer.Option("--category", help=_("类别。")), Listed("categories")]
ChannelOption = Annotated[str | None, typer.Option("--channel", help=_("征集渠道。")), Listed("channels")]
RaisedOnOption = Annotated[PartialDate | None, typer.Option("--raised-on", help=_("提出日期。")), Day(happened=True)]
RaisedByOption = Annotated[
    str | None, typer.Option("--raised-by", help=_("提出人类别，或 匿名。")), Listed("proposers")
]
RaisedTextOption = Annotated[str | None, typer.Option("--text", help=_("诉求内容。")), Text(lines=True)]
AffectedOption = Annotated[list[str] | None, typer.Option("--affected", help=_("利益攸关方。")), Text()]
PaceOption = Annotated[str | None, typer.Option("--pace", help=_("缓急。")), Listed("paces")]
RoleOption = Annotated[str | None, typer.Option("--role", help=_("身份。")), Listed("roles")]

ContactNameOption = Annotated[
    str | None, typer.Option("--contact-name", help=_("居民姓名；只存进不入 git 的文件。")), Text(is_private=True)
]
ContactPhoneOption = Annotated[
    str | None, typer.Option("--contact-phone", help=_("居民电话；只存进不入 git 的文件。")), Text(is_private=True)
]

SinceOption = Annotated[PartialDate | None, typer.Option("--since", help=_("从哪一天起。")), Day()]
UntilOption = Annotated[PartialDate | None, typer.Option("--until", help=_("到哪一天止。")), Day()]
OverdueOption = Annotated[bool, typer.Option("--overdue", help=_("只看逾期的。"))]
AsOfOption = Annotated[PartialDate | None, typer.Option("--as-of", help=_("哪一天的名册；默认今天。")), Day()]
