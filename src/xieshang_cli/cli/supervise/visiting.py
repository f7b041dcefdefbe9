"""`supervise visit`, `supervise finding`, `supervise resolve`: what visits find, and that it was put right."""

import re
from collections.abc import Sequence
from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Day, Reference, Text
from xieshang_cli.cli.pages import page_context
from xieshang_cli.cli.parameters import IdOption, OnOption
from xieshang_cli.cli.places import station_names
from xieshang_cli.cli.prompts import MissingAnswersError
from xieshang_cli.cli.recording import item_id, stamp
from xieshang_cli.cli.suggestions import folded
from xieshang_cli.cli.supervise.targets import committee_of, finding_target, ids_in_use, person, visit_target, visitor
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.model.identity import code_of, is_member_id
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.supervision import Supervision, Visit
from xieshang_cli.reports.document import Block, Column, Document, Entries, Paragraph, Table
from xieshang_cli.reports.pages.visit import finding_entry, visit_data
from xieshang_cli.storage.references import Kind
from xieshang_cli.workflow import supervision
from xieshang_cli.workflow.building import brief
from xieshang_cli.workflow.supervision import Found

_DUE = re.compile(r"(?P<text>.*\S)\s*[@＠]\s*(?P<due>[0-9０-９]\S*)", re.DOTALL)
_PLACE = re.compile(r"(?P<place>[^=＝]{1,40})[=＝](?P<text>.+)", re.DOTALL)

VisitArgument = Annotated[str, typer.Argument(metavar=_("督导"), help=_("督导的编码。")), Reference("visit")]
DueOption = Annotated[PartialDate | None, typer.Option("--due", help=_("整改期限。")), Day(prefer="future")]


