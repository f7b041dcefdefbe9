"""Look-ups over all records of an archive: the index names the files, the files give the records."""

from collections.abc import Iterable, Sequence

from xieshang_cli.findings import Finding
from xieshang_cli.model.records import AnyRecord, Records, RecordSet, record_id
from xieshang_cli.storage.entries import Entries
from xieshang_cli.storage.layout import topic_path
from xieshang_cli.storage.reading import Loaded, locate, read_record_file


class IndexedRecords(Records):
    """Look-ups answered by the files that the index names; each file is read once."""

    def __init__(self, index: Entries, written: Iterable[AnyRecord] = ()) -> None:
        """Answer from `index` and from what was `written` since it was brought up to date."""
        self.policy = index.policy
        self._index = index
        self._written = {(type(record), record_id(record)): record for record in written}
        self._newer = RecordSet(self._written.values())
        self._loaded: dict[str, Loaded] = {}
        self._found_in: dict[str, RecordSet] = {}

    def providing(self, key: str) -> Sequence[AnyRecord]:
        """Give the records that provide `key`, ordered by id."""
        indexed = (record for path in self._index.paths_providing(key) for record in self._by_key(path).providing(key))
        found = [*(r for r in indexed if (type(r), record_id(r)) not in self._written), *self._newer.providing(key)]
        return [record for _, record in sorted({record_id(record): record for record in found}.items())]

    def placed(self, findings: Sequence[Finding]) -> Sequence[Finding]:
        """Give findings about one topic with its file, and line and column in it."""
        return locate(list(findings), {}, self.load(topic_path(findings[0].record))) if findings else findings

    def load(self, path: str) -> Loaded:
        """Read a file, or give what was read of it before."""
        if path not in self._loaded:
            self._loaded[path] = read_record_file(self._index.root, path)
        return self._loaded[path]

    def _by_key(self, path: str) -> RecordSet:
        """Give the records of a file, by the keys they provide: a committee is asked for hundreds of its members."""
        if path not in self._found_in:
            self._found_in[path] = RecordSet(record for _, record in self.load(path).records())
        return self._found_in[path]
