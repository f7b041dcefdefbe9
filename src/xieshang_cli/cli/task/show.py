"""`task show`."""

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.pages import page_context
from xieshang_cli.cli.parameters import TaskArgument
from xieshang_cli.cli.task.targets import task_ids
from xieshang_cli.reports.pages.tasks import task_page
from xieshang_cli.workflow.tasks import find


@command(exits=(3, 4))
def show(env: Env, task: TaskArgument) -> None:
    """查看一项任务：从分派到确认办结。"""
    topic_id, task_id = task_ids(env, task)
    topic = env.archive.topic(topic_id)
    env.show(task_page(topic, find(topic, task_id), page_context(env)))
