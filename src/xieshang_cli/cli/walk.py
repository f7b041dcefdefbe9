"""Command lines written down in a file, run one after the other in this process."""

import re
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import typer

from xieshang_cli.cli.app import COMMANDS, load
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.routing import route
from xieshang_cli.cli.shell_words import quoted
from xieshang_cli.cli.table import Verb
from xieshang_cli.cli.usage_messages import explained
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _

_AGREEMENT = re.compile(r"\{agreement (?P<number>[0-9]+)\}")


@dataclass(frozen=True, slots=True)
class Line:
    """One command line: the day it is typed on, and the step of the topic it belongs to, "-" for other work."""

    step: str
    day: str
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """The line as somebody would type it."""
        return " ".join(("xieshang", *map(quoted, self.words)))


class NotACommandError(UsageError):
    """The line leads to no command."""

    def __init__(self, line: Line) -> None:
        super().__init__(_("这一行不是命令：{line}").format(line=line.text))


def lines_of(text: str) -> Iterator[Line]:
    """Read the lines of a walk; see the file itself for how they are written."""
    step = "-"
    for row in text.splitlines():
        if row.startswith("="):
            step = row.removeprefix("=").strip()
        elif row.strip() and not row.startswith("#"):
            day, *words = shlex.split(row)
            yield Line(step, day, tuple(words))


def perform(arguments: list[str]) -> Env:
    """Run one command line as `xieshang` would; what it shows is not given out."""
    destination = route(arguments, COMMANDS)
    if not isinstance(destination.entry, Verb):
        raise NotACommandError(Line("-", "", tuple(arguments)))
    path = " ".join(("xieshang", *destination.words))
    command = load(destination.words, destination.entry)
    try:
        with command.make_context(path, destination.rest) as context:
            env: Env = command.invoke(context)
    except typer.TyperException as error:
        raise explained(error, command, path) from error
    return env


def walk(lines: Iterable[Line], folder: Path, actor: str) -> Iterator[Line]:
    """Run the lines in an archive, each on its day; give each as it was run."""
    agreements: tuple[str, ...] = ()
    for line in lines:
        words = [_AGREEMENT.sub(lambda match: agreements[int(match["number"]) - 1], word) for word in line.words]  # noqa: B023 - called at once
        env = perform([*words, "-C", str(folder), "--today", line.day, "--actor", actor, "--no-input", "-q"])
        if words[:2] == ["session", "conclude"]:
            outcomes = env.archive.session(words[2]).outcomes
            agreements = tuple(agreement.id for outcome in outcomes for agreement in outcome.agreements)
        yield Line(line.step, line.day, tuple(words))
