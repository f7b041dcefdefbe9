"""`committee show`."""

from xieshang_cli.cli.command import command
from xieshang_cli.cli.committee.finding import committee_code
from xieshang_cli.cli.committee.parameters import CommitteeArgument
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.pages import page_context
from xieshang_cli.cli.parameters import AsOfOption
from xieshang_cli.cli.roster_day import roster_day
from xieshang_cli.reports.pages.committee import committee_page


@command(exits=(3, 4))
def show(env: Env, committee: CommitteeArgument, as_of: AsOfOption = None) -> None:
    """查看一个政协委员会：领导、专门委员会、各界别委员人数。

    例如：
      xieshang committee show 620302 --as-of 2024-12-31
    """
    record = env.archive.committee(committee_code(env, committee))
    env.show(committee_page(record, page_context(env), roster_day(env, as_of)))
