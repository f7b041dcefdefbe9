"""`session conclude`: what a session came to for one topic, and the tasks that follow from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Day, OneOf, Text
from xieshang_cli.cli.parameters import OnOption, ReasonOption, SessionArgument, TopicOption
from xieshang_cli.cli.prompts import MissingAnswersError
from xieshang_cli.cli.recording import show_session, stamp
from xieshang_cli.errors import XieshangError
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.session import Agreement, Outcome, Session
from xieshang_cli.model.task import Task
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Result
from xieshang_cli.storage.references import Kind
from xieshang_cli.workflow import promising, sessions
from xieshang_cli.workflow.stamp import Stamp
from xieshang_cli.workflow.tasks import add_task


@dataclass(frozen=True, slots=True)
class Promise:
    """Who carries out the agreements until when, and who answered what at once."""

    agreements: Sequence[str]
    lead: str | None
    due: PartialDate | None
    supervisor: str | None
    answers: Sequence[str]
    by: str | None

    @property
    def is_none(self) -> bool:
        """Whether no task follows from the command."""
        return not self.lead and not self.answers


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
    lead: Annotated[str | None, typer.Option("--lead", help=_("这几条共识由谁主办：同时分派任务。")), Text()] = None,
    due: Annotated[PartialDate | None, typer.Option("--due", help=_("完成期限。")), Day(prefer="future")] = None,
    supervisor: Annotated[str | None, typer.Option("--supervisor", help=_("督办人，不能是主办单位。")), Text()] = None,
    on_the_spot: Annotated[
        list[str] | None,
        typer.Option("--on-the-spot", help=_("一条当场答复：记为共识，任务由答复单位申报，等别人确认。")),
        Text(lines=True),
    ] = None,
    by: Annotated[str | None, typer.Option("--by", help=_("当场答复的单位。")), Text()] = None,
    replace: Annotated[bool, typer.Option("--replace", help=_("改写已有的结果。"))] = False,
    on: OnOption = None,
) -> None:
    """记录协商会对一个议题的结果：结论、逐条共识、保留意见。不带 --result 则补充已有的结果。

    带 --lead 的，把这几条共识同时交给主办单位；当场答复的用 --on-the-spot 和 --by。先写协商会，再写议题；
    第二步没有写成的，原样再运行一次，只补没有的任务。

    例如：
      xieshang session conclude 3n8k --result 达成共识 --agreement 由业委会牵头委托设计 --agreement 一楼住户免费用梯
      xieshang session conclude 3n8k --agreement 月底前修好路灯 --lead 区住建局 --due 6月30日 --supervisor 李主席
      xieshang session conclude 3n8k --on-the-spot 明天起增加一班保洁 --by 街道办
    """
    promise = Promise(agreement or (), lead, due, supervisor, on_the_spot or (), by)
    _require_whole(promise)
    held = env.archive.session(session)
    about = env.archive.resolve(Kind.TOPIC, topic) if topic else held.topics[0]
    if topic is None and len(held.topics) > 1:
        raise MissingAnswersError(["--topic"])
    when = stamp(env, on)
    if not promise.is_none:
        # What would be refused later is refused before anything is written.
        add_task(
            env.archive.topic(about), env.archive.records, when, what=".", lead=lead, due=due, supervisor=supervisor
        )
    agreements = [*promise.agreements, *promise.answers]
    carried_out = env.archive.topic(about).agreements_with_task

    def alter(old: Session) -> Session:
        new = sessions.conclude(old, about, result, when, agreements, reservation or (), reason=reason, replace=replace)
        sessions.require_promised(old, new, carried_out)
        return new

    said_before = promising.is_recorded(held.outcome_for(about), result, set(agreements), set(reservation or ()))
    is_rerun = said_before and not promise.is_none and not replace
    new = held if is_rerun else env.archive.change_session(held.id, alter)
    outcome = new.outcome_for(about)
    assert outcome is not None
    tasks = _assign(env, new, outcome, promise, when)
    if not tasks and not promise.is_none:
        env.say(_("这几条共识都已经有任务，任务没有改；要改用 xieshang task edit。"))
    show_session(env, new, _said(new, outcome, tasks))


def _require_whole(promise: Promise) -> None:
    """Refuse half a promise: a deadline without a unit, a unit without an agreement, an answer nobody gave."""
    if (promise.due or promise.supervisor) and promise.is_none:
        raise MissingAnswersError(["--lead"])
    if promise.lead and not promise.agreements:
        raise MissingAnswersError(["--agreement"])
    if promise.answers and not promise.by:
        raise MissingAnswersError(["--by"])
    if promise.by and not promise.answers:
        raise MissingAnswersError(["--on-the-spot"])


def _assign(env: Env, session: Session, outcome: Outcome, promise: Promise, when: Stamp) -> list[Task]:
    """Make the tasks in the topic, the second of two files; give those made."""
    if promise.is_none:
        return []
    records = env.archive.records
    agreed, answered = (_worded(outcome, texts) for texts in (promise.agreements, promise.answers))
    before = {task.id for task in env.archive.topic(outcome.topic).tasks}

    def alter(old: Topic) -> Topic:
        new = old
        if promise.lead:
            new = promising.promise(
                new, agreed, records, when, lead=promise.lead, due=promise.due, supervisor=promise.supervisor
            )
        if promise.by:
            new = promising.answer_at_once(
                new, answered, promise.by, session.id, records, when, supervisor=promise.supervisor
            )
        return new

    try:
        topic = env.archive.change_topic(outcome.topic, alter)
    except XieshangError as error:
        again = _("结果已经写进协商会，任务还没有；原样再运行一次，只补没有的任务。")
        error.hint = "\n".join(filter(None, (error.hint, again)))
        raise
    return [task for task in topic.tasks if task.id not in before]


def _worded(outcome: Outcome, texts: Sequence[str]) -> list[Agreement]:
    return [agreement for agreement in outcome.agreements if agreement.text in texts]


def _said(session: Session, outcome: Outcome, tasks: Sequence[Task]) -> str:
    said = _("协商会 {id} 对议题 {topic}：{result}。").format(
        id=session.id, topic=outcome.topic, result=_(outcome.result.label)
    )
    points = [f"  {point.id} {point.text}" for point in outcome.agreements]
    points += [_("  {id} 保留意见：{text}").format(id=point.id, text=point.text) for point in outcome.reservations]
    return "\n".join([said, *points, *map(_assigned, tasks)])


def _assigned(task: Task) -> str:
    if task.claim:
        return _("  {agreement} 由{lead}当场答复，任务 {id} 等别人确认").format(
            agreement=task.agreement, lead=task.lead, id=task.id
        )
    if task.due:
        return _("  {agreement} 交{lead}办，任务 {id}，期限 {due}").format(
            agreement=task.agreement, lead=task.lead, id=task.id, due=task.due
        )
    return _("  {agreement} 交{lead}办，任务 {id}").format(agreement=task.agreement, lead=task.lead, id=task.id)
