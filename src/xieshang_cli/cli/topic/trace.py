"""`topic trace`."""

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.pages import topic_context
from xieshang_cli.cli.parameters import TopicArgument
from xieshang_cli.reports.pages.trace import trace_page


@command(exits=(3, 4))
def trace(env: Env, topic: TopicArgument) -> None:
    """从诉求、议题、协商会、共识、任务、凭证到确认，一条链看到底，标出断点。"""
    found = env.archive.topic(topic)
    env.show(trace_page(found, topic_context(env, found)))
