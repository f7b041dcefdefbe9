"""A power cut at any moment: what was promised is on disk before it is said.

Read from the calls of real processes: content before name, name before word, and the folder of a new folder as well.
"""

import os
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from faults.cases import ALSO, CASES, INPUTS, Case, write_inputs
from faults.system_calls import Traced, traced
from faults.workshop import ENVIRONMENT, Workshop

needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
ALL = [case for cases in (CASES | ALSO).values() for case in cases]


@needs_strace
@pytest.mark.slow
@pytest.mark.parametrize("case", ALL, ids=lambda case: case.line.replace(" ", "_"))
def test_everything_is_on_disk_before_it_is_said(case: Case, bench: Workshop, tmp_path: Path) -> None:
    calls = [call for call in calls_of(case, bench, tmp_path) if not call.failed]
    archive = str(bench.archive)
    named = [n for n, call in enumerate(calls) if call.name in {"rename", "link"} and is_record(call.path, archive)]
    assert named, "the command wrote nothing"
    said = next((n for n, call in enumerate(calls) if call.name == "write" and call.descriptor == 1), len(calls))
    for number in named:
        content_is_on_disk(calls, number)
        name_is_on_disk(calls, number, os.path.dirname(calls[number].path), said)  # noqa: PTH120 - texts
    for number, call in enumerate(calls):
        if call.name == "mkdir" and is_record(call.path, archive):
            name_is_on_disk(calls, number, os.path.dirname(call.path), said)  # noqa: PTH120
        if call.name == "open" and is_record(call.path, archive) and ".xieshang-" not in call.path:
            assert "O_WRONLY" not in call.flags, call
            assert "O_RDWR" not in call.flags, call
    private = [n for n in named if calls[n].path.startswith(f"{archive}/private/")]
    assert all(number < named[-1] for number in private) or private == named


@needs_strace
@pytest.mark.slow
def test_a_list_is_certain_before_its_journal_goes_and_the_journal_before_the_list(
    bench: Workshop, tmp_path: Path
) -> None:
    case = next(case for case in CASES["topic new"] if "--from" in case.line)
    calls = calls_of(case, bench, tmp_path)
    journal = f"{bench.archive}/.xieshang/unfinished"
    begun = next(n for n, call in enumerate(calls) if call.name in {"rename", "link"} and call.path == journal)
    gone = next(n for n, call in enumerate(calls) if call.name == "unlink" and call.path == journal)
    said = next(n for n, call in enumerate(calls) if call.name == "write" and call.descriptor == 1)
    named = [n for n, call in enumerate(calls) if call.name == "link" and is_record(call.path, str(bench.archive))]
    assert len(named) == 4
    content_is_on_disk(calls, begun)
    name_is_on_disk(calls, begun, os.path.dirname(journal), named[0])  # noqa: PTH120
    for number in named:
        name_is_on_disk(calls, number, os.path.dirname(calls[number].path), gone)  # noqa: PTH120
    name_is_on_disk(calls, gone, os.path.dirname(journal), said)  # noqa: PTH120


@needs_strace
@pytest.mark.slow
@pytest.mark.parametrize("name", ["topic withdraw", "request new", "session edit", "station new"])
def test_the_shim_misses_no_call(name: str, bench: Workshop, tmp_path: Path) -> None:
    case = CASES[name][-1]
    bench.prepare(case)
    counted = [(call.name, call.path) for call in bench.run(case.line, traced=True).calls]
    seen = [
        ("create" if call.name == "open" and "O_EXCL" in call.flags else call.name, call.path)
        for call in calls_of(case, bench, tmp_path)
        if (call.name != "open" or "O_RDONLY" not in call.flags) and call.descriptor not in {1, 2}
    ]
    ours = [(what, shape(path)) for what, path in counted if is_record(path, str(bench.archive)) and what != "close"]
    theirs = [(what, shape(path)) for what, path in seen if is_record(path, str(bench.archive))]
    assert ours == theirs
    assert len(ours) >= 5


def calls_of(case: Case, bench: Workshop, tmp_path: Path) -> list[Traced]:
    """Run the case as a real process and give its calls, with paths that begin at the root."""
    bench.prepare(case)
    inputs = tmp_path / "inputs"
    write_inputs(inputs)
    words = shlex.split(case.line.replace(INPUTS, str(inputs)))
    environment = os.environ | ENVIRONMENT | {"EDITOR": str(inputs / "editor.sh"), "TMPDIR": str(tmp_path)}
    code, calls = traced([sys.executable, "-m", "xieshang_cli", *words], bench.archive, environment)
    assert code == 0
    return [
        Traced(
            call.name,
            os.path.normpath(os.path.join(bench.archive, call.path)),  # noqa: PTH118 - texts
            os.path.normpath(os.path.join(bench.archive, call.source)),  # noqa: PTH118
            call.descriptor,
            call.flags,
            failed=call.failed,
        )
        for call in calls
    ]


def is_record(path: str, archive: str) -> bool:
    """Whether the path is in the archive, and not in its cache."""
    return path.startswith(f"{archive}/") and "/.xieshang/" not in f"{path}/"


def shape(path: str) -> str:
    """Give a path without its random part."""
    folder, _, name = path.rpartition("/")
    return f"{folder}/*" if ".xieshang-" in name or name.startswith("6203") else path


def content_is_on_disk(calls: list[Traced], number: int) -> None:
    """Whether what gets its name was brought to disk before, and not written since."""
    source = calls[number].source
    if any(call.path.startswith(f"{source}/") for call in calls[:number]):
        return  # a folder that was filled in another place, each file of it brought to disk there
    about = [call.name for call in calls[:number] if call.path == source and call.name in {"write", "fsync"}]
    assert "write" in about, f"{calls[number]}: nothing was written"
    assert about[-1] == "fsync", calls[number]


def name_is_on_disk(calls: list[Traced], number: int, folder: str, before: int) -> None:
    """Whether the folder was brought to disk after the call and before the moment given."""
    synced = [n for n in range(number, before) if calls[n].name == "fsync" and calls[n].path == folder]
    # A folder that moved since is synced in its new place.
    moved = any(calls[n].name == "rename" and folder.startswith(calls[n].source) for n in range(number, before))
    assert synced or moved, f"{calls[number]}: {folder} was not synced"
