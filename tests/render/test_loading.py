"""A piped list waits for no library it does not use."""

import json
import subprocess
import sys

PROGRAM = """
import json, sys
from datetime import date
from xieshang_cli.render import load
from xieshang_cli.reports.document import Column, Document, Entries, Entry, Table
def page(rows):
    blocks = [Table("t", [Column("a", "甲")], rows), Entries("e", [Entry("x")])]
    return Document("t", "题", date(2026, 1, 1), blocks)
write = load("table")
write(page([]), width=None)
without_rows = sorted(sys.modules)
write(page([["x"]]), width=None)
print(json.dumps([without_rows, sorted(sys.modules)]))
"""
HEAVY = {"rich", "pydantic", "pydantic_core", "ruamel", "ruamel.yaml", "yaml", "typer"}


def test_plain_output_loads_neither_rich_nor_pydantic_and_tabulate_only_for_rows() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, check=True, text=True)
    without_rows, with_rows = map(set, json.loads(done.stdout))
    assert not HEAVY & with_rows
    assert not {"tabulate", "wcwidth"} & without_rows
    assert "tabulate" in with_rows
