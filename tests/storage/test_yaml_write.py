"""Plain data to canonical text."""

import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.nasty_text import KNOWN, LONG, mappings
from xieshang_cli.storage.yaml_read import Plain, parse
from xieshang_cli.storage.yaml_write import Shape, Style, dump, flow_text, scalar_text

QUOTED, DATE = Shape(style="quoted"), Shape(style="plain")
TOPIC = Shape(
    keys={
        "format": DATE,
        "id": QUOTED,
        "title": Shape(),
        "raised": Shape(keys={"on": DATE, "text": Shape(), "requests": Shape(items=QUOTED)}),
        "tasks": Shape(items=Shape(keys={"id": Shape(), "due": DATE})),
    }
)

CANONICAL = """\
format: 1
id: "620302001-2026-7k3m"
title: 滨河路〔2026〕加装电梯[协商]
raised:
  on: 2026-03-02
  text: |
    第一行

    第三行
  requests:
    - "620302001-2026-2b4c"
tasks:
  - id: t-8m3k
    due: 2026-06
  - id: t-4f5g
    due: 2026年底
x_note:
  - - a
    - "1.10"
x_none:
x_empty: []
"""


def composed(data: Plain) -> Plain:
    if isinstance(data, dict):
        return {normalize("NFC", key): composed(value) for key, value in data.items()}
    if isinstance(data, list):
        return [composed(item) for item in data]
    return None if data is None else normalize("NFC", data)


def test_canonical_form() -> None:
    data = parse(CANONICAL.encode())
    assert isinstance(data, dict)
    shuffled = dict(sorted(data.items(), key=lambda pair: (pair[0].startswith("x_"), pair[0] != "tasks")))
    assert dump(shuffled, TOPIC) == CANONICAL


@given(mappings, st.sampled_from(["text", "quoted", "plain"]))
def test_what_is_written_reads_as_what_was_meant(data: dict[str, Plain], style: Style) -> None:
    text = dump(data, Shape(style=style, items=Shape(style=style)))
    assert parse(text.encode()) == composed(data)
    assert normalize("NFC", text) == text


@pytest.mark.parametrize("text", KNOWN + LONG)
def test_known_nasty_text_survives(text: str) -> None:
    data: dict[str, Plain] = {"a": text, "b": [text, {"c": text}]}
    assert parse(dump(data).encode()) == composed(data)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("居民代表", "居民代表"),
        ("3 个单元 72 户", "3 个单元 72 户"),
        ("50余人", "50余人"),
        ("[red]红", '"[red]红"'),
        ("红[red]", "红[red]"),
        ("no", '"no"'),
        ("0511", '"0511"'),
        ("1:30", '"1:30"'),
        ("2026-03-02", '"2026-03-02"'),
        ("", '""'),
        ('说"好"', '说"好"'),
        ('"好"', '"\\"好\\""'),
        ("a: b", '"a: b"'),
        ("甲\ufeff", '"甲\\uFEFF"'),
        ("　缩进", '"　缩进"'),
    ],
)
def test_text_is_quoted_only_where_it_could_be_misread(text: str, written: str) -> None:
    assert scalar_text(text, "text") == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2026-11-23", "2026-11-23"),
        ("2026-11", "2026-11"),
        ("2026", "2026"),
        ("2026-03-02 09:12", "2026-03-02 09:12"),
        ("14", "14"),
        ("0", "0"),
        ("0511", '"0511"'),
        ("约30", "约30"),
        ("12.50", '"12.50"'),
    ],
)
def test_dates_and_counts_are_bare(text: str, written: str) -> None:
    assert scalar_text(text, "plain") == written


@given(mappings)
def test_flow_form_reads_back(data: dict[str, Plain]) -> None:
    assert parse(f"a: {flow_text(data, Shape())}\n".encode()) == {"a": data}


@pytest.mark.parametrize("text", ["\0", "\x1b[31m", "\u202e", "a\rb", "\u2028"])
def test_what_no_file_may_hold_is_not_written(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        dump({"a": text})
