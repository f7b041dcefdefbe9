"""`topic show`."""

from typing import TYPE_CHECKING

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.pages import topic_context
from xieshang_cli.cli.parameters import TopicArgument
from xieshang_cli.deferred import deferred

if TYPE_CHECKING:
    from xieshang_cli.reports.pages import topic as topic_pages
else:
    # The tab key asks for this command too, and needs none of it.
    topic_pages = deferred("xieshang_cli.reports.pages.topic")


@command(exits=(3, 4))
def show(env: Env, topic: TopicArgument) -> None:
    """查看一个议题：走到哪一步、谁在办、还缺什么、各项任务和经过。

    例如：
      xieshang topic show 7k3m
    """
    found = env.archive.topic(topic)
    env.show(topic_pages.topic_page(found, topic_context(env, found)))
