"""Spreadsheet formats hold one table: whatever the command, it says on standard error which others it left out."""

from pathlib import Path

import pytest

from cli.trial import Run


@pytest.mark.parametrize("output", ["csv", "tsv"])
def test_a_page_says_which_tables_it_leaves_out(archive: Path, xieshang: Run, output: str) -> None:
    answer = xieshang("station", "show", "620302001", "--format", output)
    assert answer.out.startswith(("职务,姓名", "职务\t姓名"))
    assert (answer.code, answer.err) == (
        0, "只写了第一张表 roster（现任），没有写：assigned（下沉力量）、topics。全部内容用 --format json。\n"
    )  # fmt: skip
    assert xieshang("station", "show", "620302001", "--format", output, "-q").err == ""


def test_a_file_holds_one_table_too(archive: Path, xieshang: Run, tmp_path: Path) -> None:
    answer = xieshang("station", "show", "620302001", "--output", str(tmp_path / "站.csv"))
    assert answer.out == ""
    assert answer.err.startswith("只写了第一张表 roster（现任），没有写：")
    written = (tmp_path / "站.csv").read_bytes()
    # Excel takes a file without the mark for GBK.
    assert written.startswith("\ufeff职务,姓名,".encode())
    assert written.count(b"\r\n") == written.count(b"\n") > 1
    assert xieshang("station", "show", "620302001", "--format", "csv").out.startswith("职务,姓名,")


@pytest.mark.parametrize(
    "line", [("topic", "list", "--format", "csv"), ("station", "show", "620302001", "--format", "json")]
)
def test_where_nothing_is_left_out_nothing_is_said(archive: Path, xieshang: Run, line: tuple[str, ...]) -> None:
    assert xieshang(*line).err == ""
