from reports.sample import TODAY
from xieshang_cli.findings import Finding, Severity
from xieshang_cli.reports.document import Entries, Entry, Mark, Paragraph
from xieshang_cli.reports.findings_report import findings_report


def finding(code: str, severity: Severity, path: str = "b.yaml", line: int | None = None, **facts: object) -> Finding:
    return Finding(code=code, severity=severity, text="缺 {n}", values={"n": 2}, path=path, line=line, **facts)  # type: ignore[arg-type]


FINDINGS = [
    finding("TP202", Severity.WARNING, line=9, field="decision.reason", record="620302001-2026-7k3m"),
    finding("TP101", Severity.INFO, line=3),
    finding("FL001", Severity.ERROR, path="a.yaml"),
    finding("TP301", Severity.WARNING, waived=True),
]


def test_findings_stand_under_their_file_by_line() -> None:
    document = findings_report(FINDINGS, records=12, today=TODAY)
    assert list(document.blocks) == [
        Entries("a.yaml", [Entry("FL001 缺 2", Mark.ERROR)], title="a.yaml"),
        Entries(
            "b.yaml",
            [
                Entry("TP101 缺 2", Mark.INFO, "第 3 行"),
                Entry("TP202 缺 2", Mark.WARNING, "第 9 行，decision.reason"),
            ],
            title="b.yaml",
        ),
        Paragraph("查了 12 份记录：错误 1，警告 1，提示 1，已豁免 1。"),
        Entries("next", [Entry("看这条规则查什么、怎样改", command="xieshang rule FL001")], title="下一步"),
    ]
    assert document.counts == {"errors": 1, "warnings": 1, "infos": 1, "waived": 1, "records": 12}
    assert [entry.code for entry in document.data] == ["FL001", "TP301", "TP101", "TP202"]  # type: ignore[attr-defined]


def test_nothing_found_says_how_much_was_looked_at() -> None:
    document = findings_report([], records=12, today=TODAY)
    assert list(document.blocks) == [Paragraph("查了 12 份记录，没有发现问题。")]
    assert document.data == []
