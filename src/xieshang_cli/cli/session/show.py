"""`session show`."""

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.pages import page_context
from xieshang_cli.cli.parameters import SessionArgument
from xieshang_cli.reports.pages.session import session_page


@command(exits=(3, 4))
def show(env: Env, session: SessionArgument) -> None:
    """查看一次协商会：议题、到会、意见、结果。"""
    env.show(session_page(env.archive.session(session), page_context(env)))
