"""`station new`: enters a workstation."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Day, Reference, Text
from xieshang_cli.cli.places import division_names
from xieshang_cli.cli.recording import stamp
from xieshang_cli.cli.suggestions import folded
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.model.identity import DIVISION_CODE
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.vocabulary import HEAD
from xieshang_cli.reports.document import Block, Document, Entries, Entry, Paragraph
from xieshang_cli.reports.record_data import station_data
from xieshang_cli.storage.references import Kind
from xieshang_cli.workflow.next_actions import appoint_command
from xieshang_cli.workflow.stations import new_station


class StationNameMissingError(UsageError):
    """Nobody said what the station is called, and the name of its township is not known."""

    def __init__(self, code: str) -> None:
        super().__init__(
            _("缺少选项 --name：{code} 不在区划里，不知道工作站叫什么。").format(code=code),
            hint=_("导入区划：xieshang division import 文件.csv"),
        )


@command(exits=(3,))
def new(
    env: Env,
    code: Annotated[
        str, typer.Argument(metavar=_("代码"), help=_("所在乡镇街道的 9 位代码或名称。")), Reference("division")
    ],
    name: Annotated[str | None, typer.Option("--name", help=_("工作站名称；默认取自乡镇街道。")), Text()] = None,
    founded_on: Annotated[
        PartialDate | None, typer.Option("--founded-on", help=_("成立日期。")), Day(happened=True)
    ] = None,
    head: Annotated[str | None, typer.Option("--head", help=_("站长姓名。")), Text()] = None,
    head_party_post: Annotated[
        str | None, typer.Option("--head-party-post", help=_("站长的党内职务。")), Text()
    ] = None,
    head_member: Annotated[str | None, typer.Option("--head-member", help=_("站长的委员编码。")), Text()] = None,
    head_since: Annotated[PartialDate | None, typer.Option("--head-since", help=_("站长任职日期。")), Day()] = None,
) -> None:
    """登记一个委员工作站；它的代码就是所在乡镇街道的代码。

    例如：
      xieshang station new 620302001 --founded-on 2019-06 --head 张明
    """
    township = _township(env, code)
    station = new_station(
        township,
        name or _name_of(env, township),
        stamp(env),
        founded_on=founded_on,
        head=head,
        head_since=head_since,
        head_party_post=head_party_post,
        head_member=head_member,
    )
    env.archive.add(station)
    env.show(_document(env, station), ids=[station.code])


def _township(env: Env, reference: str) -> str:
    """Give the code of the township; where townships are recorded it must be one of them."""
    code = folded(reference)
    is_code = DIVISION_CODE.fullmatch(code) is not None and code != ""
    if is_code and (len(code) != 9 or not any(len(known) == 9 for known in division_names(env))):
        return code
    return env.archive.resolve(Kind.DIVISION, reference)


def _name_of(env: Env, code: str) -> str:
    township = division_names(env).get(code)
    if township is None:
        raise StationNameMissingError(code)
    return f"{township}委员工作站"  # a name in the record, in the language of records


def _document(env: Env, station: Station) -> Document:
    said = _("已登记工作站 {code}“{name}”。").format(code=station.code, name=station.name)
    steps = [
        *([] if station.posts else [Entry(_("任命站长"), command=appoint_command(station.code, HEAD))]),
        Entry(_("登记诉求"), command=_("xieshang request new --station {code} --text 内容").format(code=station.code)),
        Entry(_("收集议题"), command=f"xieshang topic new --station {station.code}"),
    ]
    blocks: list[Block] = [Paragraph(said), Entries("next", steps, title=_("下一步"))]
    return Document("station", "", env.today, blocks, data=station_data(station, env.archive.policy, env.today))
