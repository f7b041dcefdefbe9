import io
import shutil
import sys
import tempfile
from pathlib import Path
from types import ModuleType

import pytest

from cli.clerk import DIVISIONS, STATION, TODAY, Clerk
from cli.trial import TABLE, Answer, Run, list_things, new, show, status
from xieshang_cli.cli import app
from xieshang_cli.cli.command import Command


@pytest.fixture
def trial(monkeypatch: pytest.MonkeyPatch) -> dict[str, Command[...]]:
    commands: dict[str, Command[...]] = {"show": show, "list_things": list_things, "new": new, "status": status}
    module = ModuleType("xieshang_cli.cli.trial")
    module.__dict__.update(commands)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(app, "COMMANDS", TABLE)
    return commands


@pytest.fixture
def run(
    trial: dict[str, Command[...]], monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> Run:
    for name in ("ARCHIVE", "TODAY", "ACTOR", "LANG"):
        monkeypatch.delenv(f"XIESHANG_{name}", raising=False)
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: str, stdin: str = "") -> Answer:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        code = app.run(list(arguments))
        captured = capsysbinary.readouterr()
        return Answer(code, captured.out.decode(), captured.err.decode())

    return run


@pytest.fixture
def nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Clerk:
    """A clerk in an empty folder, on a frozen day."""
    for name in ("ARCHIVE", "LANG"):
        monkeypatch.delenv(f"XIESHANG_{name}", raising=False)
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XIESHANG_TODAY", TODAY)
    monkeypatch.setenv("XIESHANG_ACTOR", "王芳")
    monkeypatch.setenv("COLUMNS", "80")
    # What an editor leaves behind stays out of everybody's way.
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "divisions.csv").write_text(DIVISIONS, encoding="utf-8")
    return Clerk(tmp_path, monkeypatch, capsysbinary)


@pytest.fixture(scope="session")
def archive_to_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with one station, made once: what it takes to make one is tested elsewhere."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "divisions.csv").write_text(DIVISIONS, encoding="utf-8")
    common = ["--today", TODAY, "--actor", "王芳", "-q"]
    root = str(folder / "jinchuan")
    divisions = str(folder / "divisions.csv")
    assert app.run(["init", root, "--division", "620302", "--divisions", divisions, *common]) == 0
    station = ["station", "new", STATION, "-C", root, "--founded-on", "2019-06", "--head", "张明", *common]
    assert app.run(station) == 0
    return folder / "jinchuan"


@pytest.fixture
def clerk(nobody: Clerk, archive_to_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Clerk:
    """A clerk in an archive with one station."""
    nobody.root /= "jinchuan"
    shutil.copytree(archive_to_copy, nobody.root)
    monkeypatch.chdir(nobody.root)
    return nobody
