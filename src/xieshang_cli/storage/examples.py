"""Record files of other archives, taken over byte for byte."""

from pathlib import Path

from xieshang_cli.storage.atomic import write_atomically
from xieshang_cli.storage.layout import FileKind, kind_of, walk
from xieshang_cli.storage.reading import read_record_file
from xieshang_cli.storage.together import turn_to_write

_OF_THE_ARCHIVE = frozenset({FileKind.SETTINGS, FileKind.POLICY})


def take_over(source: Path, root: Path, *, command: str) -> list[str]:
    """Copy every readable record of `source` that `root` has not; give the paths. Settings and policy stay behind."""
    taken = []
    with turn_to_write(root, command=command):
        for path in sorted(walk(source)):
            loaded = read_record_file(source, path)
            if kind_of(path) in _OF_THE_ARCHIVE or loaded.model is None or (root / path).exists():
                continue
            write_atomically(root / path, loaded.data, expected=None, root=root)
            taken.append(path)
    return taken
