"""Records that share a file: no two of one code or id, and each where it belongs; the file stays readable."""

from pathlib import Path

from xieshang_cli.storage.reading import read_record_file

DIVISIONS = """\
format: 1
code: "620302"
divisions:
  - code: "620302001"
    name: 滨河路街道
    kind: street
  - code: "620303001"
    name: 别县的镇
    kind: town
  - code: "620302001"
    name: 宁远堡镇
    kind: town
"""
REQUESTS = """\
format: 1
station: "620302001"
year: 2026
requests:
  - id: 620302001-2026-2001
    text: 路灯不亮
  - text: 水管漏水
    id: 620302001-2026-2001
  - {id: 620302001-2025-2002, text: 去年的}
"""


def faults(root: Path, path: str, text: str) -> list[tuple[object, ...]]:
    (root / path).parent.mkdir(parents=True)
    (root / path).write_text(text, encoding="utf-8")
    loaded = read_record_file(root, path)
    assert loaded.model is not None
    assert {finding.path for finding in loaded.findings} <= {path}
    return [(found.code, found.record, found.message, found.line) for found in loaded.findings]


def test_divisions(tmp_path: Path) -> None:
    assert faults(tmp_path, "divisions/620302.yaml", DIVISIONS) == [
        ("FL013", "620303001", "编码 620303001 不属于 620302", 7),
        ("FL016", "620302001", "编码 620302001 前面已经用过", 10),
    ]


def test_requests(tmp_path: Path) -> None:
    assert faults(tmp_path, "requests/620302001/2026.yaml", REQUESTS) == [
        ("FL016", "620302001-2026-2001", "编码 620302001-2026-2001 前面已经用过", 8),
        ("FL013", "620302001-2025-2002", "编码 620302001-2025-2002 不属于 620302001/2026", 9),
    ]


def test_a_register_without_faults(tmp_path: Path) -> None:
    first, _brace, last = DIVISIONS.replace("620303001", "620302002").rpartition("620302001")
    assert faults(tmp_path, "divisions/620302.yaml", f"{first}620302003{last}") == []
