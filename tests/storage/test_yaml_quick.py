import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.small_archive import TOPIC, topic
from xieshang_cli.model.topic import Topic
from xieshang_cli.storage import reading
from xieshang_cli.storage.layout import topic_path
from xieshang_cli.storage.reading import read_record
from xieshang_cli.storage.screen import FileProblem, screen
from xieshang_cli.storage.shapes import canonical
from xieshang_cli.storage.yaml_quick import read_quickly
from xieshang_cli.storage.yaml_read import parse

ryaml = pytest.importorskip("ryaml")

FULL = canonical(
    topic(
        number="滨河路〔2026〕7号",
        raised={"on": "2026-03", "by": "群众", "text": "道路 10.5 公里\n第二行", "affected": ["50余户", "约30人"]},
        tasks=[
            {"id": "t-0511", "what": "修路", "due": "2026-06-30", "resources": [{"source": "村", "amount": "160000"}]}
        ],
        feedback={"surveys": [{"issued": "50余", "collected": "28", "answers": {"满意": 20, "不满意": 0}}]},
    )
)


def as_text(value: Any) -> Any:
    """Values of the quick reader as the strict one gives them."""
    if isinstance(value, dict):
        return {key: as_text(part) for key, part in value.items()}
    if isinstance(value, list):
        return [as_text(part) for part in value]
    return str(value) if isinstance(value, int) else value


def test_an_everyday_file_is_read_quickly() -> None:
    values = read_quickly(FULL, screen(FULL))

    assert as_text(values) == parse(FULL)


@pytest.mark.parametrize(
    "text",
    [
        "a: 0511", "a: 1.10", "a: 0x1F", "a: .5", "a: 1e5", "a: true", "a: null", "a: 0o17", "a: 1_000", "a: +5",
        "a: -5", "a: .inf", "a: 99999999999999999999", "a: 1.", "a: -0", "a: 00", "a:\n  1.5", "a:\n- 1.5",
        "a: 1.5 # c", "a: 1.5 # 中", "a:   1.5 ", "a: 3 # c", "a: 1:30", "a: &x b", "a: *x", "a: !!str 1", "? a",
        "a: [1]", "a: {b: 1}", "a: b\n---\nc: d", "a: b\n...", "a:\tb", "a: b\r\nc: d", "x_a: b", "<<: b",
        'a: "\\u202e"', "a: Null", "a: -.5",
        "A: b", "- a", "", "a: |\n  b\n   ", "a: 12e03", "a: 0b11", "a:\n-\n  1.5",
    ],
)  # fmt: skip
def test_whatever_could_be_misread_is_left_to_the_strict_reader(text: str) -> None:
    assert read_quickly(text.encode(), text) is None


@settings(max_examples=300)
@given(st.data())
def test_both_readers_make_the_same_record_of_any_mutated_file(data: st.DataObject) -> None:
    """A mutated file is either read to the same record, or refused, whether or not the quick reader sees it first."""
    mutated = bytearray(FULL)
    pieces = [
        b"0",
        b"1.5",
        b": ",
        b"\n",
        b"  ",
        b"- ",
        b'"',
        b"'",
        b"#",
        b"null",
        b"\xe4\xb8\xad",
        b"|",
        b"0x1",
        b"{",
        b"~",
    ]
    chance = random.Random(data.draw(st.integers()))
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(mutated))
        mutated[place : place + chance.choice([0, 1, 4])] = chance.choice(pieces)

    quickly = read_record(bytes(mutated), topic_path(TOPIC), Topic)
    strictly = _without_quick_reader(bytes(mutated))

    assert quickly == strictly


def _without_quick_reader(data: bytes) -> reading.Loaded:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "read_quickly", lambda *_: None)
        return read_record(data, topic_path(TOPIC), Topic)


def test_a_forbidden_character_is_refused_before_the_quick_reader_sees_it() -> None:
    data = FULL.replace("修路".encode(), b"\x00")

    with pytest.raises(FileProblem):
        screen(data)
    assert read_record(data, topic_path(TOPIC), Topic).model is None
