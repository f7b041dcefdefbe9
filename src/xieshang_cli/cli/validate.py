"""`xieshang validate`: what is wrong or missing in all or some records."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Annotated

import typer

from xieshang_cli.cli.chosen_records import Chosen, RecordOrPath, chosen_records
from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.lists import INCOMPLETE, Conditions
from xieshang_cli.cli.rule_codes import Codes, waiver_codes, want_codes
from xieshang_cli.deferred import deferred
from xieshang_cli.findings import Finding
from xieshang_cli.language import _
from xieshang_cli.render import FINDING_FORMATS, load_findings
from xieshang_cli.reports.findings_report import findings_report, findings_table

if TYPE_CHECKING:
    from xieshang_cli.history import git
    from xieshang_cli.rules import engine
    from xieshang_cli.storage import attachment_states
else:
    git = deferred("xieshang_cli.history.git")
    engine = deferred("xieshang_cli.rules.engine")
    attachment_states = deferred("xieshang_cli.storage.attachment_states")

_FOR_PEOPLE = ("table", "markdown")
_ONE_TABLE = ("csv", "tsv")


@command(exits=(1, 3, 4), formats=FINDING_FORMATS)
def validate(
    env: Env,
    which: Annotated[
        list[str] | None,
        typer.Argument(help=_("哪些记录：编码、编号、文件或文件夹；不给则全部。")),
        RecordOrPath(),
    ] = None,
    select: Annotated[
        list[list[str]] | None,
        typer.Option("--select", help=_("只查这些规则，可只写开头：TP4,SE。")),
        Codes(),
    ] = None,
    ignore: Annotated[list[list[str]] | None, typer.Option("--ignore", help=_("不查这些规则。")), Codes()] = None,
    strict: Annotated[bool, typer.Option("--strict", help=_("有任何发现（包括警告和提示）都以 1 退出。"))] = False,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar=_("版本"), help=_("只查 git 版本之后改过的文件，如 HEAD、main。")),
    ] = None,
    no_waivers: Annotated[bool, typer.Option("--no-waivers", help=_("不管豁免，豁免的也算。"))] = False,
    show_all: Annotated[bool, typer.Option("--all", help=_("进行中的步骤还在等的材料也列出来。"))] = False,
) -> None:
    """校验全部或部分记录：完整不完整，前后对不对得上。

    错误要改；警告是过了那一步还缺的；提示是现在这一步还在等的，表格里只计数，加 --all 或指明记录才列出。

    例如：
      xieshang validate
      xieshang validate 7k3m --select TP4
      xieshang validate --since main --format github
    """
    question = _Question(
        wanted=_wanted(env, which or [], since),
        select=tuple(_flat(select)),
        ignore=(*_flat(ignore), *(waiver_codes() if no_waivers else ())),
        no_waivers=no_waivers,
        is_brief=env.format in _FOR_PEOPLE and not (show_all or strict or which),
    )
    findings = question.findings(env)
    _show(env, question, findings)
    if any(not finding.waived and (strict or finding.severity == "error") for finding in findings):
        env.found()
    _tell_unreadable(env, question, findings)


@dataclass(frozen=True, kw_only=True)
class _Question:
    """What is asked of the index. `wanted` is None for everything; `is_brief` leaves out what is only counted."""

    wanted: Chosen | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    no_waivers: bool
    is_brief: bool

    @cached_property
    def conditions(self) -> Conditions:
        """The same for the index."""
        conditions = Conditions()
        want_codes(conditions, self.select, self.ignore)
        return conditions

    def findings(self, env: Env) -> list[Finding]:
        """Give what was found."""
        condition = " AND ".join(filter(None, (self.conditions.text, self._shown)))
        found = env.archive.index.findings(env.today, condition, self.conditions.values)
        about_files = self._about_files(env)
        if about_files:
            found = sorted([*found, *about_files], key=lambda finding: (finding.path or "", finding.line or 0))
        wanted = [finding for finding in found if self.includes(finding)]
        return [replace(finding, waived=False) for finding in wanted] if self.no_waivers else wanted

    def _about_files(self, env: Env) -> list[Finding]:
        """Give what is wrong with the files that records name: looked at now, not kept in the index."""
        progress = env.progress(_("正在核对附件"))
        found = [
            replace(finding, path=f"{folder}/{finding.path}" if folder else finding.path)
            for folder, archive in env.archive.members.items()
            for finding in attachment_states.evidence_findings(archive.root, archive.index, progress)
        ]
        return [finding for finding in found if self.asks_for(finding.code)]

    def asks_for(self, code: str) -> bool:
        """Whether findings of a rule were asked for."""
        return (not self.select or code.startswith(self.select)) and not code.startswith(self.ignore)

    def left_out(self, env: Env) -> tuple[int, int]:
        """Count information and waived findings that were left out; only when everything is asked about."""
        if not self.is_brief:
            return 0, 0
        if self.wanted is not None:
            return self._count_one_by_one(env)
        base = self.conditions.text or "1"
        unwaived = "1" if self.no_waivers else "NOT waived"
        index, values = env.archive.index, self.conditions.values
        infos = index.count_findings(env.today, f"({base}) AND severity = 'info' AND {unwaived}", values)
        waived = 0 if self.no_waivers else index.count_findings(env.today, f"({base}) AND waived", values)
        return infos, waived

    def includes(self, finding: Finding) -> bool:
        """Whether the finding is about a record that was asked for."""
        return self.wanted is None or finding.path in self.wanted.paths or finding.record in self.wanted.records

    def count_files(self, env: Env) -> int:
        """Count the files, or records in them, that were looked at."""
        if self.wanted is None:
            return env.archive.index.size
        return len(self.wanted.paths) + len(self.wanted.records)

    @property
    def _shown(self) -> str:
        if not self.is_brief:
            return ""
        return "severity <> 'info'" if self.no_waivers else "severity <> 'info' AND NOT waived"

    def _count_one_by_one(self, env: Env) -> tuple[int, int]:
        every = replace(self, is_brief=False).findings(env)
        unwaived = [finding for finding in every if not finding.waived]
        return sum(finding.severity == "info" for finding in unwaived), len(every) - len(unwaived)


def _show(env: Env, question: _Question, findings: Sequence[Finding]) -> None:
    records = question.count_files(env)
    if env.format in FINDING_FORMATS:
        env.show_bytes(load_findings(env.format)(findings, rules=_rules(findings)).encode())
    elif env.format in _ONE_TABLE:
        env.show(findings_table(findings, records=records, today=env.today))
    else:
        infos, waived = question.left_out(env)
        env.show(
            findings_report(findings, records=records, today=env.today, infos_left_out=infos, waived_left_out=waived)
        )


def _wanted(env: Env, which: Sequence[str], since: str | None) -> Chosen | None:
    """Find the records asked for; with both, those named that have changed as well."""
    named = chosen_records(env, which) if which else None
    if since is None:
        return named
    changed = frozenset(
        f"{folder}/{path}" if folder else path
        for folder, archive in env.archive.members.items()
        for path in git.changed_since(archive.root, since)
    )
    if named is None:
        return Chosen(changed.intersection(env.archive.index.paths()))
    return Chosen(named.paths & changed, named.records)


def _flat(groups: Sequence[Sequence[str]] | None) -> list[str]:
    return [code for group in groups or () for code in group]


def _rules(findings: Sequence[Finding]) -> dict[str, tuple[str, str]]:
    """Give the name and title of each rule that found something."""
    catalogue = engine.catalogue()
    codes = {finding.code for finding in findings}
    return {code: (catalogue[code].name, _(catalogue[code].title)) for code in codes if code in catalogue}


def _tell_unreadable(env: Env, question: _Question, shown: Sequence[Finding]) -> None:
    """Note that the answer is incomplete; name the files whose finding was not asked for."""
    unreadable = [finding for finding in env.archive.index.unreadable(env.today) if question.includes(finding)]
    if unreadable:
        env.found(INCOMPLETE)
    named = {finding.path for finding in shown}
    for path in sorted({finding.path for finding in unreadable} - named):
        env.warn(_("{path} 读不出来，没有查。").format(path=path))
