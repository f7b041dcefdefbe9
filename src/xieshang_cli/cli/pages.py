"""What the pages of records are made with."""

from xieshang_cli.cli.env import Env
from xieshang_cli.reports.pages.context import PageContext


def page_context(env: Env) -> PageContext:
    """Give all records, the day, and the names of residents as far as this machine has them."""
    return PageContext(records=env.archive.records, today=env.today, persons=env.archive.people())
