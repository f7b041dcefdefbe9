"""`committee list`."""

from dataclasses import replace

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.lists import selection, tell_unreadable
from xieshang_cli.cli.parameters import AsOfOption
from xieshang_cli.cli.roster_day import roster_day
from xieshang_cli.model.rows import CommitteeRow, LeaderRow, MemberRow, SpecialCommitteeRow
from xieshang_cli.reports.committee_list import committee_list
from xieshang_cli.storage.layout import FileKind


@command(exits=(4,))
def list_committees(env: Env, as_of: AsOfOption = None) -> None:
    """列出各级政协委员会：届次，领导、专门委员会和委员各多少。"""
    index = env.archive.index
    chosen = selection(
        env,
        committees=index.rows(CommitteeRow),
        leaders=index.rows(LeaderRow),
        special_committees=index.rows(SpecialCommitteeRow),
        members=index.rows(MemberRow),
    )
    env.show(committee_list(replace(chosen, as_of=roster_day(env, as_of))))
    tell_unreadable(env, FileKind.COMMITTEE)
