"""Bringing the index up to date: read what changed, and evaluate again what depended on it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from xieshang_cli.deferred import deferred
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.policy_file import merged
from xieshang_cli.model.session import Session
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import catalogue, rules_for
from xieshang_cli.storage.entries import Entries, Provided
from xieshang_cli.storage.evaluation import evaluate, keys_only
from xieshang_cli.storage.indexed_records import IndexedRecords
from xieshang_cli.storage.layout import FileKind, Stamp, kind_of
from xieshang_cli.storage.reading import read_record_file

if TYPE_CHECKING:
    from xieshang_cli.storage import bulk
else:
    # Processes take 12 ms to load, and few changes need them.
    bulk = deferred("xieshang_cli.storage.bulk")

BULK = 400
"""From so many changed files on, reading by station pays."""


def get_ready(index: Entries, path: str) -> None:
    """Load all it takes to evaluate a file like this one, which has changed: by doing so once, for nothing."""
    records = IndexedRecords(index)
    loaded = records.load(path)
    evaluate(loaded, (0, 0, 0, 0), records)
    if isinstance(loaded.model, Topic | Session):
        # They look each other up: of one changes, the others are evaluated again.
        rules_for(Topic)
        rules_for(Session)


def bring_up_to_date(index: Entries, found: Mapping[str, Stamp], changed: list[str], gone: list[str]) -> None:
    """Re-read changed files, and drop those that are gone, inside the caller's transaction.

    A change of settings or policy makes everything new. Otherwise a file is evaluated again when it changed, or when
    it looked up a key under which something else is found now: findings are exactly those of a fresh index.
    """
    if (
        any(kind_of(path) in {FileKind.SETTINGS, FileKind.POLICY, FileKind.CALENDAR} for path in (*changed, *gone))
        or not index.size
    ):
        index.clear()
        changed, gone = list(found), []
        index.set_meta("rule_titles", json.dumps({code: rule.title for code, rule in catalogue().items()}))
        index.set_meta("policy", json.dumps(asdict(read_policy(index.root, found)), ensure_ascii=False))
    before = index.provided([*changed, *gone])
    index.drop(gone)
    records = IndexedRecords(index)
    if len(changed) >= BULK or index.is_unfinished:
        unsettled = _evaluate_in_bulk(index, changed, found)
        if len(changed) < len(found):
            unsettled |= _touched(index, before, changed) - set(changed)
    else:
        _note_keys(index, changed, found, records)
        unsettled = _touched(index, before, changed) | set(changed)
    _settle(index, unsettled, found, records)
    index.finish()


def read_policy(root: Path, found: Iterable[str]) -> Policy:
    """Make the policy from the policy files that can be read."""
    files = (
        read_record_file(root, path) for path in sorted(found) if kind_of(path) in {FileKind.POLICY, FileKind.CALENDAR}
    )
    return merged(file.model for file in files if file.model is not None)


def _note_keys(index: Entries, changed: list[str], found: Mapping[str, Stamp], records: IndexedRecords) -> None:
    """Write the keys of changed files, so that look-ups reach them."""
    index.drop(changed)
    index.store([keys_only(records.load(path), found[path]) for path in changed])


def _touched(index: Entries, before: set[Provided], changed: Iterable[str]) -> set[str]:
    """Give the files that looked up what is now found elsewhere, says something else, is new or is gone."""
    return index.dependants({key for key, _content, _path in before ^ index.provided(changed)})


def _settle(index: Entries, paths: Iterable[str], found: Mapping[str, Stamp], records: IndexedRecords) -> None:
    """Evaluate files one by one, with every look-up open to them."""
    waiting = sorted(paths)
    while waiting:
        some, waiting = waiting[:BULK], waiting[BULK:]
        evaluated = [evaluate(records.load(path), found[path], records) for path in some]
        index.drop(some)
        index.store(evaluated)


def _evaluate_in_bulk(index: Entries, changed: list[str], found: Mapping[str, Stamp]) -> set[str]:
    """Evaluate many files by station; give those whose look-ups reached beyond what was read with them.

    A first reading may be interrupted. The next one goes on where it stopped, and settles what that one had read.
    """
    is_first = len(changed) == len(found) or index.is_unfinished
    index.drop(changed)
    earlier = frozenset(index.paths()) if index.is_unfinished else frozenset()
    if is_first:
        index.begin_anew()
    reach: dict[int, frozenset[str]] = {}
    askers: list[tuple[int, str, frozenset[int]]] = []
    for number, chunk, evaluated in bulk.run_chunks(
        index.root, index.policy, bulk.chunks_of(changed, found), index.progress
    ):
        reach[number] = chunk.reach
        index.store(evaluated)
        askers += [(number, entry.path, entry.looked_up) for entry in evaluated]
    if is_first:
        index.make_lookups()
    providers = index.all_providers()
    unsettled = {
        path
        for number, path, looked_up in askers
        if any(not reach[number].issuperset(providers.get(key, ())) for key in looked_up)
    }
    if earlier:
        unsettled |= {
            path
            for key, path in index.all_lookups()
            if path in earlier and not all(bulk.were_together(path, other) for other in providers.get(key, ()))
        }
    return unsettled
