"""`task add`."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Day, Reference, Text
from xieshang_cli.cli.parameters import IdOption, OnOption
from xieshang_cli.cli.prompts import MissingAnswersError
from xieshang_cli.cli.recording import item_id, named, show_topic, stamp
from xieshang_cli.cli.suggestions import folded
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.topic import Topic
from xieshang_cli.storage.references import Kind
from xieshang_cli.workflow.tasks import add_task


@command(exits=(3, 4))
def add(
    env: Env,
    topic: Annotated[str, typer.Option("--topic", help=_("哪个议题。")), Reference("topic")],
    what: Annotated[str | None, typer.Option("--what", help=_("办什么；默认是共识的文字。")), Text(lines=True)] = None,
    lead: Annotated[str | None, typer.Option("--lead", help=_("主办单位。")), Text()] = None,
    due: Annotated[PartialDate | None, typer.Option("--due", help=_("完成期限。")), Day(prefer="future")] = None,
    workdays: Annotated[
        int | None,
        typer.Option(
            "--workdays", min=1, max=2000, metavar=_("天数"), help=_("办理时限，几个工作日；默认按缓急的政策。")
        ),
    ] = None,
    supervisor: Annotated[str | None, typer.Option("--supervisor", help=_("督办人，不能是主办单位。")), Text()] = None,
    agreement: Annotated[str | None, typer.Option("--agreement", help=_("落实哪条共识。")), Text()] = None,
    support: Annotated[list[str] | None, typer.Option("--support", help=_("协办单位。")), Text()] = None,
    on: OnOption = None,
    identity: IdOption = None,
) -> None:
    """把议定的事交给责任单位：谁办、何时办完、谁督办。

    例如：
      xieshang task add --topic 7k3m --agreement a-2m4p --lead 区住建局 --due 6月30日 --supervisor 李主席
    """
    topic_id = env.archive.resolve(Kind.TOPIC, topic)
    agreed, words = _agreement(env, topic_id, agreement)
    if not (what or words):
        raise MissingAnswersError(["--what"])

    def alter(old: Topic) -> Topic:
        return add_task(
            old,
            env.archive.records,
            stamp(env, on),
            id=item_id("t", identity),
            agreement=agreed,
            what=what or words,
            lead=lead,
            due=due,
            workdays=workdays,
            supervisor=supervisor,
            support=tuple(support or ()),
        )

    new = env.archive.change_topic(topic_id, alter)
    task = new.tasks[-1]
    said = _("议题 {topic}：已分派任务 {id}。").format(topic=named(new), id=task.id)
    if task.workdays:
        said += _("{n} 个工作日，到 {due}：xieshang deadline explain {id}").format(
            n=task.workdays, due=task.due, id=task.id
        )
    show_topic(env, new, said, ids=[task.id])


def _agreement(env: Env, topic_id: str, reference: str | None) -> tuple[str | None, str | None]:
    """Find the agreement by its id or the end of it; one that is unknown is refused where the task is added."""
    if reference is None:
        return None, None
    wanted = folded(reference)
    known = [agreement for _session, agreement in env.archive.records.agreements_of(topic_id)]
    found = [agreement for agreement in known if agreement.id.endswith(wanted)]
    if len(found) == 1:
        return found[0].id, found[0].text
    return item_id("a", wanted), wanted
