import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.small_archive import session, topic
from xieshang_cli.storage.positions import find_quickly
from xieshang_cli.storage.screen import FileProblem
from xieshang_cli.storage.shapes import canonical
from xieshang_cli.storage.yaml_read import parse, positions_in

EXAMPLES = sorted((Path(__file__).parent.parent.parent / "data-examples").rglob("*.yaml"))

FULL = canonical(
    topic(
        raised={"on": "2026-03", "text": "第一行\n  due: 不是字段\n- 也不是", "affected": ["甲", "乙"]},
        tasks=[
            {"id": "t-aaaa", "what": "修路", "due": "2026-06-30", "progress": [{"on": "2026-05", "note": "开工"}]},
            {"id": "t-bbbb", "what": "清淤\n分两段", "claim": {"on": "2026-06", "by": "村委"}},
        ],
    )
)

FIELDS = [
    "", "title", "raised.on", "raised.affected[1]", "tasks", "tasks[0]", "tasks[0].due", "tasks[0].progress[0].note",
    "tasks[1].due", "tasks[1].claim.by", "tasks[1].confirmation.on", "decision.on", "tasks[2].due", "feedback",
]  # fmt: skip


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_or_what_encloses_it_is_found_where_the_parser_finds_it(field: str) -> None:
    assert find_quickly(FULL.decode(), field) in {None, positions_in(FULL).find(field)}


def test_hardly_any_field_of_a_canonical_file_is_left_to_the_parser() -> None:
    assert [field for field in FIELDS if find_quickly(FULL.decode(), field) is None] == ["tasks[2].due"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_field_of_every_example_is_found_where_the_parser_finds_it(path: Path) -> None:
    data = path.read_bytes()
    text = data.decode().replace("\r\n", "\n")
    positions = positions_in(data)
    for field in _fields(parse(data), ""):
        assert find_quickly(text, field) in {None, positions.find(field)}, field


@given(st.sampled_from(FIELDS), st.integers(1, 5), st.booleans())
def test_another_layout_is_found_right_or_left_to_the_parser(field: str, width: int, flush: bool) -> None:
    """Lists that do not stand to the right of their key, and other widths of indentation."""
    data = canonical(session(place="村部", opinions=[{"id": "o-aaaa", "text": "先修路"}])) if not field else FULL
    text = data.decode()
    if flush:
        text = re.sub(r"(?m)^  (- |  )", r"\1", text)
    text = re.sub(r"(?m)^( +)", lambda blanks: " " * (len(blanks[1]) * width), text)
    try:
        parse(text.encode())
    except FileProblem:
        return  # the layout broke; nobody asks for places in such a file

    assert find_quickly(text, field) in {None, positions_in(text.encode()).find(field)}


def _fields(value: object, path: str) -> list[str]:
    if isinstance(value, dict):
        below = [(f"{path}.{key}" if path else key, part) for key, part in value.items() if "." not in key]
    elif isinstance(value, list):
        below = [(f"{path}[{position}]", part) for position, part in enumerate(value)]
    else:
        below = []
    return [path, *(field for name, part in below for field in _fields(part, name))]
