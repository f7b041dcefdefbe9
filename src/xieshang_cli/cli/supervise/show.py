"""`supervise show`."""

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.pages import page_context
from xieshang_cli.cli.supervise.targets import visit_target
from xieshang_cli.cli.supervise.visiting import VisitArgument
from xieshang_cli.model.supervision import Supervision
from xieshang_cli.reports.pages.visit import visit_page
from xieshang_cli.workflow.supervision import find_visit


@command(exits=(3, 4))
def show(env: Env, visit: VisitArgument) -> None:
    """查看一次督导：到了哪里，发现什么问题，整改了没有。

    例如：
      xieshang supervise show v-4k7x
    """
    code, identity = visit_target(env, visit)
    record = env.archive.supervision(code)
    assert isinstance(record, Supervision)
    env.show(visit_page(record, find_visit(record, identity), page_context(env)))
