"""The commands shown in a guide, run again: what they print takes the place of what the guide shows.

A ```console block holds commands, each on a line that begins with `$ `, and what each printed. Blocks run one after
the other in one fresh folder. Remarks before a block, invisible to readers, set the scene:

    <!-- day: 2023-03-06 -->        the day on which the following commands are typed
    <!-- file: streets.csv -->      the next block, of whatever language, is first written to this file
    <!-- edit: a.yaml | old | new --> somebody edits this file by hand, putting new words in place of old ones
"""

import contextlib
import io
import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

from xieshang_cli.cli import app
from xieshang_cli.model.identity import repeatable_ids

ACTOR = "王芳"
_BLOCK = re.compile(
    r"(?P<fence>^```(?P<language>\w*)\n)(?P<body>.*?)(?P<end>^```$)"
    r"|^<!-- (?P<key>day|file|edit): (?P<value>[^\n]+) -->$",
    re.MULTILINE | re.DOTALL,
)


class Transcript:
    """A guide's commands at work in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        """Begin in `folder`, which is empty."""
        self.folder = folder
        self.home = folder.parent / f"{folder.name}-home"
        self.home.mkdir(exist_ok=True)
        self.code = 0
        self._file = ""

    def again(self, text: str) -> str:
        """Give the guide as it reads when all its commands are run now."""
        with _surroundings(self.folder, self.home):
            return _BLOCK.sub(self._block, text)

    def _block(self, match: re.Match[str]) -> str:
        if match["key"] == "day":
            os.environ["XIESHANG_TODAY"] = match["value"]
        elif match["key"] == "file":
            self._file = match["value"]
        elif match["key"] == "edit":
            _edit(*match["value"].split(" | "))
        elif self._file:
            Path(self._file).write_text(match["body"], encoding="utf-8")
            self._file = ""
        elif match["language"] == "console":
            return match["fence"] + self._commands(match["body"]) + match["end"]
        return match[0]

    def _commands(self, body: str) -> str:
        lines = []
        for command, typed in commands_of(body):
            printed = self.run(command)
            lines += [typed, printed if not printed or printed.endswith("\n") else printed + "\n"]
        return "".join(lines)

    def run(self, command: str) -> str:
        """Run one command line; give everything it printed, with places of this machine left out."""
        words = shlex.split(command)
        match words:
            case ["echo", "$?"]:
                return f"{self.code}\n"
            case ["cd", folder]:
                os.chdir(folder)
                return ""
            case ["cat", file]:
                self.code, printed = 0, Path(file).read_text(encoding="utf-8")
            case ["xieshang", *arguments]:
                # Seeded by the command alone: whatever the commands before it draw, its ids stay the same.
                with repeatable_ids(command):
                    self.code, printed = xieshang(arguments)
            case _:
                done = subprocess.run(words, capture_output=True, text=True, check=False, encoding="utf-8")
                self.code, printed = done.returncode, done.stdout + done.stderr
        printed = printed.replace(str(self.folder), "…").replace(str(self.home), "~")
        return "\n".join(line.rstrip() for line in printed.split("\n"))


def commands_of(body: str) -> Iterator[tuple[str, str]]:
    """Give each command of a block, as one line and as typed: a line ending in a backslash goes on in the next."""
    for match in re.finditer(r"^\$ ((?:.*\\\n)*.*\n)", body, re.MULTILINE):
        yield match[1].replace("\\\n", " ").strip(), match[0]


def xieshang(arguments: list[str]) -> tuple[int, str]:
    """Run a command line in this process, results and remarks in the order in which a screen shows them."""
    screen = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with contextlib.redirect_stdout(screen), contextlib.redirect_stderr(screen):
        code = app.run(arguments)
    screen.flush()
    return code, bytes(screen.buffer.getvalue()).decode()


# Private from here on.


def _edit(file: str, old: str, new: str) -> None:
    text = Path(file).read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(file, old)
    Path(file).write_text(text.replace(old, new), encoding="utf-8", newline="\n")


@contextlib.contextmanager
def _surroundings(folder: Path, home: Path) -> Iterator[None]:
    """Make everything outside the folder the same on every machine."""
    before, place = dict(os.environ), Path.cwd()
    for name in [name for name in os.environ if name.startswith(("XIESHANG_", "GIT_"))]:
        del os.environ[name]
    os.environ.update(
        XIESHANG_ACTOR=ACTOR, COLUMNS="80", HOME=str(home), XDG_CONFIG_HOME=str(home), XDG_STATE_HOME=str(home),
        GIT_CONFIG_NOSYSTEM="1", GIT_CONFIG_GLOBAL=str(home / "gitconfig"), GIT_CEILING_DIRECTORIES=str(folder.parent),
        GIT_AUTHOR_DATE="2023-03-20T12:00:00+08:00", GIT_COMMITTER_DATE="2023-03-20T12:00:00+08:00", LC_ALL="C.UTF-8",
    )  # fmt: skip
    (home / "gitconfig").write_text(
        "[user]\n\tname = 王芳\n\temail = w@example.invalid\n[init]\n\tdefaultBranch = main\n", encoding="utf-8"
    )
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(place)
        os.environ.clear()
        os.environ.update(before)
