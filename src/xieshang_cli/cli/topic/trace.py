"""`topic trace`."""

from typing import TYPE_CHECKING

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.pages import topic_context
from xieshang_cli.cli.parameters import TopicArgument
from xieshang_cli.deferred import deferred

if TYPE_CHECKING:
    from xieshang_cli.reports.pages import trace as trace_pages
else:
    # The tab key asks for this command too, and needs none of it.
    trace_pages = deferred("xieshang_cli.reports.pages.trace")


@command(exits=(3, 4))
def trace(env: Env, topic: TopicArgument) -> None:
    """从诉求、议题、协商会、共识、任务、凭证到确认，一条链看到底，标出断点。"""
    found = env.archive.topic(topic)
    env.show(trace_pages.trace_page(found, topic_context(env, found)))
