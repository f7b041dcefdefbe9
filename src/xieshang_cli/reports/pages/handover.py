"""The page of the last handover of a post: what was handed over, what changed since, who answers for what."""

from collections.abc import Sequence

from xieshang_cli.language import _
from xieshang_cli.model.organisation import Handover, Station
from xieshang_cli.reports.document import Block, Column, Document, Entries, Entry, Facts, Paragraph, Table, Value
from xieshang_cli.reports.pages.context import PageContext, facts
from xieshang_cli.reports.record_data import Data
from xieshang_cli.workflow.acceptance import Differences, differences
from xieshang_cli.workflow.answering import responsible_for_item
from xieshang_cli.workflow.handover import post_option
from xieshang_cli.workflow.next_actions import accept_command
from xieshang_cli.workflow.open_items import OpenItem


def handover_page(
    station: Station, handover: Handover | None, items: Sequence[OpenItem], context: PageContext, post: str
) -> Document:
    """Show the last handover of a post, waiting or accepted, with the differences as of today."""
    if handover is None:
        return _without(station, context, post)
    return Document(
        kind="handover",
        title=_("{station}{post}工作交接").format(station=station.name, post=handover.post),
        as_of=context.today,
        blocks=[
            _parties(station, handover),
            _open(station, items, context),
            *_closed(handover, items),
            *_next(station, handover),
        ],
        counts={
            "items": len(handover.items),
            "open": len(items),
            "opened_since": len(differences(handover, items).opened),
            "closed_since": len(differences(handover, items).closed),
        },
        data=handover_data(station, handover, items, context),
    )


def accepted_page(
    station: Station,
    closed: Handover,
    changes: Differences,
    items: Sequence[OpenItem],
    context: PageContext,
) -> Document:
    """Confirm an acceptance: each thing with its one person, and what became different since the pack was made."""
    said = _("已接收交接 {id}：{giver} → {taker}，{n} 项，每项都有一人负责。").format(
        id=closed.id, giver=closed.from_, taker=closed.to, n=len(closed.accepted)
    )
    accepted = [
        Entry(part.what or part.item, note=_("{item}，{who}负责").format(item=part.item, who=part.responsible))
        for part in closed.accepted
    ]
    opened = [Entry(one.what, note=one.item) for one in changes.opened]
    gone = [Entry(part.what or part.item, note=part.item) for part in changes.closed]
    blocks: list[Block] = [
        Paragraph(said),
        Entries("accepted", accepted, title=_("接收事项"), empty=_("没有未办结的事项。")),
    ]
    if opened:
        blocks.append(Entries("opened_since", opened, title=_("移交以后新增的")))
    if gone:
        blocks.append(Entries("closed_since", gone, title=_("移交以后已经办结或不再办的")))
    if not any(term.name == closed.to for term in station.holders(closed.post, context.today)):
        command = f"xieshang station appoint {station.code} {closed.post} {closed.to} --succeed"
        blocks.append(
            Entries("next", [Entry(_("任命{name}").format(name=closed.to), command=command)], title=_("下一步"))
        )
    data = handover_data(station, closed, items, context)
    return Document("handover", "", context.today, blocks, data=data)


def handover_data(station: Station, handover: Handover, items: Sequence[OpenItem], context: PageContext) -> Data:
    """Give a handover as stored, what became different since, and who answers today for what is open."""
    changes = differences(handover, items)
    return {
        "id": handover.id,
        "station": station.code,
        "post": handover.post,
        "from": handover.from_,
        "to": handover.to,
        "on": handover.on,
        "items": [dict(part) for part in handover.items],
        "accepted_on": handover.accepted_on,
        "accepted_by": handover.accepted_by,
        "accepted": [dict(part) for part in handover.accepted],
        "note": handover.note,
        "opened_since": [item.item for item in changes.opened],
        "closed_since": [part.item for part in changes.closed],
        "open": [
            {
                "item": item.item,
                "kind": item.kind.value,
                "what": item.what,
                "due": item.due,
                "responsible": responsible_for_item(station, item.item, context.today),
            }
            for item in items
        ],
    }


def _without(station: Station, context: PageContext, post: str) -> Document:
    command = _("xieshang station handover {code} --to 接交人").format(code=station.code) + post_option(post)
    return Document(
        kind="handover",
        title=_("{station}{post}工作交接").format(station=station.name, post=post),
        as_of=context.today,
        blocks=[
            Entries("handovers", (), empty=_("没有交接记录。")),
            Entries("next", [Entry(_("移交工作"), command=command)], title=_("下一步")),
        ],
        data={"station": station.code, "post": post, "id": None},
    )


def _parties(station: Station, handover: Handover) -> Facts:
    items: list[tuple[str, str, Value]] = [
        ("id", _("编码"), handover.id),
        ("station", _("工作站"), f"{station.name} {station.code}"),
        ("post", _("职务"), handover.post),
        ("from", _("移交人"), handover.from_),
        ("to", _("接交人"), handover.to),
        ("on", _("移交日期"), handover.on),
        ("handed", _("移交事项"), len(handover.items)),
        ("accepted_on", _("接收日期"), handover.accepted_on or _("等待接收")),
    ]
    if handover.accepted_by:
        items.append(("accepted_by", _("接收确认人"), handover.accepted_by))
    if handover.note:
        items.append(("note", _("说明"), handover.note))
    return facts("handover", "", items)


def _open(station: Station, items: Sequence[OpenItem], context: PageContext) -> Block:
    last = {part.item for one in station.handovers for part in (*one.items, *one.accepted)}
    columns = [
        Column("kind", _("类型")),
        Column("item", _("事项编码")),
        Column("what", _("事项")),
        Column("due", _("期限")),
        Column("responsible", _("现在由谁负责")),
        Column("since", _("交接以后")),
    ]
    rows: list[list[Value]] = [
        [
            item.kind,
            item.item,
            item.what,
            item.due,
            responsible_for_item(station, item.item, context.today),
            "" if item.item in last else _("新增"),
        ]
        for item in items
    ]
    return Table("open", columns, rows, title=_("今天未办结的事项"), empty=_("没有未办结的事项。"), headline="what")


def _closed(handover: Handover, items: Sequence[OpenItem]) -> list[Block]:
    closed = differences(handover, items).closed
    if not closed:
        return []
    entries = [Entry(part.what or part.item, note=part.item) for part in closed]
    return [Entries("closed_since", entries, title=_("移交清单上已经办结或不再办的"))]


def _next(station: Station, handover: Handover) -> list[Block]:
    if not handover.is_waiting:
        return []
    entry = Entry(_("由{name}接收").format(name=handover.to), command=accept_command(station.code, handover.post))
    return [Entries("next", [entry], title=_("下一步"))]
