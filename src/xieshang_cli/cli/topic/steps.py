"""`topic decide`, `topic research`, `topic adopt`: the second and third step, and what became of it above."""

from typing import Annotated, Any

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.list_values import Suggested
from xieshang_cli.cli.options import Day, OneOf, Text
from xieshang_cli.cli.parameters import IdOption, OnOption, ReasonOption, TopicArgument
from xieshang_cli.cli.prompts import MissingAnswersError
from xieshang_cli.cli.recording import item_id, named, show_topic, stamp
from xieshang_cli.cli.topic.deciding import formal_number, screening_answers
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import AdoptionResult, Decision, Level
from xieshang_cli.workflow import topics


@command(exits=(3, 4))
def decide(
    env: Env,
    topic: TopicArgument,
    result: Annotated[Decision | None, typer.Option("--result", help=_("审定结果。")), OneOf(Decision)] = None,
    on: OnOption = None,
    by: Annotated[str | None, typer.Option("--by", help=_("审定机构。")), Text()] = None,
    approver: Annotated[str | None, typer.Option("--approver", help=_("批准人。")), Text()] = None,
    reason: ReasonOption = None,
    scope: Annotated[Level | None, typer.Option("--scope", help=_("议事范围。")), OneOf(Level)] = None,
    told_on: Annotated[
        PartialDate | None, typer.Option("--told-on", help=_("哪一天告知了提出人。")), Day(happened=True)
    ] = None,
    number: Annotated[
        str | None, typer.Option("--number", help=_("编号；列入协商的议题不给则自动编。")), Text()
    ] = None,
    screening: Annotated[
        list[str] | None, typer.Option("--screening", help=_("筛选问题的回答：序号=回答。")), Text()
    ] = None,
    transferred_to: Annotated[str | None, typer.Option("--transferred-to", help=_("转往哪个渠道。")), Text()] = None,
    plan: Annotated[str | None, typer.Option("--plan", help=_("列入哪个年度计划。")), Text()] = None,
    claimed_by: Annotated[list[str] | None, typer.Option("--claimed-by", help=_("认领的委员。")), Text()] = None,
) -> None:
    """确定议题：记录审定结果、理由、谁定的、在多大范围议；可以分几次补全。

    例如：
      xieshang topic decide 7k3m --result 列入协商 --by 党工委会议 --reason 涉及多数住户 --scope 乡级
    """
    facts: dict[str, Any] = {
        "result": result, "on": on, "by": by, "approver": approver, "reason": reason, "scope": scope,
        "told_on": told_on, "transferred_to": transferred_to, "plan": plan, "claimed_by": tuple(claimed_by or ()),
        "screening": screening_answers(env, screening or ()),
    }  # fmt: skip

    if not number and not any(facts.values()):
        raise MissingAnswersError(["--result"])

    def alter(old: Topic) -> Topic:
        given = number or formal_number(env, old, result, on)
        return topics.decide(old, env.archive.records, stamp(env, on), number=given, **facts)

    new = env.archive.change_topic(topic, alter)
    show_topic(env, new, _decided(new))


@command(exits=(3, 4))
def research(
    env: Env,
    topic: TopicArgument,
    on: OnOption = None,
    method: Annotated[str | None, typer.Option("--method", help=_("调研方式。")), Suggested("methods")] = None,
    by: Annotated[list[str] | None, typer.Option("--by", help=_("谁去调研。")), Text()] = None,
    findings: Annotated[str | None, typer.Option("--findings", help=_("调研发现。")), Text(lines=True)] = None,
    fact: Annotated[list[str] | None, typer.Option("--fact", help=_("数据或事实。")), Text(lines=True)] = None,
    identity: IdOption = None,
) -> None:
    """记录一次议前调研：何时、怎样、谁去、发现什么。

    例如：
      xieshang topic research 7k3m --method 入户走访 --by 张明 --by 王芳 --findings 三个单元同意 --fact 48户中41户同意
    """
    if not (method or by or findings or fact):
        raise MissingAnswersError(["--method", "--by", "--findings"])

    def alter(old: Topic) -> Topic:
        return topics.add_research(
            old,
            stamp(env, on),
            id=item_id("r", identity),
            method=method,
            by=tuple(by or ()),
            findings=findings,
            facts=tuple(fact or ()),
        )

    new = env.archive.change_topic(topic, alter)
    said = _("议题 {topic}：已登记调研 {id}。").format(topic=named(new), id=new.research[-1].id)
    show_topic(env, new, said)


@command(exits=(3, 4))
def adopt(
    env: Env,
    topic: TopicArgument,
    submitted_on: Annotated[
        PartialDate | None, typer.Option("--submitted-on", help=_("报送日期。")), Day(happened=True)
    ] = None,
    to: Annotated[str | None, typer.Option("--to", help=_("报送哪个机关。")), Text()] = None,
    document_number: Annotated[str | None, typer.Option("--document-number", help=_("文号。")), Text()] = None,
    result: Annotated[
        AdoptionResult | None, typer.Option("--result", help=_("采纳情况。")), OneOf(AdoptionResult)
    ] = None,
    on: OnOption = None,
    reason: ReasonOption = None,
) -> None:
    """记录党委政府对协商成果的采纳：报给谁、文号、采纳没有、为什么。

    例如：
      xieshang topic adopt 7k3m --to 区政府 --document-number 金政办〔2026〕12号 --result 采纳
    """

    def alter(old: Topic) -> Topic:
        return topics.adopt(
            old,
            stamp(env, on),
            submitted_on=submitted_on,
            to=to,
            document_number=document_number,
            result=result,
            on=on if on or result is None else stamp(env).day,
            reason=reason,
        )

    new = env.archive.change_topic(topic, alter)
    show_topic(env, new, _("议题 {topic}：已登记采纳情况。").format(topic=named(new)))


def _decided(topic: Topic) -> str:
    result = topic.decision.result if topic.decision else None
    if result is None:
        return _("议题 {topic}：已登记审定情况，还没有审定结果。").format(topic=named(topic))
    number = _("，编号 {number}").format(number=topic.number) if topic.number else ""
    return _("议题 {topic}：{result}{number}。").format(topic=named(topic), result=_(result.label), number=number)
