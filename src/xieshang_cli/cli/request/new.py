"""`request new`: enters a resident's request in the register."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.list_values import Listed
from xieshang_cli.cli.options import Text
from xieshang_cli.cli.parameters import (
    ChannelOption,
    ContactNameOption,
    ContactPhoneOption,
    IdOption,
    OnOption,
    StationOption,
)
from xieshang_cli.cli.people import keep_private
from xieshang_cli.cli.places import unit_code
from xieshang_cli.cli.recording import record_id, stamp
from xieshang_cli.language import _
from xieshang_cli.model.identity import year_of
from xieshang_cli.reports.document import Block, Document, Entries, Entry, Paragraph
from xieshang_cli.reports.record_data import request_data
from xieshang_cli.storage.references import Kind
from xieshang_cli.workflow.requests import new_request


@command(exits=(3, 4))
def new(
    env: Env,
    text: Annotated[str, typer.Option("--text", help=_("诉求内容。")), Text(lines=True)],
    station: StationOption = None,
    on: OnOption = None,
    channel: ChannelOption = None,
    by: Annotated[str | None, typer.Option("--by", help=_("提出人类别。")), Listed("proposers")] = None,
    received_by: Annotated[str | None, typer.Option("--received-by", help=_("受理人。")), Text()] = None,
    contact_name: ContactNameOption = None,
    contact_phone: ContactPhoneOption = None,
    identity: IdOption = None,
) -> None:
    """登记一条居民诉求。姓名和电话只存进不入 git 的文件。

    例如：
      xieshang request new --text 六楼老人下楼难 --channel 意见箱 --contact-name 李秀英 --contact-phone 13800000000
    """
    unit = unit_code(env, station)
    request_id = record_id(env, Kind.REQUEST, identity, unit, on)
    person = None
    if contact_name or contact_phone:
        person = keep_private(env, request_id, name=contact_name, phone=contact_phone)
    env.archive.change_requests(
        unit,
        int(year_of(request_id)),
        lambda register: new_request(
            register,
            request_id,
            stamp(env, on),
            channel=channel,
            by=by,
            person=person,
            text=text,
            received_by=received_by,
        ),
    )
    env.show(_document(env, request_id), ids=[request_id])


def _document(env: Env, request_id: str) -> Document:
    records = env.archive.records
    request = records.request(request_id)
    assert request is not None
    name = env.archive.short(Kind.REQUEST, request_id)
    steps = [
        Entry(_("立为议题"), command=_("xieshang topic new --request {id} --title 名称").format(id=name)),
        Entry(_("并入已有议题"), command=_("xieshang request link {id} --topic 议题").format(id=name)),
    ]
    said = Paragraph(_("已登记诉求 {id}。").format(id=request_id))
    blocks: list[Block] = [said, Entries("next", steps, title=_("下一步"))]
    return Document("request", "", env.today, blocks, data=request_data(request, records))
