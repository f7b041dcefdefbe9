"""The calls of a real process that change files, as strace saw them."""

import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

TRACED = (
    "open,openat,creat,write,pwrite64,writev,fsync,fdatasync,rename,renameat,renameat2,link,linkat,mkdir,mkdirat,"
    "unlink,unlinkat,rmdir,ftruncate,truncate,chmod,fchmod,fchmodat"
)
_NAMES = {
    "openat": "open", "creat": "open", "pwrite64": "write", "writev": "write", "fdatasync": "fsync",
    "renameat": "rename", "renameat2": "rename", "linkat": "link", "mkdirat": "mkdir", "unlinkat": "unlink",
    "truncate": "ftruncate", "fchmod": "chmod", "fchmodat": "chmod",
}  # fmt: skip
_LINE = re.compile(r"(?P<process>\d+) +(?P<name>\w+)\((?P<arguments>.*)\) += (?P<result>-?\d+).*")
_ON_DESCRIPTOR = re.compile(r"(?P<number>\d+)<(?P<path>[^>]*)>")
_FOLDER = re.compile(r"(?:AT_FDCWD|\d+)<(?P<path>[^>]*)>, \"")
_PATH = re.compile(r'"(?P<path>(?:[^"\\]|\\.)*)"')


@dataclass(frozen=True)
class Traced:
    """One call. `path` is what it is about; `source` the old name of a file that gets `path`."""

    name: str
    path: str
    source: str = ""
    descriptor: int = -1
    flags: str = ""
    failed: bool = False


def traced(line: Sequence[str], folder: Path, environment: Mapping[str, str]) -> tuple[int, list[Traced]]:
    """Run a command under strace; give its exit code and its calls in order."""
    log = folder.parent / "strace.log"
    command = ["strace", "-f", "-y", "-qq", "-s", "4096", "-e", "signal=none", "-e", f"trace={TRACED}", "-o", str(log)]
    done = subprocess.run(
        [*command, *line], cwd=folder, env=environment, check=False, capture_output=True, stdin=subprocess.DEVNULL
    )
    lines = [found for found in map(_LINE.fullmatch, log.read_text(errors="replace").splitlines()) if found]
    # What it asks other programs, such as git, is their affair: what they say is not what it says.
    calls = [_call(found) for found in lines if found["process"] == lines[0]["process"]]
    return done.returncode, [call for call in calls if call is not None]


def _call(found: re.Match[str]) -> Traced | None:
    failed = found["result"].startswith("-")
    name, arguments = _NAMES.get(found["name"], found["name"]), found["arguments"]
    base = _FOLDER.match(arguments)
    beside = PurePosixPath(_decoded(base["path"])) if base else PurePosixPath()
    paths = [str(beside / _decoded(path["path"])) for path in _PATH.finditer(arguments)]
    if name in {"write", "fsync", "ftruncate"} or found["name"] == "fchmod":
        on = _ON_DESCRIPTOR.match(arguments)
        return Traced(name, _decoded(on["path"]), descriptor=int(on["number"]), failed=failed) if on else None
    if name in {"rename", "link"}:
        return Traced(name, paths[1], source=paths[0], failed=failed)
    return Traced(name, paths[0], flags=arguments, failed=failed)


def _decoded(path: str) -> str:
    """Undo strace's octal escapes."""
    return path.encode("ascii", "replace").decode("unicode_escape").encode("latin-1").decode("utf-8", "replace")
