"""Bars are drawn to scale, in signs the screen has, within its width."""

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from render.sample_document import JOINED, document
from xieshang_cli.render import load
from xieshang_cli.render.bars import bar_lengths
from xieshang_cli.reports.document import Bar, Bars

VALUES = st.lists(st.one_of(st.none(), st.integers(0, 10**6)), max_size=12)


@pytest.fixture(autouse=True)
def dumb_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")


@given(VALUES, st.integers(1, 80))
def test_lengths_order_like_the_numbers(values: list[int | None], room: int) -> None:
    lengths = bar_lengths([Bar("x", value) for value in values], room)
    assert max(lengths, default=0) == (room if any(values) else 0)
    for value, length in zip(values, lengths, strict=True):
        assert (length > 0) == bool(value)
        for other, its in zip(values, lengths, strict=True):
            assert (length <= its) or (value or 0) > (other or 0)


@given(VALUES, st.sampled_from(["2019", "很长的一个年份标签", ""]), st.integers(24, 100))
def test_bars_stay_on_the_screen(values: list[int | None], label: str, width: int) -> None:
    bars = Bars("b", [Bar(label, value, "试点 2") for value in values], "年份", "个")
    page = load("table", on_terminal=True)(document(bars), width=width)
    assert all(wcswidth(line) <= width for line in page.splitlines())


def test_a_screen_without_the_block_gets_signs_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="ascii"))
    lines = load("table", on_terminal=True)(document(JOINED, title=""), width=40).splitlines()
    assert lines[1:3] == ["2018年 ###### 2  试点 2", f"2019   {'#' * 25} 8"]


def test_a_series_alone_is_the_table_of_a_spreadsheet() -> None:
    assert load("csv")(document(JOINED), width=None).splitlines()[:3] == [
        "年份,乡镇街道,",
        "2018年,2,试点 2",
        "2019,8,",
    ]


def test_an_empty_series_says_so() -> None:
    bars = Bars("b", [], "年份", "个", title="推广", empty="没有人加入")
    for name in ("table", "markdown"):
        assert "没有人加入" in load(name)(document(bars), width=None)
    assert "没有人加入" in load("table", on_terminal=True)(document(bars), width=60)
