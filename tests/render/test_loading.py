"""A piped list waits for no library it does not use."""

import json
import subprocess
import sys

PROGRAM = """
import json, sys
from datetime import date
from xieshang_cli.render import load
from xieshang_cli.reports.document import Column, Document, Entries, Entry, Table
blocks = [Table("t", [Column("a", "甲")], [["x"]]), Entries("e", [Entry("x")])]
load("table")(Document("t", "题", date(2026, 1, 1), blocks), width=None)
print(json.dumps(sorted(sys.modules)))
"""
HEAVY = {"rich", "pydantic", "pydantic_core", "ruamel", "ruamel.yaml", "yaml", "typer", "tabulate"}


def test_plain_output_loads_nothing_heavy() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, check=True, text=True)

    assert not HEAVY.intersection(json.loads(done.stdout))
