"""The READMEs and the page for contributors: what they name exists, what they run works."""

import re
import shlex
from pathlib import Path

import pages
import pytest

from cli.trial import Run

ROOT = pages.DOCS.parent
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
CONTRIBUTING = (pages.DOCS / "contributing.md").read_text(encoding="utf-8")


def blocks(file: Path, language: str) -> list[str]:
    text = file.read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("file", READMES, ids=lambda file: file.name)
def test_the_tour_works(file: Path, archive: Path, xieshang: Run) -> None:
    lines = [line.removeprefix("$ ") for block in blocks(file, "console") for line in block.splitlines()]
    commands = [words for line in lines if (words := shlex.split(line, comments=True))]
    assert commands.pop(0) == ["cd", "xieshang-demo"]
    for program, *words in commands:
        assert program == "xieshang"
        answer = xieshang(*words)
        assert (answer.code, answer.err) == (0, ""), words


def test_both_languages_show_the_same_commands() -> None:
    english, chinese = ([_bare(block) for block in (*blocks(f, "console"), *blocks(f, "sh"))] for f in READMES)
    assert english == chinese


@pytest.mark.parametrize("file", READMES, ids=lambda file: file.name)
def test_make_and_its_equal_on_windows_come_first(file: Path) -> None:
    first, *more = blocks(file, "sh")
    assert _bare(first) == ["make demo", "make test"]
    assert [_bare(block) for block in more[:2]] == [
        ["py -m pip install .", "xieshang demo"],
        ["py -m pip install -e .[dev]", "py -m pytest"],
    ]
    targets = re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {"demo", "test"} <= set(targets)


def test_files_named_to_contributors_exist() -> None:
    named = set(re.findall(r"`((?:src|tests|tools|docs|data-examples)/[\w./-]*)`", CONTRIBUTING))
    assert len(named) > 20
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_names_in_files_named_to_contributors_exist() -> None:
    places = {
        "_DOCUMENT_MODULES": "render/__init__.py",
        "_FINDING_MODULES": "render/__init__.py",
        "_BY_ENDING": "cli/output.py",
        "COMMANDS": "cli/app.py",
        "_FOLDERS": "storage/layout.py",
        "FileKind": "storage/layout.py",
        "MODELS": "storage/reading.py",
        "keys_of": "model/records.py",
        "KINDS": "model/json_schema.py",
    }
    for name, file in places.items():
        assert f"`{name}`" in CONTRIBUTING
        assert re.search(rf"\b{name}\b", (ROOT / "src/xieshang_cli" / file).read_text(encoding="utf-8"))


def _bare(block: str) -> list[str]:
    return [bare for line in block.splitlines() if (bare := re.sub(r"\s+#.*| {4,}.*", "", line))]
