import io
import sys
from types import ModuleType

import pytest

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
