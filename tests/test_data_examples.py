"""The published cases: read, judged as a sensible clerk would, and valid for an independent validator."""

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from xieshang_cli.cli.schema_files import schema_files
from xieshang_cli.findings import Finding, Severity
from xieshang_cli.model.json_schema import KINDS, json_schema
from xieshang_cli.model.session import Session
from xieshang_cli.model.topic import Topic
from xieshang_cli.storage.canonical import canonical_bytes
from xieshang_cli.storage.index import Index
from xieshang_cli.storage.layout import FileKind, kind_of, walk
from xieshang_cli.storage.reading import MODELS, read_record_file
from xieshang_cli.storage.shapes import shape_of
from xieshang_cli.storage.writing import load

EXAMPLES = Path(__file__).parents[1] / "data-examples"
CASES = EXAMPLES / "cases"
EXPECTED: list[dict[str, Any]] = yaml.safe_load((EXAMPLES / "expected.yaml").read_text(encoding="utf-8"))
PATHS = sorted(walk(CASES))
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    return Index(CASES, in_memory=True).findings(TODAY)


@pytest.mark.parametrize("case", EXPECTED, ids=[case["case"] for case in EXPECTED])
def test_validate_says_what_the_source_lacks_and_nothing_else(case: dict[str, Any], findings: list[Finding]) -> None:
    told = {finding.code: finding.severity.value for finding in findings if finding.record == case["topic"]}
    assert told.items() >= case["told"].items()
    assert not told.keys() & set(case["not_told"])


def test_every_case_is_expected_and_named() -> None:
    topics = {path.rsplit("/", 1)[-1].removesuffix(".yaml") for path in PATHS if kind_of(path) == FileKind.TOPIC}
    assert topics == {case["topic"] for case in EXPECTED}
    assert {"C01", "C02", "C03", "C06", "C19", "C26", "C34"} < {case["case"] for case in EXPECTED}


def test_no_case_is_refused(findings: list[Finding]) -> None:
    assert [finding for finding in findings if finding.severity is Severity.ERROR] == []


@pytest.mark.parametrize("path", PATHS)
def test_every_file_is_readable_and_canonical(path: str) -> None:
    loaded = read_record_file(CASES, path)
    kind = kind_of(path)
    assert loaded.findings == ()
    assert kind is not None
    assert canonical_bytes(loaded.data, shape_of(MODELS[kind])) == loaded.data


def test_facts_are_kept_as_their_source_gives_them() -> None:
    c06 = load(CASES, "sessions/320509105/2021/320509105-2021-c06s.yaml", Session)
    assert c06.headcount is not None
    assert str(c06.headcount.total) == "14"
    assert {str(count) for count in c06.headcount.by_role.values()} == {"未知"}
    c28 = load(CASES, "sessions/421126/2023/421126-2023-c28s.yaml", Session)
    assert c28.attendances().approximate == 1
    c02 = load(CASES, "topics/620321104/2024/620321104-2024-c02t.yaml", Topic)
    assert [task.state.value for task in c02.tasks] == ["in_progress", "planned"]
    c03 = load(CASES, "topics/621125104/2023/621125104-2023-c03t.yaml", Topic)
    assert [(resource.amount, resource.in_kind) for resource in c03.tasks[0].resources] == [
        (None, "主沟渠由村出资"),
        (None, "出工清淤并加固基础"),
    ]
    c26 = load(CASES, "topics/341124104/2026/341124104-2026-c26t.yaml", Topic)
    assert len(c26.raised.requests) == 3
    assert {task.lead for task in c26.tasks} == {"县交通局", "县水利局"}
    c34 = load(CASES, "sessions/360113003/2026/360113003-2026-c34s.yaml", Session)
    assert len(c34.outcomes[0].reservations) == 2


def test_an_independent_validator_accepts_every_file(tmp_path: Path) -> None:
    written = schema_files()
    for kind in KINDS:
        if kind.startswith("private"):
            continue
        (tmp_path / f"{kind}.json").write_bytes(written[f"schemas/{kind}.json"])
        paths = [str(CASES / path) for path in PATHS if kind_of(path) == kind]
        if paths:
            command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(tmp_path / f"{kind}.json"), *paths]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout + done.stderr


def test_the_independent_validator_sees_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "topic.json").write_bytes(schema_files()["schemas/topic.json"])
    wrong = (CASES / "topics/421126/2023/421126-2023-c28t.yaml").read_text(encoding="utf-8").replace("title:", "titel:")
    (tmp_path / "wrong.yaml").write_text(wrong, encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(tmp_path / "topic.json")]
    done = subprocess.run([*command, str(tmp_path / "wrong.yaml")], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "titel" in done.stdout


def test_every_kind_of_file_has_a_schema() -> None:
    assert {kind.value for kind in FileKind} == {kind for kind in KINDS if not kind.startswith("private")}
    assert all(json_schema(kind)["title"] for kind in KINDS)
