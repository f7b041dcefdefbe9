"""`plan propose`, `answer`, `stage`, `add`, `link`, `drop`: how a yearly plan comes about and is carried out."""

from collections.abc import Callable
from datetime import date
from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.dates import partial_date
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.list_values import Listed, Suggested
from xieshang_cli.cli.options import OneOf, Reference, Text
from xieshang_cli.cli.parameters import IdOption, OnOption, ReasonOption
from xieshang_cli.cli.places import division_code, place_name
from xieshang_cli.cli.plan.parameters import PlanDivisionOption, YearOption, plan_of, plan_place
from xieshang_cli.cli.recording import item_id, stamp
from xieshang_cli.cli.suggestions import folded
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.plan import Plan
from xieshang_cli.model.vocabulary import Level, PlanStageKind, ProposalResult
from xieshang_cli.reports.document import Block, Document, Entries, Entry, Paragraph
from xieshang_cli.reports.record_data import plan_data
from xieshang_cli.storage.references import Kind
from xieshang_cli.workflow import plans
from xieshang_cli.workflow.building import say

ProposalArgument = Annotated[str, typer.Argument(metavar=_("建议"), help=_("建议的编码，如 b-7k3m。")), Text()]
PlannedArgument = Annotated[str, typer.Argument(metavar=_("计划议题"), help=_("计划议题的编码，如 e-7k3m。")), Text()]

_STAGES = _("、").join(f"{stage.value} {_(stage.label)}" for stage in PlanStageKind)


@command(exits=(3, 4))
def propose(
    env: Env,
    text: Annotated[str, typer.Option("--text", help=_("建议协商什么。")), Text(lines=True)],
    by: Annotated[
        str, typer.Option("--by", help=_("谁提的：类别，如 政协委员、职能部门、群众。")), Listed("proposers")
    ],
    name: Annotated[str | None, typer.Option("--name", help=_("委员或单位的名称；居民不写姓名。")), Text()] = None,
    on: OnOption = None,
    identity: IdOption = None,
    division: PlanDivisionOption = None,
    year: YearOption = None,
) -> None:
    """登记一条列入年度计划的建议。

    例如：
      xieshang plan propose --by 职能部门 --name 县水务局 --text 农村饮水安全
    """
    own = item_id("b", identity)
    _change(
        env,
        division,
        year,
        lambda old: plans.propose(old, stamp(env, on), id=own, by=by, name=name, text=text),
        may_begin=True,
    )


@command(exits=(3, 4))
def answer(
    env: Env,
    proposal: ProposalArgument,
    result: Annotated[ProposalResult, typer.Option("--result", help=_("怎样处理。")), OneOf(ProposalResult)],
    reason: ReasonOption = None,
    on: OnOption = None,
    division: PlanDivisionOption = None,
    year: YearOption = None,
) -> None:
    """答复一条建议：列入、合并列入，或未列入并写明理由。"""
    wanted = folded(proposal)
    _change(env, division, year, lambda old: plans.answer(old, wanted, result, stamp(env, on), reason))


@command(exits=(3, 4))
def stage(
    env: Env,
    stage: Annotated[
        PlanStageKind,
        typer.Argument(metavar=_("环节"), help=_("到了哪个环节：{stages}。").format(stages=_STAGES)),
        OneOf(PlanStageKind),
    ],
    by: Annotated[str | None, typer.Option("--by", help=_("谁经办、哪次会议。")), Text()] = None,
    note: Annotated[str | None, typer.Option("--note", help=_("情况。")), Text(lines=True)] = None,
    on: OnOption = None,
    division: PlanDivisionOption = None,
    year: YearOption = None,
) -> None:
    """记录计划的制定环节：起草、三办修改、主席会议审议、常委会审定。

    例如：
      xieshang plan stage decided --by 县委常委会第12次会议 --on 2026-01-20
    """
    _change(env, division, year, lambda old: plans.reach(old, stage, by or "", stamp(env, on), note), may_begin=True)