class WhichStationError(UsageError):
    """The visit went to several stations, and nobody said at which of them this was found."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _("这次督导到了几个工作站，要写明“{text}”是哪个站的。").format(text=brief(text, 20)),
            hint=_("写成 --finding 工作站=问题，或用 --station 写明。"),
        )


@command(exits=(3, 4))
def visit(
    env: Env,
    station: Annotated[
        list[str], typer.Option("--station", help=_("到了哪个工作站；可写多次。")), Reference("station")
    ],
    by: Annotated[list[str], typer.Option("--by", help=_("谁去督导：姓名或委员编码；可写多次。")), Text()],
    on: OnOption = None,
    finding: Annotated[
        list[str] | None,
        typer.Option(
            "--finding",
            metavar=_("问题"),
            help=_("发现的问题，可写多次；后面可加 @整改期限，到了几个站的前面写 工作站=。"),
        ),
        Text(lines=True),
    ] = None,
    due: DueOption = None,
    committee: Annotated[
        str | None,
        typer.Option("--committee", help=_("哪个政协的督导；默认是督导人员所在的，否则是县级的。")),
        Reference("committee"),
    ] = None,
    note: Annotated[str | None, typer.Option("--note", help=_("情况。")), Text(lines=True)] = None,
    identity: IdOption = None,
) -> None:
    """记录一次督导：哪天、谁、到了哪些工作站、发现什么问题、限期何时整改。

    --due 是没有另写期限的问题共同的整改期限。

    例如：
      xieshang supervise visit --on 2026-03-01 --by 李华 --station 620302001 --finding "制度没有上墙 @2026-04-01"
      xieshang supervise visit --by 李华 --station 滨河路 --station 桂林路 --finding 滨河路=没有标识牌 --due 2026-04-01
    """
    stations = [env.archive.resolve(Kind.STATION, one) for one in station]
    code = _committee(env, committee, by, stations)
    people = [visitor(env, who, code) for who in by]
    found = [_found(env, text, stations, due) for text in finding or ()]
    known, wanted = ids_in_use(env), item_id("v", identity)

    def alter(old: Supervision) -> Supervision:
        return supervision.visit(
            old, stamp(env, on), by=people, stations=stations, found=found, note=note, identity=wanted, taken=known
        )

    new = env.archive.change_supervision(code, alter)
    made = new.visits[-1]
    said = _("已记录督导 {id}：{day}，{stations}，发现问题 {n} 个。").format(
        id=made.id, day=made.on, stations=_names(env, made.stations), n=len(made.findings)
    )
    _show(env, new, made, said, made.id)


@command(exits=(3, 4))
def finding(
    env: Env,
    visit: VisitArgument,
    text: Annotated[str, typer.Option("--text", help=_("发现的问题。")), Text(lines=True)],
    station: Annotated[str | None, typer.Option("--station", help=_("哪个工作站的。")), Reference("station")] = None,
    due: DueOption = None,
) -> None:
    """给一次督导补记发现的问题。

    例如：
      xieshang supervise finding v-4k7x --text 值班表没有更新 --due 2026-04-01
    """
    code, identity = visit_target(env, visit)
    place = None if station is None else env.archive.resolve(Kind.STATION, station)
    known = ids_in_use(env)

    def alter(old: Supervision) -> Supervision:
        if place is None and len(supervision.find_visit(old, identity).stations) > 1:
            raise WhichStationError(text)
        return supervision.add_finding(old, stamp(env), identity, Found(text, place, due), known)

    new = env.archive.change_supervision(code, alter)
    changed = supervision.find_visit(new, identity)
    added = changed.findings[-1].id
    _show(env, new, changed, _("督导 {visit} 已补记问题 {id}。").format(visit=identity, id=added), added)


@command(exits=(3, 4))
def resolve(
    env: Env,
    finding: Annotated[str, typer.Argument(metavar=_("问题"), help=_("督导问题的编码。")), Reference("visit-finding")],
    by: Annotated[str, typer.Option("--by", help=_("谁确认已经整改。")), Text()],
    how: Annotated[str, typer.Option("--how", help=_("怎样整改的。")), Text(lines=True)],
    on: OnOption = None,
) -> None:
    """记录督导发现的问题已经整改，由谁确认；问题留在记录里。

    例如：
      xieshang supervise resolve f-4k7x --by 李华 --how 制度已上墙
    """
    code, identity = finding_target(env, finding)
    who = person(env, by)
    new = env.archive.change_supervision(
        code,
        lambda old: supervision.resolve(
            old, stamp(env, on), identity, by=who.member or who.name, how=how, called=who.name
        ),
    )
    of, right = supervision.find_finding(new, identity)
    said = _("督导问题 {id} 已整改：{text}。").format(id=identity, text=brief(right.text))
    _show(env, new, of, said, identity)


def _committee(env: Env, said: str | None, by: Sequence[str], stations: Sequence[str]) -> str:
    if said is None:
        ids = [visitor(env, who) for who in by]
        committees = {code_of(one) for one in ids if is_member_id(one)}
        if len(committees) == 1:
            return committees.pop()
    return committee_of(env, stations, said, None)


def _found(env: Env, typed: str, stations: Sequence[str], due: PartialDate | None) -> Found:
    """Read `PLACE=TEXT @DUE`; place and day may be left out."""
    text, place = typed, None
    dated = _DUE.fullmatch(text)
    if dated:
        text, due = dated["text"], Day(prefer="future").read(env, dated["due"])
    placed = _PLACE.fullmatch(text)
    if placed:
        place = _visited(env, placed["place"], stations)
        text = placed["text"].strip() if place else text
    if not text.strip():
        raise MissingAnswersError(["--finding"])
    if place is None and len(set(stations)) > 1:
        raise WhichStationError(text)
    return Found(text, place, due)


def _visited(env: Env, typed: str, stations: Sequence[str]) -> str | None:
    """Give the station meant among those visited; None where the words are no station but part of the text."""
    wanted, names = folded(typed), station_names(env)
    found = [code for code in dict.fromkeys(stations) if wanted == code or wanted in folded(names.get(code, ""))]
    return found[0] if len(found) == 1 else None


def _names(env: Env, stations: Sequence[str]) -> str:
    names = station_names(env)
    return _("、").join(names.get(code, code) for code in stations)


def _show(env: Env, record: Supervision, changed: Visit, said: str, identity: str) -> None:
    context = page_context(env)
    waiting = [finding_entry(one, context) for one in changed.findings if one.put_right_on is None]
    blocks: list[Block] = [Paragraph(said)]
    if waiting:
        blocks.append(Entries("findings", waiting, title=_("待整改")))
    if env.format in {"csv", "tsv"}:
        columns = [Column("id", "id"), Column("visit", "visit"), Column("committee", "committee")]
        blocks = [Table("visit", columns, [[identity, changed.id, record.code]])]

    def data() -> object:
        return visit_data(record, changed, context)

    env.show(Document("visit", "", env.today, blocks, data=data), ids=[identity])
