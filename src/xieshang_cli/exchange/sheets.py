"""Rows of text from a table somebody else made: CSV in UTF-8 or GB18030, or the first sheet of an xlsx file."""

import csv
import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path

from xieshang_cli.errors import UsageError, reason_of
from xieshang_cli.language import _

_MOST_BYTES = 20 * 1024 * 1024
_MOST_ROWS = 5000

Rows = Sequence[Sequence[str]]


class SheetError(UsageError):
    """The table cannot be used; nothing was written."""

    def __init__(self, path: Path, reason: str, hint: str = "") -> None:
        super().__init__(_("表格 {path}：{reason}。").format(path=path, reason=reason), hint=hint)


def read_rows(path: Path) -> Rows:
    """Give all rows as text, in order; empty rows stay, so that row numbers are those of the file."""
    try:
        if not path.is_file():
            raise SheetError(path, _("没有这个文件"))
        if path.stat().st_size > _MOST_BYTES:
            raise SheetError(path, _("文件太大"))
        data = path.read_bytes()
    except OSError as error:
        raise SheetError(path, reason_of(error)) from error
    # An Excel workbook is a ZIP file, whatever its name says.
    rows = _workbook_rows(path, data) if data.startswith(b"PK\x03\x04") else _csv_rows(path, data)
    if len(rows) > _MOST_ROWS:
        raise SheetError(path, _("超过 {n} 行").format(n=_MOST_ROWS))
    return rows


def _csv_rows(path: Path, data: bytes) -> Rows:
    if path.suffix.lower() in {".xls", ".et"} or data.startswith(b"\xd0\xcf\x11\xe0"):
        raise SheetError(path, _("这种格式读不了"), _("请另存为 xlsx 或 csv。"))
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(_decoded(path, data), newline=""))]
    except csv.Error as error:
        raise SheetError(path, _("不是 CSV：{error}").format(error=error)) from None


def _decoded(path: Path, data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SheetError(path, _("既不是 UTF-8 也不是 GB18030"))


def _workbook_rows(path: Path, data: bytes) -> Rows:
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - only workbooks need it

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheet = workbook.get_sheet_by_index(0)
        # Rows above the first filled one count too, so that row numbers are those that Excel shows.
        rows = sheet.to_python(skip_empty_area=False, nrows=_MOST_ROWS + 1)
    except CalamineError as error:
        raise SheetError(path, _("不是能读的 xlsx 文件：{error}").format(error=error)) from None
    return [[_text(cell) for cell in row] for row in rows]


def _text(cell: object) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return str(cell)
        case float() if cell.is_integer():
            return str(int(cell))
        case dt.datetime() if cell.time() == dt.time():
            return cell.date().isoformat()
        case dt.date() | dt.time():
            return cell.isoformat()
        case _:
            return str(cell).strip()
