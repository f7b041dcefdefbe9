"""`task edit`."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Day, Text
from xieshang_cli.cli.parameters import OnOption, TaskArgument
from xieshang_cli.cli.prompts import MissingAnswersError
from xieshang_cli.cli.recording import item_id, named, show_topic, stamp
from xieshang_cli.cli.task.targets import task_ids
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.workflow.tasks import amend


@command(exits=(3, 4))
def edit(
    env: Env,
    task: TaskArgument,
    what: Annotated[str | None, typer.Option("--what", help=_("办什么。")), Text(lines=True)] = None,
    lead: Annotated[str | None, typer.Option("--lead", help=_("主办单位。")), Text()] = None,
    due: Annotated[PartialDate | None, typer.Option("--due", help=_("完成期限。")), Day(prefer="future")] = None,
    supervisor: Annotated[str | None, typer.Option("--supervisor", help=_("督办人，不能是主办单位。")), Text()] = None,
    agreement: Annotated[str | None, typer.Option("--agreement", help=_("落实哪条共识。")), Text()] = None,
    support: Annotated[list[str] | None, typer.Option("--support", help=_("协办单位。")), Text()] = None,
    on: OnOption = None,
) -> None:
    """补全或改正一项任务。申报办结以后只能补没有写的；期限改了，原定期限仍留在记录里。

    例如：
      xieshang task edit t-2m4p --lead 区住建局 --due 6月30日 --supervisor 李主席
    """
    given = {"what": what, "lead": lead, "due": due, "supervisor": supervisor, "agreement": item_id("a", agreement)}
    facts: dict[str, object] = {name: fact for name, fact in given.items() if fact is not None}
    if support:
        facts["support"] = tuple(support)
    if not facts:
        raise MissingAnswersError(["--what", "--lead", "--due", "--supervisor", "--agreement", "--support"])
    topic_id, task_id = task_ids(env, task)
    new = env.archive.change_topic(
        topic_id, lambda old: amend(old, task_id, env.archive.records, stamp(env, on), **facts)
    )
    said = _("议题 {topic}：任务 {id} 已修改。").format(topic=named(new), id=task_id)
    show_topic(env, new, said, ids=[task_id])
