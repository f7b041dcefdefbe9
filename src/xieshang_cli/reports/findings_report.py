"""What `validate` shows: findings file by file, and how many of each weight there are."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from xieshang_cli.findings import Finding, Severity
from xieshang_cli.language import _
from xieshang_cli.reports.document import Block, Column, Document, Entries, Entry, Mark, Paragraph, Table, Value

_MARKS = {Severity.ERROR: Mark.ERROR, Severity.WARNING: Mark.WARNING, Severity.INFO: Mark.INFO}


def findings_report(
    findings: Iterable[Finding],
    *,
    records: int,
    today: date,
    warnings_left_out: int = 0,
    infos_left_out: int = 0,
    waived_left_out: int = 0,
) -> Document:
    """Group findings by file, then line; `records` is how many records were checked. Waived ones are counted only.

    Findings left out before they came here are counted all the same.
    """
    ordered = sorted(findings, key=_order)
    shown = [finding for finding in ordered if not finding.waived]
    counts = _counts(ordered, records)
    counts["warnings"] += warnings_left_out
    counts["infos"] += infos_left_out
    counts["waived"] += waived_left_out
    return Document(
        kind="findings",
        title=_("校验"),
        as_of=today,
        blocks=[*_groups(shown), Paragraph(_closing_line(counts)), *_advice(shown)],
        notes=[_("提示是进行中的步骤还在等的材料，这里没有列出：xieshang validate --all")] if infos_left_out else [],
        counts=counts,
        data=ordered,
    )


def findings_table(findings: Iterable[Finding], *, records: int, today: date) -> Document:
    """One line a finding, waived ones among them: for formats that hold one table."""
    ordered = sorted(findings, key=_order)
    columns = [
        Column("code", _("规则")),
        Column("severity", _("轻重")),
        Column("message", _("问题")),
        Column("record", _("记录")),
        Column("field", _("字段")),
        Column("path", _("文件")),
        Column("line", _("行"), is_number=True),
        Column("column", _("列"), is_number=True),
        Column("step", _("步骤")),
        Column("waived", _("豁免")),
    ]
    rows: list[list[Value]] = [
        [
            finding.code,
            finding.severity.value,
            finding.message,
            finding.record,
            finding.field,
            finding.path,
            "" if finding.line is None else finding.line,
            "" if finding.column is None else finding.column,
            finding.step or "",
            _("已豁免") if finding.waived else "",
        ]
        for finding in ordered
    ]
    table = Table("findings", columns, rows, empty=_("没有发现问题。"))
    return Document("findings", _("校验"), today, [table], counts=_counts(ordered, records), data=ordered)


def _order(finding: Finding) -> tuple[object, ...]:
    return finding.path, finding.record, finding.line or 0, finding.column or 0, finding.code, finding.field


def _groups(findings: Sequence[Finding]) -> list[Block]:
    return [
        Entries(key=place, items=[_entry(finding) for finding in group], title=place)
        for place, group in groupby(findings, key=_place)
    ]


def _place(finding: Finding) -> str:
    return finding.path or finding.record or _("整个档案库")


def _entry(finding: Finding) -> Entry:
    where = [_("第 {line} 行").format(line=finding.line)] if finding.line is not None else []
    where += [finding.field] if finding.field else []
    return Entry(f"{finding.code} {finding.message}", mark=_MARKS[finding.severity], note=_("，").join(where))


def _counts(findings: Sequence[Finding], records: int) -> dict[str, int]:
    weights = [None if finding.waived else finding.severity for finding in findings]
    return {
        "errors": weights.count(Severity.ERROR),
        "warnings": weights.count(Severity.WARNING),
        "infos": weights.count(Severity.INFO),
        "waived": weights.count(None),
        "records": records,
    }


def _closing_line(counts: dict[str, int]) -> str:
    if not any(counts[name] for name in ("errors", "warnings", "infos", "waived")):
        return _("查了 {records} 份记录，没有发现问题。").format(**counts)
    return _("查了 {records} 份记录：错误 {errors}，警告 {warnings}，提示 {infos}，已豁免 {waived}。").format(**counts)


def _advice(findings: Sequence[Finding]) -> list[Block]:
    """Say which page explains the gravest code and how to mend its record."""
    if not findings:
        return []
    worst = min(findings, key=lambda finding: list(_MARKS).index(finding.severity))
    items = [Entry(_("看这条规则查什么、怎样改"), command=f"xieshang rule {worst.code}")]
    if worst.record:
        items.append(Entry(_("只查这一份记录"), command=f"xieshang validate {worst.record}"))
    return [Entries("next", items, title=_("下一步"))]
