"""What the pages of records are made with."""

from typing import TYPE_CHECKING

from xieshang_cli.cli.env import Env
from xieshang_cli.cli.lists import tell_unreadable
from xieshang_cli.deferred import deferred
from xieshang_cli.storage.layout import FileKind

if TYPE_CHECKING:
    from xieshang_cli.model.topic import Topic
    from xieshang_cli.reports.pages import context
    from xieshang_cli.reports.pages.context import PageContext
else:
    # Models take long to load, and the tab key needs none.
    context = deferred("xieshang_cli.reports.pages.context")


def page_context(env: Env) -> "PageContext":
    """Give all records, the day, and the names of residents as far as this machine has them."""
    return context.PageContext(records=env.archive.records, today=env.today, persons=env.archive.people())


def topic_context(env: Env, topic: "Topic") -> "PageContext":
    """Give what the page of a topic is made with; name the files nearby that may belong to it and cannot be read."""
    tell_unreadable(env, FileKind.SESSION, FileKind.REQUESTS, near=topic.station)
    return page_context(env)
