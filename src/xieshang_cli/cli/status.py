"""`xieshang status`, and `xieshang` alone: one screen."""

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.report_rows import report_rows
from xieshang_cli.reports import status as report


@command(exits=(4,))
def status(env: Env) -> None:
    """一屏总览：各步骤有多少议题，什么逾期，下一步做什么。"""
    env.show(
        report.status(report_rows(env, ("topics", "tasks", "requests", "stations", "handovers", "visit_findings")))
    )
