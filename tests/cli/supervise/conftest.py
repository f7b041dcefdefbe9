import re
from pathlib import Path

import pytest

from cli.clerk import Clerk

COMMITTEE = """\
format: 1
code: "620302"
name: 政协金昌市金川区委员会
leaders:
  - post: 副主席
    member: 620302-m-0001
    from: "2021-12"
members:
  - id: 620302-m-0001
    name: 李华
    number: "A1"
  - id: 620302-m-0002
    name: 王强
    employer: 区医院
  - id: 620302-m-0003
    name: 王强
    employer: 区法院
"""


@pytest.fixture
def led(clerk: Clerk) -> Clerk:
    """A clerk in an archive with two stations and a committee: one leader, and two members of one name."""
    Path("committees").mkdir()
    Path("committees/620302.yaml").write_text(COMMITTEE, encoding="utf-8")
    clerk.do("station", "new", "620302100", "--head", "赵敏")
    return clerk


def without_ids(text: str) -> str:
    """Put signs in the place of the random ids of visits and findings."""
    return re.sub(r"\b([vf])-[0-9a-z]{4}\b", r"\1-????", text)
