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
special_committees:
  - id: 620302-s-0001
    name: 提案委员会
members:
  - id: 620302-m-0001
    name: 李华
    number: "A1"
    circle: 教育
    employer: 区教育局
  - id: 620302-m-0002
    name: 王强
    employer: 区医院
  - id: 620302-m-0003
    name: 王强
    employer: 区法院
  - id: 620302-m-0004
    name: 赵敏
    circle: 农业
"""


@pytest.fixture
def organised(clerk: Clerk) -> Clerk:
    """A clerk in an archive with one station, two villages and a committee; two of its members have one name."""
    Path("committees").mkdir()
    Path("committees/620302.yaml").write_text(COMMITTEE, encoding="utf-8")
    Path("villages.csv").write_text(
        "code,name\n620302001,滨河路街道\n620302001001,长安社区\n620302001002,建设社区\n", encoding="utf-8"
    )
    clerk.do("division", "import", "villages.csv")
    return clerk
