"""`task show`."""

from typing import TYPE_CHECKING

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.pages import page_context
from xieshang_cli.cli.parameters import TaskArgument
from xieshang_cli.cli.task.targets import task_ids
from xieshang_cli.deferred import deferred

if TYPE_CHECKING:
    from xieshang_cli.reports.pages import tasks as task_pages
    from xieshang_cli.workflow import tasks
else:
    # The tab key asks for this command too, and needs none of it.
    task_pages = deferred("xieshang_cli.reports.pages.tasks")
    tasks = deferred("xieshang_cli.workflow.tasks")


@command(exits=(3, 4))
def show(env: Env, task: TaskArgument) -> None:
    """查看一项任务：从分派到确认办结。"""
    topic_id, task_id = task_ids(env, task)
    topic = env.archive.topic(topic_id)
    env.show(task_pages.task_page(topic, tasks.find(topic, task_id), page_context(env, topic)))
