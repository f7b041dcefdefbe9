"""The kinds of JSON document and their keys, for docs/json.md: read off what the example archive gives."""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from transcript import xieshang

COMMANDS = (
    "status", "todo", "request list", "request show 4x9d", "topic list", "topic show 7k3m", "topic gate 5r2p",
    "topic trace 7k3m", "topic similar 7k3m", "session list", "session show 3n8k", "task list", "task show t-9v3w",
    "station list", "station show 620302001", "division list", "division show 620302001", "validate", "rule TP3",
    "rule TP304", "report", "report ledger", "report progress", "fmt --check", "doctor",
)  # fmt: skip
_TYPES = {str: "文字", int: "整数", float: "小数", bool: "真假", type(None): "null", dict: "映射", list: "列表"}


def kinds(archive: Path) -> str:
    """Give a section for each command: the kind it gives and the keys in it."""
    lines: list[str] = []
    for command in COMMANDS:
        _code, printed = xieshang([*command.split(), "-C", str(archive), "--today", "2026-11-23", "--format", "json"])
        document = json.loads(printed)
        lines += [f"### `{document['kind']}`　`xieshang {command}`", ""]
        if document["counts"]:
            lines += [f"`counts`：{'、'.join(f'`{key}`' for key in document['counts'])}", ""]
        lines += ["| 键 | 值 |", "| --- | --- |", *_rows(document["data"]), ""]
    return "\n".join(lines).rstrip()


def _rows(data: Any) -> Iterator[str]:
    found: dict[str, set[str]] = defaultdict(set)
    for path, value in _walk(data, "data"):
        found[path].add(_TYPES[type(value)])
    for path, types in found.items():
        if types <= {"映射", "列表"} and any(other.startswith((f"{path}.", f"{path}[]")) for other in found):
            continue  # what is in it says so
        yield f"| `{path}` | {' 或 '.join(sorted(types, key=lambda word: (word == 'null', word)))} |"


def _walk(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Give every value with its path; keys that are words of policy stand as `{…}`."""
    yield path, value
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _walk(part, f"{path}.{key if key.isascii() else '{…}'}")
    elif isinstance(value, list):
        for part in value:
            yield from _walk(part, f"{path}[]")
