"""The archive on a bench: a command runs on it with one fault, then it is put back as it was."""

import json
import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from faults.cases import INPUTS, Case, write_inputs
from xieshang_cli.storage.database import TICK_NS
from xieshang_cli.storage.index_file import seal

HERE = Path(__file__).parent
LEFTOVER = re.compile(r"\.xieshang-([0-9a-f]{16}\.tmp|demo-[0-9a-f]{8})")
ENVIRONMENT = {"XIESHANG_TODAY": "2026-11-23", "XIESHANG_ACTOR": "王芳", "PYTHONDONTWRITEBYTECODE": "1"}

Tree = dict[str, tuple[int, bytes]]
"""What is in a folder: mode and content by path; folders have none."""


@dataclass(frozen=True)
class Fault:
    """What goes wrong, and at which call, counted from 1."""

    at: int
    kind: int
    error: int = 0


NONE, KILL, FAIL, SHORT, TORN, FULL, DEAD, INTERRUPT = range(8)
NO_FAULT = Fault(-1, NONE)


@dataclass(frozen=True)
class Call:
    """A call that changes files, as counted by the shim."""

    number: int
    name: str
    path: str


@dataclass(frozen=True)
class Outcome:
    """How a command ended; `code` is negative when it was killed."""

    code: int
    out: str
    err: str
    calls: list[Call] = field(default_factory=list, compare=False)


def build_shim(folder: Path) -> Path:
    """Compile the shim."""
    library = folder / "shim.so"
    command = ["gcc", "-shared", "-fPIC", "-O1", "-o", str(library), str(HERE / "shim.c"), "-ldl"]
    subprocess.run(command, check=True)
    return library


class Workshop:
    """A folder with the archive under test, and the process that runs commands in it."""

    def __init__(self, bench: Path, shim: Path, example: Path) -> None:
        self.archive = bench / "archive"
        self._bench = bench
        self._example = read_tree(example, with_cache=True)
        self._inputs = bench / "inputs"
        (bench / "scratch").mkdir()
        (bench / "drafts").mkdir()
        write_inputs(self._inputs)
        environment = {name: value for name, value in os.environ.items() if not name.startswith("XIESHANG_")}
        environment |= ENVIRONMENT | {
            "LD_PRELOAD": str(shim),
            "TMPDIR": str(bench / "drafts"),
            "EDITOR": str(self._inputs / "editor.sh"),
            "VISUAL": "",
        }
        self._server = subprocess.Popen(
            [sys.executable, str(HERE / "fork_server.py")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment,
        )  # fmt: skip

    def close(self) -> None:
        """End the process."""
        self._server.communicate()

    def prepare(self, case: Case) -> Tree:
        """Bring the bench into the state before the command, some time ago; give it, the cache included."""
        self.put_back({} if case.outside else self._example)
        for step in case.before:
            if callable(step):
                step(self.archive)
            else:
                done = self.run(step)
                assert done.code == 0, (step, done.err)
        if not case.outside:
            # The index is sure of what is old enough; else what it does, and how many calls it makes, depends on time.
            time.sleep(TICK_NS / 1e9)
            self.run("status")
        return read_tree(self.archive, with_cache=True)

    def put_back(self, wanted: Tree) -> None:
        """Make the archive what it was; the index with it, as if it had never been away."""
        put_back(self.archive, wanted)
        if ".xieshang/index.seal" in wanted:
            seal(self.archive / ".xieshang" / "index.sqlite")

    def run(self, line: str, fault: Fault = NO_FAULT, *, traced: bool = False, interrupt: int = 0) -> Outcome:
        """Run a command line with a fault, or with Ctrl-C when so many functions have begun or ended."""
        request = {
            "line": shlex.split(line.replace(INPUTS, str(self._inputs))),
            "folder": str(self.archive),
            "scratch": str(self._bench / "scratch"),
            "fault": [fault.at, fault.kind, fault.error],
            "traced": traced,
            "interrupt": interrupt,
        }
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(json.dumps(request) + "\n")
        self._server.stdin.flush()
        answer: dict[str, Any] = json.loads(self._server.stdout.readline())
        shutil.rmtree(self._bench / "drafts")
        (self._bench / "drafts").mkdir()
        calls = [Call(int(number), name, path) for number, name, path in (c.split(" ", 2) for c in answer["calls"])]
        return Outcome(answer["code"], answer["out"], answer["err"], calls)


@contextmanager
def workshop(folder: Path, example: Path) -> Iterator[Workshop]:
    """Open a workshop; in memory where there is a folder for it, since thousands of runs wait for no disk."""
    shared = Path("/dev/shm")
    bench = (shared if os.access(shared, os.W_OK) else folder) / f"xieshang-faults-{os.getpid()}"
    shutil.rmtree(bench, ignore_errors=True)
    bench.mkdir()
    opened = Workshop(bench, build_shim(bench), example)
    try:
        yield opened
    finally:
        opened.close()
        shutil.rmtree(bench)


def read_tree(folder: Path, *, with_cache: bool = False) -> Tree:
    """Read everything in a folder but git's own; leftovers of interrupted writes are told by `leftovers_in`."""
    tree: Tree = {}
    for above, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name != ".git" and (with_cache or name != ".xieshang")]
        for name in (*folders, *files):
            path = os.path.join(above, name)  # noqa: PTH118 - thousands of trees are read
            mode = os.lstat(path).st_mode
            content = Path(path).read_bytes() if stat.S_ISREG(mode) else b""
            tree[os.path.relpath(path, folder)] = (mode, content)
    return tree


def without_leftovers(tree: Tree) -> Tree:
    """Leave out temporary files of interrupted writes."""
    return {path: found for path, found in tree.items() if not LEFTOVER.search(path)}


def put_back(folder: Path, wanted: Tree) -> None:
    """Make the folder what it was; files that are as wanted stay untouched, and keep their stamps."""
    folder.mkdir(exist_ok=True)
    found = read_tree(folder, with_cache=True)
    for path in sorted(found.keys() - wanted.keys(), reverse=True):
        place = folder / path
        if stat.S_ISDIR(found[path][0]):
            place.rmdir()
        else:
            place.unlink()
    for path in sorted(wanted):
        mode, content = wanted[path]
        if found.get(path) == wanted[path]:
            continue
        if stat.S_ISDIR(mode):
            (folder / path).mkdir(exist_ok=True)
        else:
            (folder / path).write_bytes(content)
        (folder / path).chmod(stat.S_IMODE(mode))
