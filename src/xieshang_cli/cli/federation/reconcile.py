"""`federation reconcile`: two archives that exchange letters, compared."""

from pathlib import Path
from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.lists import INCOMPLETE
from xieshang_cli.language import _
from xieshang_cli.model.rows import TransferRow
from xieshang_cli.model.topic import Topic
from xieshang_cli.reports.reconciliation import reconciliation
from xieshang_cli.storage.archive import Archive
from xieshang_cli.storage.opening import open_archive
from xieshang_cli.workflow.reconciling import Account, account, differences

ArchiveArgument = Annotated[Path, typer.Argument(metavar=_("档案库"), help=_("档案库的文件夹。"))]


@command(exits=(1, 4))
def reconcile(env: Env, one: ArchiveArgument, other: ArchiveArgument) -> None:
    """核对两个档案库之间的移交：寄出未收、收到未寄、两边都办、没有人办、答复了还没有转告群众。

    有不一致的以 1 退出；只看，不改。

    例如：
      xieshang federation reconcile 城关镇档案库 县档案库
    """
    accounts = [_account(env, folder) for folder in (one, other)]
    found = differences(*accounts)
    compared = len(accounts[0].topics.keys() | accounts[1].topics.keys())
    env.show(reconciliation(found, compared, env.today))
    if found:
        env.found()


def _account(env: Env, folder: Path) -> Account:
    archive = open_archive(folder, command=env.command)
    for unreadable in archive.index.unreadable(env.today):
        place = Path(folder, unreadable.path)
        env.warn(_("读不出 {place}：{message}").format(place=place, message=unreadable.message))
        env.found(INCOMPLETE)
    return account(archive.settings.division, archive.policy, _handed_over(archive))


def _handed_over(archive: Archive) -> list[Topic]:
    topics = dict.fromkeys(row.topic for row in archive.index.rows(TransferRow))
    records = archive.records
    return [topic for topic in map(records.topic, topics) if topic is not None]
