"""`session notify`: people are invited; the notice is recorded and made."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.list_values import Suggested
from xieshang_cli.cli.options import Day, Text
from xieshang_cli.cli.pages import page_context
from xieshang_cli.cli.parameters import OnOption, SessionArgument
from xieshang_cli.cli.recording import stamp
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.reports.papers.notice import session_notice
from xieshang_cli.workflow.inviting import notify as notified


@command(exits=(3, 4))
def notify(
    env: Env,
    session: SessionArgument,
    on: OnOption = None,
    medium: Annotated[str | None, typer.Option("--medium", help=_("怎样通知的。")), Suggested("media")] = None,
    to: Annotated[list[str] | None, typer.Option("--to", help=_("通知了谁：委员、单位、哪类人。")), Text()] = None,
    material: Annotated[list[str] | None, typer.Option("--material", help=_("随通知送了什么材料。")), Text()] = None,
    materials_on: Annotated[PartialDate | None, typer.Option("--materials-on", help=_("材料哪天送到。")), Day()] = None,
) -> None:
    """登记会议通知和材料，并生成会议通知（加 --format markdown --output 文件.md 存成文件）。

    例如：
      xieshang session notify 3n8k --medium 微信 --to 下沉委员 --to 区住建局 --material 调研报告
    """
    new = env.archive.change_session(
        session,
        lambda old: notified(
            old,
            stamp(env, on),
            medium=medium,
            to=tuple(to or ()),
            materials=tuple(material or ()),
            materials_on=materials_on,
        ),
    )
    env.say(_("{what}。").format(what=new.events[-1].what))
    env.show(session_notice(new, page_context(env)), ids=[new.id])
