"""The example archive, made once, and a way to run real commands in a copy of it."""

import io
import os
import shutil
import sys
from pathlib import Path

import pytest

from cli.trial import Answer, Run
from xieshang_cli.cli import app

VARIABLES = ("ARCHIVE", "TODAY", "ACTOR", "LANG")


@pytest.fixture
def xieshang(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run real commands, in the archive that is the current folder, on 2026-11-23."""
    for name in VARIABLES:
        monkeypatch.delenv(f"XIESHANG_{name}", raising=False)
    monkeypatch.setenv("XIESHANG_TODAY", "2026-11-23")
    monkeypatch.setenv("XIESHANG_ACTOR", "王芳")

    def run(*arguments: str) -> Answer:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b""), encoding="utf-8"))
        code = app.run(list(arguments))
        captured = capsysbinary.readouterr()
        return Answer(code, captured.out.decode(), captured.err.decode())

    return run


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the example archive."""
    folder = tmp_path_factory.mktemp("example") / "archive"
    with pytest.MonkeyPatch.context() as patch:
        for name in VARIABLES:
            patch.delenv(f"XIESHANG_{name}", raising=False)
        assert app.run(["demo", str(folder), "-q", "--output", os.devnull]) == 0
    return folder


@pytest.fixture
def archive(example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of the example archive, which is the current folder."""
    folder = tmp_path / "archive"
    shutil.copytree(example, folder, ignore=shutil.ignore_patterns(".xieshang"))
    monkeypatch.chdir(folder)
    return folder
