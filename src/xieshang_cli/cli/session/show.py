"""`session show`."""

from typing import TYPE_CHECKING

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.pages import page_context
from xieshang_cli.cli.parameters import SessionArgument
from xieshang_cli.deferred import deferred

if TYPE_CHECKING:
    from xieshang_cli.reports.pages import session as session_pages
else:
    # The tab key asks for this command too, and needs none of it.
    session_pages = deferred("xieshang_cli.reports.pages.session")


@command(exits=(3, 4))
def show(env: Env, session: SessionArgument) -> None:
    """查看一次协商会：议题、到会、意见、结果。"""
    found = env.archive.session(session)
    env.show(session_pages.session_page(found, page_context(env, found)))
