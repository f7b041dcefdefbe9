"""The yardstick for reading: libyaml's events over every record file of an archive, on every core.

python benchmarks/parse_once.py FOLDER
"""

import multiprocessing
import os
import sys
from pathlib import Path

import yaml

RECORDS = ("topics", "sessions", "stations", "divisions")


def events_of(files: list[str]) -> int:
    """Count the events of some files."""
    return sum(1 for file in files for _ in yaml.parse(Path(file).read_bytes(), Loader=yaml.CSafeLoader))


def main() -> None:
    archive = Path(sys.argv[1])
    files = [str(file) for folder in RECORDS for file in (archive / folder).rglob("*.yaml")]
    chunks = [files[begin : begin + 200] for begin in range(0, len(files), 200)]
    with multiprocessing.Pool(os.cpu_count()) as pool:
        print(sum(pool.imap_unordered(events_of, chunks)))


if __name__ == "__main__":
    main()
