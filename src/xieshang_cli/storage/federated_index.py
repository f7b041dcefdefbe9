"""Questions put to the indexes of many archives at once, and look-ups over all their records."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

from xieshang_cli.findings import Finding
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.records import AnyRecord, Records, record_id
from xieshang_cli.model.rows import Row, StandingRow, TopicNameRow, TopicRow
from xieshang_cli.storage.questions import AnyRow, Questions


class FederatedIndex:
    """The indexes of several archives, each by its folder; `divisions` says whose archive each is.

    A topic handed from one archive to another is in both. It counts once: as the archive of its holder has it.
    """

    def __init__(
        self,
        policy: Policy,
        indexes: Mapping[str, Questions],
        divisions: Mapping[str, str],
        faults: Sequence[Finding] = (),
    ) -> None:
        """Put questions to `indexes`; `faults` name the archives that are none, or cannot be read."""
        self.policy = policy
        self._indexes = indexes
        self._divisions = divisions
        self._faults = list(faults)

    @property
    def rule_titles(self) -> dict[str, str]:
        """What each rule finds, in the source language."""
        return next((index.rule_titles for index in self._indexes.values()), {})

    def rows(self, kind: type[AnyRow], where: str = "", parameters: Sequence[object] = ()) -> list[AnyRow]:
        """Give rows of a kind, by id."""
        found = []
        for folder, index in self._indexes.items():
            rows = index.rows(kind, where, parameters)
            strays = self._strays.get(folder)
            if strays:
                rows = [row for row in rows if _topic_of(row) not in strays]
            found += rows
        return sorted(found, key=lambda row: str(row[0]))

    def column(self, kind: type[Row], name: str, where: str = "", parameters: Sequence[object] = ()) -> list[Any]:
        """Give one column of a kind of row, ordered; of what is in several archives once for each."""
        found = [value for index in self._indexes.values() for value in index.column(kind, name, where, parameters)]
        return sorted(found, key=lambda value: (value is not None, str(value)))

    def findings(self, day: date, where: str = "", parameters: Sequence[object] = ()) -> list[Finding]:
        """Give the findings that hold on `day`, by file and line."""
        return [
            replace(finding, path=f"{folder}/{finding.path}")
            for folder, index in self._indexes.items()
            for finding in index.findings(day, where, parameters)
        ]

    def count_findings(self, day: date, where: str = "1", parameters: Sequence[object] = ()) -> int:
        """Count findings that hold on `day`."""
        return sum(index.count_findings(day, where, parameters) for index in self._indexes.values())

    def unreadable(self, day: date) -> list[Finding]:
        """Give what is wrong with the archives and files that could not be read."""
        return [*self._faults, *self.findings(day, "NOT is_readable")]

    @property
    def size(self) -> int:
        """How many record files there are."""
        return sum(index.size for index in self._indexes.values())

    def paths(self, where: str = "1", parameters: Sequence[object] = ()) -> list[str]:
        """Give the paths of record files, from the folder of the federation, ordered."""
        return [
            f"{folder}/{path}" for folder, index in self._indexes.items() for path in index.paths(where, parameters)
        ]

    def refresh(self) -> None:
        """See what changed since."""
        for index in self._indexes.values():
            index.refresh()
        self.__dict__.pop("_keepers", None)
        self.__dict__.pop("_strays", None)

    def keeper_of(self, topic: str) -> str | None:
        """Give the folder of the archive that counts for a topic which several have."""
        return self._keepers.get(topic)

    @cached_property
    def _keepers(self) -> dict[str, str]:
        having: dict[str, list[str]] = defaultdict(list)
        for folder, index in self._indexes.items():
            for topic in index.column(TopicRow, "id"):
                having[topic].append(folder)
        return {topic: self._keeper(topic, folders) for topic, folders in having.items() if len(folders) > 1}

    def _keeper(self, topic: str, folders: Sequence[str]) -> str:
        """Choose the archive that holds the topic by its own account, the nearest to the holder; else the first."""
        claims = []
        for folder in folders:
            (row,) = self._indexes[folder].rows(TopicRow, "id = ?", (topic,))
            own = self._divisions.get(folder, "")
            nearest = max((d for d in self._divisions.values() if row.holder.startswith(d)), key=len, default="")
            if own and own == nearest:
                claims.append((len(own), folder))
        return max(claims)[1] if claims else folders[0]

    @cached_property
    def _strays(self) -> dict[str, frozenset[str]]:
        """Give, for each archive, the topics that count as another archive has them."""
        strays: dict[str, set[str]] = defaultdict(set)
        for folder, index in self._indexes.items():
            for topic in index.column(TopicRow, "id") if self._keepers else ():
                if self._keepers.get(topic, folder) != folder:
                    strays[folder].add(topic)
        return {folder: frozenset(topics) for folder, topics in strays.items()}


class FederatedRecords(Records):
    """Look-ups over the records of several archives; of a topic in two of them the one that counts."""

    def __init__(self, index: FederatedIndex, members: Mapping[str, Records]) -> None:
        """Look up in `members`, by the folder of each archive."""
        self.policy = index.policy
        self._index = index
        self._members = members

    def providing(self, key: str) -> Sequence[AnyRecord]:
        """Give the records that provide `key`, ordered by id."""
        found: dict[str, AnyRecord] = {}
        for folder, records in self._members.items():
            for record in records.providing(key):
                identity = record_id(record)
                if self._index.keeper_of(identity) in {None, folder}:
                    found.setdefault(identity, record)
        return [record for _, record in sorted(found.items())]

    def placed(self, findings: Sequence[Finding]) -> Sequence[Finding]:
        """Give findings about one topic with file and line, from the folder of the federation."""
        for folder, records in self._members.items():
            if findings and records.topic(findings[0].record) is not None:
                return [replace(finding, path=f"{folder}/{finding.path}") for finding in records.placed(findings)]
        return findings


def _topic_of(row: Row) -> object:
    return row.id if isinstance(row, TopicRow | StandingRow | TopicNameRow) else getattr(row, "topic", None)
