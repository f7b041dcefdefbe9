"""What holds for every command that looks: it writes nothing, the index changes nothing, programs can rely on it."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from cli import every_command
from cli.every_command import FORMATS, LOOKING, WRITING, Words, looking, tree
from cli.trial import Answer, Run
from xieshang_cli.cli.output import ONE_TABLE

LINES = looking()
# What these show is for machines, or text of its own, whatever the format.
WITHOUT_DOCUMENT = {"schema", "completion"}


def test_every_command_either_looks_or_writes() -> None:
    assert not set(LOOKING) & WRITING
    assert set(LOOKING) | WRITING == set(every_command.names())


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in {"table", "json"} else pytest.mark.slow) for name in FORMATS]
)
def test_looking_changes_nothing_and_an_old_index_says_the_same(archive: Path, xieshang: Run, name: str) -> None:
    before = tree(archive)
    lines = [(*line, "--format", name) for line in LINES if name == "table" or line[0] not in WITHOUT_DOCUMENT]
    cold = {line: xieshang(*line) for line in lines}
    assert (archive / ".xieshang" / "index.sqlite").exists()
    warm = {line: xieshang(*line) for line in lines}
    assert {line: answer for line, answer in warm.items() if answer != cold[line]} == {}
    assert {line: answer for line, answer in cold.items() if answer.code not in {0, 1}} == {}
    said = {line: answer.err for line, answer in cold.items() if answer.err}
    if name in ONE_TABLE:
        said = {line: words for line, words in said.items() if not words.startswith("只写了第一张表 ")}
    assert said == {}
    assert tree(archive) == before


def no_cache(archive: Path) -> None:
    shutil.rmtree(archive / ".xieshang", ignore_errors=True)


def damaged_cache(archive: Path) -> None:
    (archive / ".xieshang" / "index.sqlite").write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)


def torn_cache(archive: Path) -> None:
    index = archive / ".xieshang" / "index.sqlite"
    data = index.read_bytes()
    index.write_bytes(data[: len(data) // 2] + b"\0" * (len(data) - len(data) // 2))


def file_for_cache(archive: Path) -> None:
    no_cache(archive)
    (archive / ".xieshang").write_text("", encoding="utf-8")


@pytest.mark.parametrize("lines", [LINES[::5], pytest.param(LINES, marks=pytest.mark.slow)], ids=["some", "all"])
@pytest.mark.parametrize("harm", [no_cache, damaged_cache, torn_cache, file_for_cache])
def test_the_cache_may_be_lost_at_any_time(
    archive: Path, xieshang: Run, harm: Callable[[Path], None], lines: Sequence[tuple[str, ...]]
) -> None:
    for line in lines:
        if line == ("doctor",):
            continue  # it says so, rightly
        expected = xieshang(*line)
        harm(archive)
        assert (line, xieshang(*line)) == (line, expected)
        if harm is file_for_cache:
            (archive / ".xieshang").unlink()


SPEAKER = """
import contextlib, io, json, sys
from xieshang_cli.language import use_language
use_language(sys.argv[1])
from xieshang_cli.cli import app
answers = []
for line in json.load(sys.stdin):
    sys.stdout, sys.stderr = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    code = app.run(line)
    answers.append([code, *(stream.seek(0) or stream.read() for stream in (sys.stdout, sys.stderr))])
sys.__stdout__.write(json.dumps(answers))
"""


def spoken(language: str, lines: Sequence[Words]) -> dict[Words, Answer]:
    """Run command lines in one process of that language: words are chosen when commands are loaded."""
    done = subprocess.run(
        [sys.executable, "-c", SPEAKER, language], input=json.dumps(lines), capture_output=True, text=True, check=True
    )
    return {line: Answer(*answer) for line, answer in zip(lines, json.loads(done.stdout), strict=True)}


def test_json_is_one_sorted_document_in_any_language(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XIESHANG_TODAY", "2026-11-23")
    lines = [(*line, "--format", "json") for line in LINES if line[0] not in WITHOUT_DOCUMENT]
    chinese, english = spoken("zh", lines), spoken("en", lines)
    for line in lines:
        document = json.loads(chinese[line].out)
        assert {"schema_version", "kind", "as_of", "data"} <= set(document) <= {*KEYS, "counts"}
        assert document["schema_version"] == 1
        assert document["as_of"] == "2026-11-23" or "--as-of" in line
        assert chinese[line].out == json.dumps(document, ensure_ascii=False, sort_keys=True, indent=2) + "\n"
        assert english[line].code == chinese[line].code
        assert without_words(json.loads(english[line].out)) == without_words(document), line


KEYS = {"schema_version", "kind", "as_of", "data"}


def without_words(part: object) -> object:
    """Leave out the sentences, which are in the language of the reader; everything else is for programs."""
    if isinstance(part, dict):
        words = {"message", "title", "text", "hint", "detail", "page", "summary"} if _is_said(part) else set()
        return {key: without_words(value) for key, value in part.items() if key not in words}
    if isinstance(part, list):
        return [without_words(item) for item in part]
    return part


def _is_said(part: dict[str, object]) -> bool:
    """Tell findings, rules, checks and reports, which speak, from records, which are quoted."""
    return bool({"severity", "check", "report"} & set(part))


@pytest.mark.parametrize(("language", "usage", "codes"), [("zh", "用法：", "退出码"), ("en", "Usage: ", "Exit codes")])
def test_help_names_exit_codes_in_both_languages(language: str, usage: str, codes: str) -> None:
    names = every_command.names()
    answers = spoken(language, [(*name.split(), "--help") for name in names])
    for name, answer in zip(names, answers.values(), strict=True):
        assert (answer.code, answer.err) == (0, "")
        assert answer.out.startswith(f"{usage}xieshang {name}")
        section = answer.out.split(f"\n{codes}\n")[1]
        assert {"0", "2", "5", "70", "130"} <= set(re.findall(r"^ +([0-9]+) ", section, re.MULTILINE))


FAILURES = [
    (("topic", "show", "zzzz"), 3, "not_found"),
    (("topic", "show", "620302001"), 3, "ambiguous"),
    (("topic", "advance", "7k3m"), 3, "wrong_state"),
    (("topic", "list", "--step", "nowhere"), 2, "usage"),
    (("topic", "new"), 2, "usage"),
    (("task", "list", "-C", "/"), 5, "no_archive"),
]


@pytest.mark.parametrize(("line", "code", "name"), FAILURES)
@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_a_failure_is_one_document_on_standard_error(
    archive: Path, xieshang: Run, line: Words, code: int, name: str, form: str
) -> None:
    answer = xieshang(*line, "--format", form)
    assert (answer.code, answer.out) == (code, "")
    (error,) = (json.loads(row)["error"] for row in answer.err.splitlines())
    assert set(error) == {"code", "message", "hint", "ids"}
    assert error["code"] == name
    assert error["message"]
