"""Columns line up for Chinese, lines fit the terminal, and ids are never cut."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from render.sample_document import FULL, document
from xieshang_cli.render import load
from xieshang_cli.render.wrapping import wrapped
from xieshang_cli.reports.document import Column, Entries, Entry, Mark, Paragraph, Table

ID = "620302001-2026-7k3m"
LEDGER = Table(
    "ledger",
    [
        Column("id", "标识"),
        Column("title", "题目"),
        Column("station", "工作站"),
        Column("step", "步骤"),
        Column("days", "本步天数", is_number=True),
    ],
    [
        [
            ID,
            "滨河路老旧小区雨季排水不畅、管网产权不清、物业撤出后无人管护的问题",
            "滨河路街道委员工作站",
            "议前调研",
            12,
        ],
        ["620302001-2026-0aaa", "Plan B (draft)", "金川路", "收集议题", 104],
    ],
)
HANZI = st.text(alphabet="协商议事，。（）abc 1-", max_size=200)


@pytest.fixture(autouse=True)
def dumb_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")


def test_plain_columns_line_up_by_cells_of_the_screen() -> None:
    header, rule, *rows = load("table")(document(LEDGER, title=""), width=None).splitlines()
    starts = [match.start() for match in re.finditer("-+", rule)]
    ends = [match.end() for match in re.finditer("-+", rule)]
    for line, cells in zip(
        [header, *rows], [["标识", "题目", "工作站", "步骤"], *(row[:4] for row in LEDGER.rows)], strict=True
    ):
        places = [wcswidth(line[: line.index(str(cell))]) for cell in cells]
        assert places == starts[:4]
        assert wcswidth(line) == ends[-1]  # the number on the right ends with its column


def test_plain_never_cuts_or_wraps() -> None:
    title = "长" * 500
    assert f"甲\n{'-' * 1000}\n{title}\n" in load("table")(
        document(Table("t", [Column("a", "甲")], [[title]])), width=40
    )


@pytest.mark.parametrize("width", [30, 60, 80, 100, 200])
def test_the_terminal_page_fits_its_width_and_keeps_ids_whole(width: int) -> None:
    lines = load("table", on_terminal=True)(document(*FULL.blocks[:-1], LEDGER), width=width).splitlines()
    too_wide = [line for line in lines if wcswidth(line) > width]
    assert all("xieshang topic research" in line for line in too_wide)
    assert any(line.startswith(ID) for line in lines)


def test_a_terminal_table_wraps_sentences_inside_their_column() -> None:
    lines = load("table", on_terminal=True)(document(LEDGER, title=""), width=90).splitlines()
    column = wcswidth(lines[0][: lines[0].index("题目")])
    continued = [line for line in lines if line.startswith(" ")]
    assert continued
    assert all(len(line) - len(line.lstrip()) == column for line in continued)


def test_a_command_stays_on_one_line_for_copying() -> None:
    command = "xieshang topic research 7k3m --findings - --method 实地走访 --on 2026-11-23"
    page = document(Entries("e", [Entry("缺少调研", command=command, children=[Entry("下级", command=command)])]))
    assert load("table", on_terminal=True)(page, width=30).count(command + "\n") == 2


@given(HANZI, st.integers(8, 60))
def test_wrapping_loses_only_spaces_and_fits(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(wcswidth(line) <= width for line in lines)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("居民多次反映，社区答复。", ["居民多次反", "映，社区答", "复。"]),
        ("路灯不亮，老人难行", ["路灯不亮，", "老人难行"]),
        ("一二三四五，六", ["一二三四", "五，六"]),
        ("见（附件）。", ["见（附", "件）。"]),
        ("编号 t-9x2p-long 完", ["编号", "t-9x2p-lon", "g 完"]),
        ("甲\n\n乙", ["甲", "", "乙"]),
        ("", [""]),
    ],
)
def test_chinese_lines_break_where_a_typesetter_breaks_them(text: str, lines: list[str]) -> None:
    assert wrapped(text, 6 if "附件" in text else 10) == lines


@pytest.mark.parametrize("on_terminal", [False, True])
def test_a_chinese_windows_pipe_takes_every_sign(on_terminal: bool) -> None:
    every_mark = Entries("marks", [Entry("项", mark, children=[Entry("下", mark), Entry("末")]) for mark in Mark])
    page = load("table", on_terminal=on_terminal)(document(*FULL.blocks, every_mark), width=80)
    assert page.encode("gbk").decode("gbk") == page


def test_sentences_are_not_spread_over_a_very_wide_screen_but_tables_may_be() -> None:
    wide = Table("t", [Column("a", "甲"), Column("b", "乙")], [["长" * 60, "宽" * 30]])
    lines = load("table", on_terminal=True)(document(Paragraph("字" * 100), wide), width=200).splitlines()
    assert "字" * 55 in lines
    assert f"{'长' * 60}  {'宽' * 30}" in lines
