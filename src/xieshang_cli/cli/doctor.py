"""`xieshang doctor`: whether archive and surroundings are in order, and what to do where they are not."""

from collections.abc import Sequence
from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.health_checks import Check, archive_checks, git_checks, machine_checks
from xieshang_cli.language import _
from xieshang_cli.reports.document import Block, Document, Entries, Entry, Mark, Paragraph
from xieshang_cli.storage.health import mend
from xieshang_cli.storage.opening import NoArchiveError

_SHOWN = 10
_MARKS = {"good": Mark.DONE, "note": Mark.INFO, "bad": Mark.WARNING}


@command(exits=(1,))
def doctor(
    env: Env,
    fix: Annotated[
        bool,
        typer.Option("--fix", help=_("清除残留的临时文件，补全 .gitignore，收紧 private/ 的权限；记录一字不动。")),
    ] = False,
) -> None:
    """检查档案库和环境：哪里不对，怎么办。

    例如：
      xieshang doctor
      xieshang doctor --fix
    """
    checks = machine_checks()
    try:
        members = env.archive.members
    except NoArchiveError as error:
        env.found(error.exit_code)
        checks.append(Check("archive", "bad", error.message, advice=error.hint))
    else:
        for archive in members.values():
            if fix:
                for path in mend(archive.root, command=env.command):
                    env.say(_("已处理 {path}。").format(path=path))
            checks += [*git_checks(archive.root), *archive_checks(archive, env.today, env.command)]
    env.show(_document(env, checks))
    if any(check.state == "bad" for check in checks):
        env.found()


def _document(env: Env, checks: Sequence[Check]) -> Document:
    bad = sum(check.state == "bad" for check in checks)
    closing = _("{n} 处要处理。").format(n=bad) if bad else _("一切正常。")
    blocks: list[Block] = [Entries("checks", [_entry(check) for check in checks]), Paragraph(closing)]
    return Document(
        kind="doctor",
        title=_("体检"),
        as_of=env.today,
        blocks=blocks,
        counts={"checks": len(checks), "bad": bad},
        data=[{"check": check.key, "state": check.state, "items": list(check.items)} for check in checks],
    )


def _entry(check: Check) -> Entry:
    below = [Entry(item) for item in check.items[:_SHOWN]]
    more = len(check.items) - len(below)
    if more:
        below.append(Entry(_("还有 {n} 项").format(n=more)))
    is_command = check.advice.startswith(("xieshang ", "git "))
    return Entry(
        check.text,
        _MARKS[check.state],
        note="" if is_command else check.advice,
        command=check.advice if is_command else "",
        children=below,
    )
