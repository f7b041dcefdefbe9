from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xieshang_cli.model.topic import Topic
from xieshang_cli.storage.canonical import canonical_bytes
from xieshang_cli.storage.comments import comments_of
from xieshang_cli.storage.screen import FileProblem, screen
from xieshang_cli.storage.shapes import shape_of
from xieshang_cli.storage.yaml_read import Plain, parse
from xieshang_cli.storage.yaml_write import dump

SHAPE = shape_of(Topic)

WILD = """# head comment

title: 'a: b'   # title remark
id: 620302001-2026-7k3m

# about the station
station: 620302001
raised: {on: 2026-03-02, by: 群众, # who
   text: "x # no"}  # tail
research:
- # dash remark
  # inner
  id: r-1111
  findings: |  # kept
    line one
    # not a comment
    line two

  facts: [ "a", # of a
    b ]
  # end of the entry
# before tasks
tasks:
    # first task
    - what: 修
      # about the id
      id: t-1111
    # after list
x_note:   # ext
    a: 1
    # end
# tail comment
"""

TAME = """# head comment

id: "620302001-2026-7k3m"
title: "a: b"  # title remark

# about the station
station: "620302001"
raised:  # tail
  on: 2026-03-02
  by: 群众  # who
  text: "x # no"
research:
  # dash remark
  # inner
  - id: "r-1111"
    findings: |  # kept
      line one
      # not a comment
      line two

    facts:
      - a  # of a
      - b
    # end of the entry
# before tasks
tasks:
  # first task
  # about the id
  - id: "t-1111"
    what: 修
  # after list
x_note:  # ext
  a: "1"
  # end
# tail comment
"""


def test_order_and_layout_are_made_new_and_comments_stay_with_their_fields() -> None:
    assert canonical_bytes(WILD.encode(), SHAPE).decode() == TAME


def test_the_canonical_form_of_the_canonical_form_is_itself() -> None:
    assert canonical_bytes(TAME.encode(), SHAPE).decode() == TAME


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("\ufefftitle: 标题\r\n", "title: 标题\n"),
        ("title: 'cafe\u0301'\n", "title: café\n"),
        ("title: >\n  两行\n  并成\n\n  一段\n", "title: |\n  两行 并成\n  一段\n"),
        ('title: "一\\n二"\n', "title: |-\n  一\n  二\n"),
        ("tasks:\ntitle: x\n", "title: x\ntasks:\n"),
        ("tasks: []  # none\n", "tasks: []  # none\n"),
        ("tasks: [ # none\n  ]\n", "tasks: []  # none\n"),
        ("x_b: 1\nx_a: yes\n", 'x_b: "1"\nx_a: "yes"\n'),
        ("--- # first\ntitle: x\n", "# first\ntitle: x\n"),
        ("{}", "{}\n"),
        ("# first\n{}  # nothing\n# end\n", "# first\n# nothing\n# end\n{}\n"),
        ("title: x\n\n\n\n# end\n\n\n", "title: x\n\n# end\n"),
    ],
)
def test_form(typed: str, canonical: str) -> None:
    assert canonical_bytes(typed.encode(), SHAPE).decode() == canonical


def test_a_file_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(FileProblem):
        canonical_bytes(b"title: [\n", SHAPE)


_TEXTS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn"), exclude_characters="\ufeff"), max_size=8
)
_KEYS = st.sampled_from(["id", "title", "tasks", "raised", "x_note", "on"])
_VALUES = st.recursive(
    _TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(_KEYS, _VALUES, min_size=1), st.data())
def test_comments_put_anywhere_survive(record: dict[str, Plain], draw: st.DataObject) -> None:
    try:
        lines = dump(record, SHAPE).splitlines()
    except ValueError:
        return  # holds a character that no record may hold
    for number in range(len(lines), 0, -1):
        if draw.draw(st.booleans()):
            indent = draw.draw(st.integers(0, 6))
            lines.insert(number, " " * indent + f"# remark {number}")
    text = "\n".join(lines) + "\n"
    try:
        before = parse(text.encode())
    except FileProblem:
        return  # a remark that broke a literal block
    result = canonical_bytes(text.encode(), SHAPE)
    assert parse(result) == parse(dump(before, SHAPE).encode()) if isinstance(before, dict) else False
    assert comments_of(screen(result)).sentences() == comments_of(text).sentences()
    assert canonical_bytes(result, SHAPE) == result


def test_what_the_program_writes_is_canonical(tmp_path: Path) -> None:
    topic = Topic.model_validate({"id": "620302001-2026-7k3m", "station": "620302001", "title": "a: b"})
    written = dump(topic.plain(), SHAPE).encode()
    assert canonical_bytes(written, SHAPE) == written
