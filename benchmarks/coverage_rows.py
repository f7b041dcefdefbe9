"""Fetch from the index, with nothing but sqlite3, the rows that `report coverage` is made of: its measure.

python benchmarks/coverage_rows.py ARCHIVE
"""

import sqlite3
import sys

QUERIES = (
    "SELECT * FROM divisions ORDER BY code",
    "SELECT * FROM stations ORDER BY code",
    "SELECT * FROM councils ORDER BY station",
    "SELECT * FROM rooms ORDER BY station",
    "SELECT * FROM committees ORDER BY code",
    "SELECT id, committee, first, end FROM members ORDER BY id",
    "SELECT * FROM leaders ORDER BY committee",
    "SELECT * FROM special_committees ORDER BY id",
    "SELECT * FROM assignments ORDER BY station",
    "SELECT station, member, first, end FROM posts ORDER BY station",
)

connection = sqlite3.connect(f"file:{sys.argv[1]}/.xieshang/index.sqlite?mode=ro", uri=True)
print(sum(len(connection.execute(query).fetchall()) for query in QUERIES))
