"""What a record file contributes to the index: keys, findings, rows, and which other records these depend on."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from xieshang_cli.findings import Finding
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.records import AnyRecord, Records, RecordSet, keys_of, record_id
from xieshang_cli.model.rows import ROWS
from xieshang_cli.model.session import Session
from xieshang_cli.rules.checking import check
from xieshang_cli.storage.database import finding_columns, key_number
from xieshang_cli.storage.layout import Stamp
from xieshang_cli.storage.reading import Loaded, locate, read_record_file
from xieshang_cli.storage.screen import fingerprint
from xieshang_cli.workflow.summary import rows_of


class Evaluated(NamedTuple):
    """One file, evaluated, in the form the index stores: findings and rows are tuples of columns.

    `provided` are numbers of keys, each with that of what the record under it says; `looked_up` are numbers of keys,
    and the findings and rows depend on what is found under them. Not `as_seen` is what was read from another file than
    the stamp is of: with its folder it may have been moved away, and may come back.
    """

    path: str
    stamp: Stamp
    digest: bytes
    is_readable: bool
    provided: frozenset[tuple[int, int]]
    looked_up: frozenset[int] = frozenset()
    findings: tuple[tuple[object, ...], ...] = ()
    rows: tuple[tuple[str, tuple[object, ...]], ...] = ()
    as_seen: bool = True


class TracedRecords(Records):
    """Look-ups that remember every key asked for."""

    def __init__(self, inner: Records) -> None:
        self.policy = inner.policy
        self._inner = inner
        self._found: dict[str, Sequence[AnyRecord]] = {}
        self._sessions: dict[str, list[Session]] = {}

    @property
    def looked_up(self) -> frozenset[int]:
        """The numbers of every key asked for so far."""
        return frozenset(map(key_number, self._found))

    def providing(self, key: str) -> Sequence[AnyRecord]:
        """Pass the look-up on, once for each key."""
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._inner.providing(key)
        return found

    def sessions_of(self, topic_id: str) -> list[Session]:
        """Give the sessions of a topic; most rules ask for them."""
        sessions = self._sessions.get(topic_id)
        if sessions is None:
            sessions = self._sessions[topic_id] = super().sessions_of(topic_id)
        return sessions


def evaluate(loaded: Loaded, stamp: Stamp, records: Records) -> Evaluated:
    """Run rules and make rows for the records of one file."""
    traced = TracedRecords(records)
    findings: list[Finding] = []
    rows: list[tuple[str, tuple[object, ...]]] = []
    prefixes: dict[str, str] = {}
    for prefix, record in loaded.records():
        prefixes[record_id(record)] = prefix
        found = check(record, traced)
        findings += found
        rows += [(ROWS[type(row)], tuple(row)) for row in rows_of(record, traced, found)]
    findings = [*loaded.findings, *locate(findings, prefixes, loaded)]
    return keys_only(loaded, stamp)._replace(
        looked_up=traced.looked_up,
        findings=tuple(finding_columns(finding) for finding in findings),
        rows=tuple(rows),
    )


def keys_only(loaded: Loaded, stamp: Stamp) -> Evaluated:
    """Give what others need to find the records of a file, before it is evaluated."""
    digest = loaded.digest
    as_seen = loaded.mark is None or loaded.mark == (stamp[0], stamp[2])
    provided = provided_by(loaded, digest)
    return Evaluated(loaded.path, stamp, digest, loaded.model is not None, provided, as_seen=as_seen)


def provided_by(loaded: Loaded, digest: bytes) -> frozenset[tuple[int, int]]:
    """Give the numbers of the keys under which the records of a file are found, each with that of its content.

    Of a register the content is that of the one record, so that a change of one touches nobody who looked at another.
    """
    found: set[tuple[int, int]] = set()
    for prefix, record in loaded.records():
        said = fingerprint(repr(tuple(record.__dict__.values())).encode()) if prefix else digest
        content = int.from_bytes(said[:8], "big", signed=True)
        found.update((key_number(key), content) for key in keys_of(record))
    return frozenset(found)


def evaluate_together(
    root: Path, policy: Policy, own: Iterable[tuple[str, Stamp]], borrowed: Iterable[str]
) -> list[Evaluated]:
    """Read and evaluate `own` files that look each other up; `borrowed` ones are only looked up.

    Look-ups that would reach files outside both find nothing here: the caller settles those afterwards.
    """
    with without_cyclic_collection():
        loaded = [(read_record_file(root, path), stamp) for path, stamp in own]
        records = RecordSet(policy=policy)
        for file, _ in loaded:
            for _, record in file.records():
                records.add(record)
        for path in borrowed:
            for _, record in read_record_file(root, path).records():
                records.add(record)
        return [evaluate(file, stamp, records) for file, stamp in loaded]


@contextmanager
def without_cyclic_collection() -> Iterator[None]:
    """Keep the cyclic collector off while thousands of records are built: it finds nothing and takes half the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
