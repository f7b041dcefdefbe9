"""`session conclude`."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import OneOf, Text
from xieshang_cli.cli.parameters import OnOption, ReasonOption, SessionArgument, TopicOption
from xieshang_cli.cli.prompts import MissingAnswersError
from xieshang_cli.cli.recording import show_session, stamp
from xieshang_cli.language import _
from xieshang_cli.model.session import Outcome, Session
from xieshang_cli.model.vocabulary import Result
from xieshang_cli.storage.references import Kind
from xieshang_cli.workflow import sessions


@command(exits=(3, 4))
def conclude(
    env: Env,
    session: SessionArgument,
    topic: TopicOption = None,
    result: Annotated[Result | None, typer.Option("--result", help=_("协商结果。")), OneOf(Result)] = None,
    agreement: Annotated[list[str] | None, typer.Option("--agreement", help=_("一条共识。")), Text(lines=True)] = None,
    reservation: Annotated[
        list[str] | None, typer.Option("--reservation", help=_("一条保留意见。")), Text(lines=True)
    ] = None,
    reason: ReasonOption = None,
    replace: Annotated[bool, typer.Option("--replace", help=_("改写已有的结果。"))] = False,
    on: OnOption = None,
) -> None:
    """记录协商会对一个议题的结果：结论、逐条共识、保留意见。不带 --result 则补充已有的结果。

    例如：
      xieshang session conclude 3n8k --result 达成共识 --agreement 由业委会牵头委托设计 --agreement 一楼住户免费用梯
    """
    about = env.archive.resolve(Kind.TOPIC, topic) if topic else None

    def alter(old: Session) -> Session:
        if about is None and len(old.topics) > 1:
            raise MissingAnswersError(["--topic"])
        return sessions.conclude(
            old,
            about or old.topics[0],
            result,
            stamp(env, on),
            agreement or (),
            reservation or (),
            reason=reason,
            replace=replace,
        )

    new = env.archive.change_session(session, alter)
    outcome = new.outcome_for(about or new.topics[0])
    assert outcome is not None
    show_session(env, new, _said(new, outcome))


def _said(session: Session, outcome: Outcome) -> str:
    said = _("协商会 {id} 对议题 {topic}：{result}。").format(
        id=session.id, topic=outcome.topic, result=_(outcome.result.label)
    )
    points = [f"  {point.id} {point.text}" for point in outcome.agreements]
    points += [_("  {id} 保留意见：{text}").format(id=point.id, text=point.text) for point in outcome.reservations]
    return "\n".join([said, *points])
