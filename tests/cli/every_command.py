"""Every command of the table, for tests of what holds for all of them."""

import functools
import hashlib
import os
from pathlib import Path

from typer.core import TyperArgument, TyperOption

from xieshang_cli.cli.app import COMMANDS, load
from xieshang_cli.cli.help_page import PageCommand

Words = tuple[str, ...]

FORMATS = ("table", "json", "jsonl", "csv", "tsv", "markdown", "yaml")

# How to call each command that looks, in the example archive.
LOOKING: dict[str, list[str]] = {
    "status": [""],
    "todo": ["", "--station 620302001", "--person 张明", "--role 县政协"],
    "request list": ["", "--station 620302001"],
    "request show": ["8m2q"],
    "topic list": ["", "--overdue", "--step implement", "--status closed", "--text 电梯", "--since 2026-04"],
    "topic show": ["7k3m", "5r2p", "c26t"],
    "topic gate": ["5r2p", "c02t"],
    "topic similar": ["7k3m"],
    "topic trace": ["7k3m", "5r2p", "c26t"],
    "session list": [""],
    "session plan": ["--topic 5r2p --station 620302001"],
    "calendar": [""],
    "session show": ["3n8k", "1h7q", "c06s"],
    "task list": ["", "--topic 5r2p"],
    "task show": ["t-9v3w"],
    "feedback revisits": ["", "--overdue --station 620302001", "--made"],
    "plan list": [""],
    "plan show": ["--year 2026"],
    "deadline explain": ["t-9v3w"],
    "station list": ["", "--vacant", "--as-of 2025-12"],
    "station show": ["620302001", "620302001 --as-of 2025-12-31"],
    "committee list": ["", "--as-of 2020"],
    "committee show": ["620302"],
    "member list": ["", "--unassigned", "--station 620302001 --as-of 2025-12-31", "--left"],
    "member show": ["赵明珠", "2k9d --private"],
    "supervise list": ["", "--past", "--leader 陈国栋 --as-of 2026-02-01"],
    "supervise tree": ["", "--division 620302 --as-of 2025-12-31"],
    "supervise visits": ["", "--open", "--station 620302001"],
    "supervise show": ["v-5h2t"],
    "division list": ["", "--stage 试点", "--as-of 2025"],
    "division show": ["620302001"],
    "federation reconcile": [". ."],
    "validate": ["", "7k3m", "--strict", "--no-waivers", "--select TP5"],
    "rule": ["", "TP302"],
    "report": [
        "",
        "ledger",
        "progress",
        "participation",
        "satisfaction",
        "promises",
        "overdue",
        "adoption",
        "linkage",
        "ranking",
        "ranking --figure satisfaction:result.rate",
        "yearly",
        "explain promises",
        "explain promises rate --station 620302001",
    ],
    "doctor": [""],
    "schema": ["topic"],
    "completion": ["bash"],
    "fmt": ["--check"],
}
WRITING = {
    "init", "demo", "request new", "request link", "topic new", "topic edit", "topic decide", "topic research",
    "topic adopt", "topic advance", "topic revert", "topic withdraw", "topic merge",
    "topic split", "topic escalate",
    "topic delegate", "topic accept", "topic return", "topic reply", "session new", "session edit", "session notify",
    "session draw", "session attend",
    "session opinion", "session conclude", "task add", "task edit", "task progress", "task claim", "task confirm",
    "task extend", "task pause", "task unpause",
    "task press", "task reaffirm",
    "supervise assign", "supervise release", "supervise correct",
    "supervise visit", "supervise finding", "supervise resolve",
    "station handover", "feedback tell", "feedback publish", "feedback survey", "feedback revisit", "attach",
    "plan propose", "plan answer",
    "plan add",
    "plan link", "plan drop", "plan stage", "station new", "division edit", "division import",
    "station edit", "station appoint", "station relieve", "station correct", "station assign", "station unassign",
    "station council", "station room", "station check", "station duty", "committee new", "committee edit",
    "committee appoint", "committee relieve", "committee special", "member new", "member edit", "member import",
}  # fmt: skip


def looking() -> list[Words]:
    """Give the command lines that look."""
    return [(*name.split(), *line.split()) for name, lines in LOOKING.items() for line in lines]


@functools.cache
def parsers() -> dict[str, PageCommand]:
    """Give the parser of every command by its words."""
    return {" ".join(words): load(words, verb) for words, verb in COMMANDS.commands()}


def names() -> list[str]:
    """Give the words of every command."""
    return [" ".join(words) for words, _verb in COMMANDS.commands()]


def parts(command: PageCommand) -> tuple[list[TyperArgument], list[TyperOption]]:
    """Give the arguments and the options of a command that take a value."""
    arguments = [part for part in command.params if isinstance(part, TyperArgument)]
    options = [part for part in command.params if isinstance(part, TyperOption) and not part.is_flag]
    return arguments, options


def tree(folder: Path) -> dict[str, tuple[int, str]]:
    """Fingerprint a folder: mode and content of everything but the cache and git's own files."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if {".xieshang", ".git"} & set(path.relative_to(folder).parts):
            continue
        is_file = path.is_file() and not path.is_symlink()
        content = hashlib.sha256(path.read_bytes()).hexdigest() if is_file else ""
        found[os.fspath(path.relative_to(folder))] = (path.lstat().st_mode, content)
    return found
