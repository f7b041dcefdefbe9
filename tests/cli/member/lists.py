"""Lists of members as offices have them, made for tests; every name is invented."""

import io
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import xlsxwriter

Cell = str | float | date | None
HEADER = ("序号", "姓名", "性别", "民族", "界别", "党派", "工作单位", "职务", "委员证号", "任委员时间", "手机")
PEOPLE: tuple[tuple[Cell, ...], ...] = (
    (1, "甲　一", "男", "汉族", "教育界", "民盟盟员", "区第一示例中学", "教师", 12.0, date(2021, 12, 8), 13800000011),
    (2, "乙二", "女", "藏族", "中共", "中共党员", "区示例局", "局长", "１３", "2021年12月", "138 0000 0012"),
    (3, "丙三", "女", None, "工商联", "群众", "示例公司", "经理", "014", 44531, None),
)


def workbook(
    name: str,
    rows: Sequence[Sequence[Cell]],
    *,
    sheets: Sequence[str] = ("名单",),
    title: str = "示例委员名单",
    also: Callable[[xlsxwriter.Workbook, xlsxwriter.worksheet.Worksheet], None] | None = None,
) -> str:
    """Write a workbook whose sheets all hold `rows`, below a merged title."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"default_date_format": "yyyy-mm-dd"}) as book:
        for called in sheets:
            sheet = book.add_worksheet(called)
            top = 0
            if title:
                sheet.merge_range(0, 0, 0, max(len(rows[0]) - 1, 1) if rows else 3, title)
                top = 2
            for number, row in enumerate(rows, top):
                for column, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(number, column, cell)
                    elif cell is not None:
                        sheet.write(number, column, cell)
            if also:
                also(book, sheet)
    Path(name).write_bytes(data.getvalue())
    return name


def text(rows: Sequence[Sequence[Cell]], separator: str = ",") -> str:
    """Give the rows as CSV."""
    return "".join(separator.join("" if cell is None else str(cell) for cell in row) + "\n" for row in rows)
