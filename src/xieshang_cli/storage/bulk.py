"""Reading and evaluating thousands of files: by station, on every core."""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from xieshang_cli.model.policy import Policy
from xieshang_cli.rules.engine import catalogue
from xieshang_cli.storage.evaluation import Evaluated, evaluate_together
from xieshang_cli.storage.layout import MARKER, Stamp, committee_path, divisions_path, supervision_path

CHUNK_FILES = 250
PARALLEL_FILES = 800
"""Below it, starting processes costs more than it saves."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """The files of some stations; `borrowed` are files of others that they look up as a rule."""

    own: tuple[tuple[str, Stamp], ...]
    borrowed: tuple[str, ...]

    @property
    def reach(self) -> frozenset[str]:
        """Every file whose records the chunk can see."""
        return frozenset([path for path, _ in self.own]) | frozenset(self.borrowed)


def chunks_of(changed: Iterable[str], found: Mapping[str, Stamp]) -> list[Chunk]:
    """Put changed files into chunks of whole stations, with the unchanged files of these stations as borrowed."""
    changed = set(changed)
    groups: dict[str, list[str]] = {}
    below: dict[str, list[str]] = {}
    for path in sorted(found, key=_station_first):
        unit = _unit(path)
        groups.setdefault(unit, []).append(path)
        if path.startswith("stations/"):
            below.setdefault(unit[:_COUNTY], []).append(path)
    chunk = partial(_chunk, changed=changed, found=found, below=below)
    chunks: list[Chunk] = []
    waiting: list[str] = []
    for paths in groups.values():
        if changed.intersection(paths):
            waiting += paths
        if len(waiting) >= CHUNK_FILES:
            chunks.append(chunk(waiting))
            waiting = []
    if waiting:
        chunks.append(chunk(waiting))
    return chunks


def were_together(path: str, other: str) -> bool:
    """Whether a file is sure to have been in the reach of the chunk that another was in."""
    return _unit(path) == _unit(other) or other in _shared(_unit(path))


def run_chunks(
    root: Path, policy: Policy, chunks: list[Chunk], progress: Callable[[int, int], None] | None
) -> Iterator[tuple[int, Chunk, list[Evaluated]]]:
    """Evaluate chunks, on several processes when there is enough to do; results come in the order of the chunks."""
    catalogue()  # loaded before the processes part, so that none loads it again
    total = sum(len(chunk.own) for chunk in chunks)
    done = 0
    workers = os.cpu_count() or 1
    spread = _on_processes if total >= PARALLEL_FILES and workers > 1 else _in_turn
    for number, (chunk, evaluated) in enumerate(zip(chunks, spread(root, policy, chunks, workers), strict=True)):
        done += len(chunk.own)
        if progress:
            progress(done, total)
        yield number, chunk, evaluated


def _in_turn(root: Path, policy: Policy, chunks: list[Chunk], _workers: int) -> Iterator[list[Evaluated]]:
    for chunk in chunks:
        yield evaluate_together(root, policy, chunk.own, chunk.borrowed)


def _on_processes(root: Path, policy: Policy, chunks: list[Chunk], workers: int) -> Iterator[list[Evaluated]]:
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_prepare_process) as pool:
        waiting: deque[Future[list[Evaluated]]] = deque()
        remaining = iter(chunks)
        try:
            # A window, not everything at once: results must not pile up faster than they are stored.
            with _interrupts_held():
                for chunk in islice(remaining, 2 * workers):
                    waiting.append(pool.submit(evaluate_together, root, policy, chunk.own, chunk.borrowed))
            while waiting:
                yield waiting.popleft().result()
                for chunk in islice(remaining, 1):
                    waiting.append(pool.submit(evaluate_together, root, policy, chunk.own, chunk.borrowed))
        except BaseException:
            # Interrupted: what a process is still at, perhaps for long, nobody will ask for.
            for process in multiprocessing.active_children():
                process.terminate()
            raise


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while processes are made, which otherwise might meet it before they know to leave it to us."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _prepare_process() -> None:
    """Leave interrupts to the parent, and collect no cycles: there are none among records, and it takes long."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End when the parent was killed: it can tell nobody, and its helpers would hold the archive's lock for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _chunk(
    paths: list[str], changed: set[str], found: Mapping[str, Stamp], below: Mapping[str, Sequence[str]]
) -> Chunk:
    own = tuple((path, found[path]) for path in paths if path in changed)
    borrowed = {path for path in paths if path not in changed}
    units = set(map(_unit, paths))
    borrowed |= {shared for unit in units for shared in _shared(unit)} & found.keys()
    # Divisions and members of a county are found at its stations: one by one afterwards they would take a tenth of all.
    borrowed |= {station for unit in units for station in below.get(unit, ())}
    return Chunk(own, tuple(sorted(borrowed - {path for path, _ in own})))


def _station_first(path: str) -> tuple[bool, str, str]:
    # What makes everything new when it changes comes first, so that an interrupted reading knows it.
    return (path.partition("/")[0] not in _OF_ALL, _unit(path), path)


def _unit(path: str) -> str:
    """Give the code of the unit whose records the file holds, by its place alone: of thousands this is asked often."""
    folder, _, place = path.partition("/")
    if folder in _BY_STATION:
        return place.partition("/")[0]
    return place.partition(".")[0].partition("-")[0]


_COUNTY = 6  # signs in its code
_BY_STATION = frozenset({"topics", "sessions", "requests"})
_OF_ALL = frozenset({MARKER, "policy", "calendar"})


def _shared(unit: str) -> set[str]:
    """Give the files that the records of a unit look up as a rule: those of its county, prefecture and province."""
    above = [unit[:length] for length in (2, 4, 6)]
    return {place(code) for code in above for place in (divisions_path, committee_path, supervision_path)}
