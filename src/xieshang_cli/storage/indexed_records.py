"""Look-ups over all records of an archive: the index names the files, the files give the records."""

from collections.abc import Iterable, Sequence

from xieshang_cli.model.records import AnyRecord, Records, keys_of, record_id
from xieshang_cli.storage.entries import Entries
from xieshang_cli.storage.reading import Loaded, read_record_file


class IndexedRecords(Records):
    """Look-ups answered by the files that the index names; each file is read once."""

    def __init__(self, index: Entries, written: Iterable[AnyRecord] = ()) -> None:
        """Answer from `index` and from what was `written` since it was brought up to date."""
        self.policy = index.policy
        self._index = index
        self._written = {record_id(record): record for record in written}
        self._loaded: dict[str, Loaded] = {}

    def providing(self, key: str) -> Sequence[AnyRecord]:
        """Give the records that provide `key`, ordered by id."""
        indexed = (record for path in self._index.paths_providing(key) for _, record in self.load(path).records())
        records = {record_id(record): record for record in indexed} | self._written
        return [record for _, record in sorted(records.items()) if key in keys_of(record)]

    def load(self, path: str) -> Loaded:
        """Read a file, or give what was read of it before."""
        if path not in self._loaded:
            self._loaded[path] = read_record_file(self._index.root, path)
        return self._loaded[path]
