"""Completion in the shells themselves, where they are installed."""

import codecs
import os
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

import pytest

from xieshang_cli.cli.completion import SCRIPTS

SOURCE = Path(__file__).parents[2] / "src"

if os.name != "nt":
    import pty

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs POSIX shells")


class Shell:
    """A shell with `xieshang` on its path and the completion script loaded."""

    def __init__(self, name: str, folder: Path) -> None:
        self._name, self.folder = name, folder
        program = folder / "xieshang"
        program.write_text(f'#!/bin/sh\nPYTHONPATH="{SOURCE}" exec "{sys.executable}" -m xieshang_cli "$@"\n')
        program.chmod(0o755)
        (folder / "script").write_text(SCRIPTS[name], encoding="utf-8")

        path = f"{folder}{os.pathsep}{os.environ['PATH']}"
        self.environment = {"PATH": path, "HOME": str(folder), "LC_ALL": "C.UTF-8", "TERM": "dumb"}

    def run(self, *arguments: str) -> str:
        answer = subprocess.run(
            [self._name, *arguments],
            cwd=self.folder, env=self.environment, capture_output=True, check=False, timeout=60,
        )  # fmt: skip
        assert answer.stderr == b""
        return answer.stdout.decode()


@pytest.fixture
def shell(request: pytest.FixtureRequest, tmp_path: Path) -> Shell:
    if not shutil.which(request.param):
        pytest.skip(f"no {request.param} here")
    return Shell(request.param, tmp_path)


@pytest.mark.parametrize("shell", ["bash"], indirect=True)
@pytest.mark.parametrize(
    ("words", "kind", "found"),
    [
        ("xieshang to", 9, ["todo", "topic"]),
        (
            "xieshang to",
            63,
            ["todo  -- 待办：逾期的、快到期的、等别人的。", "topic  -- 议题：从收集到结果反馈的六步。"],
        ),
        ("xieshang topic gat", 9, ["gate"]),
        ("xieshang completion ''", 9, ["bash", "zsh", "fish", "powershell", "pwsh"]),
        ("xieshang completion --format = js", 9, ["json", "jsonl"]),
        ("xieshang completion '\"zs'", 9, ["zsh"]),
        ("xieshang nonsense ''", 9, []),
        ("xieshang topic show '$(touch evil)'", 9, []),
    ],
)
def test_bash(shell: Shell, tmp_path: Path, words: str, kind: int, found: list[str]) -> None:
    setup = f"source script; COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}}-1)); COMP_TYPE={kind}; _xieshang"
    answer = shell.run("--norc", "-c", setup + '; [ ${#COMPREPLY[@]} = 0 ] || printf "%s\\n" "${COMPREPLY[@]}"')
    assert answer.splitlines() == found
    assert not (tmp_path / "evil").exists()


@pytest.mark.parametrize("shell", ["fish"], indirect=True)
@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("xieshang to", ["todo\t待办：逾期的、快到期的、等别人的。", "topic\t议题：从收集到结果反馈的六步。"]),
        ("xieshang completion z", ["zsh"]),
        ("xieshang completion --format=js", ["--format=json", "--format=jsonl"]),
        ("xieshang --format js", ["json", "jsonl"]),
        ("xieshang -C scr", ["script"]),
        ("xieshang nonsense ", ["script", "xieshang"]),
    ],
)
def test_fish(shell: Shell, line: str, found: list[str]) -> None:
    answer = shell.run("-N", "-c", f'source script; complete -C "{line}"')
    assert [one for one in answer.splitlines() if not one.startswith(".")] == found


def test_zsh(tmp_path: Path) -> None:
    if not shutil.which("zsh"):
        pytest.skip("no zsh here")
    with Terminal(Shell("zsh", tmp_path), "zsh", "-f", "-i") as terminal:
        terminal.type("autoload -Uz compinit; compinit -u; . ./script; echo BE''GIN\n")
        terminal.wait_for("BEGIN")
        terminal.type("xieshang topic ad\t\t")
        terminal.wait_for("adopt    -- 记录党委政府采纳情况。")
        terminal.wait_for("advance  -- 结束当前步骤，进入下一步。")
        terminal.type("\x15xieshang completion zs\t")
        terminal.wait_for("xieshang completion zsh")


class Terminal:
    """An interactive shell on a pseudo-terminal: zsh completes nowhere else."""

    def __init__(self, shell: Shell, *command: str) -> None:
        master, self._slave = pty.openpty()
        self._master = master
        self._seen = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._process = subprocess.Popen(
            command, stdin=self._slave, stdout=self._slave, stderr=self._slave, start_new_session=True,
            cwd=shell.folder, env=shell.environment,
        )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_unused: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._slave)
        os.close(self._master)

    def type(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def wait_for(self, words: str) -> None:
        end = time.monotonic() + 20
        while words not in self._seen:
            assert time.monotonic() < end, self._seen
            if select.select([self._master], [], [], 0.2)[0]:
                self._seen += self._decoder.decode(os.read(self._master, 65536))


@pytest.mark.parametrize("name", ["zsh", "fish", "bash"])
def test_scripts_are_well_formed(name: str, tmp_path: Path) -> None:
    if not shutil.which(name):
        pytest.skip(f"no {name} here")
    (tmp_path / "script").write_text(SCRIPTS[name], encoding="utf-8")
    subprocess.run([name, "-n", "script"], cwd=tmp_path, check=True, capture_output=True)


def test_command_prints_the_script() -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "xieshang_cli", "completion", "PWSH"],
        env={**os.environ, "PYTHONPATH": str(SOURCE)}, capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    assert answer.stdout.decode() == SCRIPTS["powershell"]
