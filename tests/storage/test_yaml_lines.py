import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.small_archive import topic
from storage.test_yaml_quick import FULL
from xieshang_cli.storage.screen import FileProblem
from xieshang_cli.storage.shapes import canonical
from xieshang_cli.storage.yaml_lines import read_lines
from xieshang_cli.storage.yaml_read import parse

OURS = canonical(
    topic(
        number="滨河路〔2026〕7号",
        raised={"on": "2026-03", "by": "群众", "text": "道路 10.5 公里，见 3:15", "affected": ["50余户", "约30人"]},
        tasks=[{"id": "t-0511", "what": "0511", "due": "2026-06-30", "support": ["村", "123"]}],
        feedback={"surveys": [{"issued": "50余", "collected": "28", "answers": {"满意": 20, "不满意": 0}}]},
    )
).decode()
PIECES = (
    ": ", ":", "\n", "  ", " ", "- ", "-", '"', "'", "#", " #", "|", ">", "~", "null", "{", "[", "]", ",", "?", "&a",
    "*a", "!", "%", "@", "`", "\\", "<<", "...", "---", "\u3000", "\u00a0", "中", "x_a", "a: b\n",
    "\n  - c: d", "\n      e: f",
)  # fmt: skip
CUTS = st.lists(
    st.tuples(st.integers(0, len(OURS)), st.sampled_from([0, 0, 1, 2, 7]), st.sampled_from(PIECES)), max_size=3
)


def test_what_the_program_writes_is_read() -> None:
    assert read_lines(OURS) == parse(OURS.encode())


def test_a_text_of_several_lines_is_left_to_another() -> None:
    assert read_lines(FULL.decode()) is None


@settings(max_examples=1500)
@given(CUTS)
def test_what_is_read_is_what_the_strict_reader_gives(cuts: list[tuple[int, int, str]]) -> None:
    text = OURS
    for place, length, piece in cuts:
        text = text[:place] + piece + text[place + length :]

    values = read_lines(text)

    if values is not None:
        assert values == parse(text.encode())


@settings(max_examples=1500)
@given(st.lists(st.sampled_from([*PIECES, "a", "b", "a: ", "b:\n", "\n", "  "]), max_size=12).map("".join))
def test_any_little_text_is_read_alike_or_left_to_another(text: str) -> None:
    values = read_lines(text + "\n")

    if values is not None:
        assert values == parse(text.encode() + b"\n")


@pytest.mark.parametrize(
    "text",
    [
        "a: b", "a:  b\n", "a: b \n", "a: b # c\n", "a: b: c\n", "a: b:\n", "a: *b\n", "a: &b c\n", "a: |\n  b\n",
        "a:\n b: c\n", "a:\n    b: c\n", "a:\n- b\n", "a: b\n  c: d\n", "a: b\na: c\n", "a:\n  - - b\n", "x_a: b\n",
        "a: \"b\\n\"\n", "a: 'b''c'\n", "a: \"\n", "a: '\n", "a: [b]\n", "a: ~\n", "a: -1\n", "- a\n", "\n", "",
        "# a\n", "a: b\n---\n", "a: b\n...\n", "a:\tb\n", "a b: c\n", "\"a\": b\n", "A: b\n", "a:\n  - b\n  c: d\n",
        "a:\n  b: c\n  - d\n", "a:\n  -\n", "a: b\n\nc: d\n",
    ],
)  # fmt: skip
def test_what_is_not_in_our_layout_is_left_to_another(text: str) -> None:
    assert read_lines(text) is None


def test_what_is_too_deep_or_too_long_is_left_to_another() -> None:
    deep = "".join(f"{'  ' * level}a:\n" for level in range(40))

    assert read_lines(deep) is None
    assert read_lines("a: b\n" + "".join(f"k{number}: b\n" for number in range(3000))) is None
    with pytest.raises(FileProblem):
        parse(deep.encode())
