"""What machine formats write is read back as it was."""

import csv
import io
import json

import yaml
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from render.sample_document import document
from xieshang_cli.render import load
from xieshang_cli.render.csv import for_excel
from xieshang_cli.render.grid import defused
from xieshang_cli.render.safety import safe
from xieshang_cli.reports.document import Column, Table

TEXT = st.text() | st.sampled_from(
    [
        "0511",
        "no",
        "1:30",
        "1.10",
        "1e5",
        "0o14",
        "0x1F",
        "~",
        "null",
        "2026-11-23",
        "- a",
        "a: b",
        "#x",
        "",
        " x ",
        "a\nb",
    ]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_json(data: object) -> None:
    written = load("json")(document(data=[data]), width=None)
    assert json.loads(written)["data"] == [data]
    assert written.endswith("}\n")


@given(st.lists(VALUES))
def test_jsonl(data: list[object]) -> None:
    lines = load("jsonl")(document(data=data), width=None).split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == data


@given(VALUES)
def test_yaml(data: object) -> None:
    written = load("yaml")(document(data=[data]), width=None)
    assert yaml.safe_load(written)["data"] == [data]


@given(st.lists(st.text(st.characters(codec="utf-8"))))
def test_a_yaml_1_2_reader_sees_the_same(data: list[str]) -> None:
    written = load("yaml")(document(data=data), width=None)
    assert YAML(typ="safe", pure=True).load(written)["data"] == data


WORDS = st.text(st.characters(codec="utf-8"))


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1))
def test_csv(rows: list[tuple[str, str]]) -> None:
    page = document(Table("t", [Column("a", "甲"), Column("b", "乙")], rows))
    expected = [["甲", "乙"], *([safe(defused(cell), keep_lines=True) for cell in row] for row in rows)]
    assert list(csv.reader(io.StringIO(load("csv")(page, width=None), newline=""))) == expected
    assert list(csv.reader(io.StringIO(for_excel(page).decode("utf-8-sig"), newline=""))) == expected


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1))
def test_tsv_has_one_line_a_row_and_one_tab_a_column(rows: list[tuple[str, str]]) -> None:
    page = document(Table("t", [Column("a", "甲"), Column("b", "乙")], rows))
    lines = load("tsv")(page, width=None).split("\n")
    assert lines.pop() == ""
    assert [line.count("\t") for line in lines] == [1] * (len(rows) + 1)