@command(exits=(3, 4))
def add(
    env: Env,
    title: Annotated[str, typer.Option("--title", help=_("议题名称。")), Text()],
    month: Annotated[
        str | None, typer.Option("--month", metavar=_("日期"), help=_("计划在哪个月协商。")), Text()
    ] = None,
    level: Annotated[Level | None, typer.Option("--level", help=_("哪一级协商。")), OneOf(Level)] = None,
    form: Annotated[str | None, typer.Option("--form", help=_("协商形式。")), Suggested("plan_forms")] = None,
    lead: Annotated[str | None, typer.Option("--lead", help=_("牵头的领导、专委会或单位。")), Text()] = None,
    unit: Annotated[
        str | None, typer.Option("--for", help=_("由哪个区划承办；默认计划所属的区划。")), Reference("division")
    ] = None,
    proposal: Annotated[str | None, typer.Option("--proposal", help=_("来自哪条建议。")), Text()] = None,
    reason: ReasonOption = None,
    on: OnOption = None,
    identity: IdOption = None,
    division: PlanDivisionOption = None,
    year: YearOption = None,
) -> None:
    """把一个议题列入年度计划；计划审定之后再加的，要写明理由。

    例如：
      xieshang plan add --title 加装电梯 --month 2026-05 --level township --form 专题协商
    """
    facts = {
        "id": item_id("e", identity),
        "title": title,
        "month": _month(env, month, plan_place(env, division, year)[1]),
        "level": level,
        "form": form,
        "lead": lead,
        "division": division_code(env, unit) if unit else None,
        "proposal": folded(proposal) if proposal else None,
    }
    _change(env, division, year, lambda old: plans.add_topic(old, stamp(env, on), reason, **facts), may_begin=True)


@command(exits=(3, 4))
def link(
    env: Env,
    planned: PlannedArgument,
    topic: Annotated[str, typer.Option("--topic", help=_("对应哪个议题。")), Reference("topic")],
    on: OnOption = None,
    division: PlanDivisionOption = None,
    year: YearOption = None,
) -> None:
    """说明计划里的一个议题就是哪个议题，进展从此自动统计。"""
    identity, records = env.archive.resolve(Kind.TOPIC, topic), env.archive.records
    wanted = folded(planned)
    _change(env, division, year, lambda old: plans.link(old, wanted, identity, records, stamp(env, on)))


@command(exits=(3, 4))
def drop(
    env: Env,
    planned: PlannedArgument,
    reason: ReasonOption = None,
    on: OnOption = None,
    division: PlanDivisionOption = None,
    year: YearOption = None,
) -> None:
    """从计划里取消一个议题，写明理由；记录不删。"""
    say(reason=reason)
    wanted = folded(planned)
    _change(env, division, year, lambda old: plans.drop(old, wanted, reason, stamp(env, on)))


def _change(
    env: Env, division: str | None, year: int | None, alter: Callable[[Plan], Plan], *, may_begin: bool = False
) -> None:
    """Change the plan meant and confirm it; only what begins a plan makes one that is not there."""
    code, chosen = plan_place(env, division, year)
    if not may_begin:
        plan_of(env, division, year)
    new = env.archive.change_plan(code, chosen, alter)
    said = _("{place} {year} 年度计划：{what}。").format(
        place=place_name(env, code), year=chosen, what=new.events[-1].what
    )
    shown = _options(env, code, chosen)
    steps = [Entry(_("查看计划"), command=f"xieshang plan show{shown}")]
    blocks: list[Block] = [Paragraph(said), Entries("next", steps, title=_("下一步"))]
    env.show(Document("plan", "", env.today, blocks, data=plan_data(new)), ids=[new.id])


def _month(env: Env, typed: str | None, year: int) -> PartialDate | None:
    """Read a month of the plan's year; `5月` needs no year."""
    if typed is None:
        return None
    month = partial_date(typed, date(year, 1, 1), "future")
    if month.text != typed:
        env.say(_("日期“{typed}”理解为 {date}。").format(typed=typed, date=month.text))
    return month


def _options(env: Env, code: str, year: int) -> str:
    division = f" --division {code}" if code != env.archive.settings.division else ""
    return division + (f" --year {year}" if year != env.today.year else "")
