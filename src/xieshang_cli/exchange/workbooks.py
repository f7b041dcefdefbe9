"""Sheets of workbooks: xlsx, xls, ods, and those of WPS."""

import datetime as dt
import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import unescape

from xieshang_cli.exchange import trial_reading
from xieshang_cli.exchange.sheet import MOST_ROWS, Place, Sheet, SheetError, UnreadableWorkbookError, require_few
from xieshang_cli.exchange.workbook_size import BROKEN_ZIP, MOST_UNPACKED, require_modest
from xieshang_cli.language import _

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_OLE = b"\xd0\xcf\x11\xe0"
# The name of the stream in which Office keeps an encrypted workbook.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# Numbers above have lost digits: Excel keeps fifteen.
_EXACT_BELOW = 1e15

_SHEET = re.compile(r"<sheet\b[^>]*>")
_RELATION = re.compile(r"<Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_CELL = re.compile(r"<c\b(?P<head>[^>]*?)(?:/>|>(?P<body>.*?)</c>)", re.DOTALL)
_PLACE = re.compile(r'\br="([A-Z]{1,3})([0-9]{1,7})"')
_VALUE = re.compile(r"<v>([^<]+)</v>")


def first_sheet(path: Path, data: bytes) -> Sheet:
    """Give the first sheet."""
    workbook = _opened(path, data)
    if not workbook.sheet_names:
        raise SheetError(path, _("工作簿里没有工作表"))
    return _sheet(path, data, workbook, workbook.sheet_names[0])


def sheet_of(path: Path, data: bytes, wanted: str | None) -> Sheet:
    """Give the sheet called `wanted`, or the only visible one that holds something."""
    workbook = _opened(path, data)
    if wanted is not None:
        name = next((name for name in workbook.sheet_names if name.strip() == wanted.strip()), None)
        if name is None:
            raise SheetError(path, _("没有工作表“{name}”").format(name=wanted), _available(workbook.sheet_names))
        if not _part(path, workbook, name).total_height:
            raise SheetError(path, _("工作表“{name}”里什么也没有").format(name=name))
        return _sheet(path, data, workbook, name)
    filled = [name for name in _visible(workbook) if _part(path, workbook, name).total_height]
    if not filled:
        raise SheetError(path, _("工作表里什么也没有"))
    if len(filled) > 1:
        raise SheetError(
            path,
            _("有 {n} 张工作表，不知道用哪一张").format(n=len(filled)),
            _available(filled) + _("用 --sheet 指明。"),
        )
    return _sheet(path, data, workbook, filled[0])


def _available(names: list[str]) -> str:
    return _("有：{names}。").format(names=_("、").join(names))


def _visible(workbook: "CalamineWorkbook") -> list[str]:
    from python_calamine import SheetVisibleEnum  # noqa: PLC0415 - only workbooks need it

    return [sheet.name for sheet in workbook.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]


def _opened(path: Path, data: bytes) -> "CalamineWorkbook":
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError  # noqa: PLC0415 - only workbooks need it

    encrypted = SheetError(path, _("有密码，打不开"), _("请在 Excel 或 WPS 里去掉打开密码，另存后再导入。"))
    if _ENCRYPTED in data:
        raise encrypted
    if data.startswith(_OLE):
        trial_reading.require_survival(path, data)
    require_modest(path, data)
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError:
        raise encrypted from None
    except CalamineError:
        raise UnreadableWorkbookError(path) from None


def _part(path: Path, workbook: "CalamineWorkbook", name: str) -> "CalamineSheet":
    """Give a sheet. Only now is read what stands in it."""
    from python_calamine import CalamineError  # noqa: PLC0415 - only workbooks need it

    try:
        return workbook.get_sheet_by_name(name)
    except CalamineError:
        raise SheetError(
            path,
            _("读不了工作表“{name}”，可能已经损坏").format(name=name),
            _("请用 Excel 或 WPS 打开，另存为 xlsx 再导入。"),
        ) from None


def _sheet(path: Path, data: bytes, workbook: "CalamineWorkbook", name: str) -> Sheet:
    sheet = _part(path, workbook, name)
    # Rows above the first filled one count too, so that row numbers are those that Excel shows.
    rows = sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS + 1)
    require_few(path, rows)
    numbers = frozenset(
        (row, column)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        if isinstance(cell, int | float) and not isinstance(cell, bool)
    )
    return Sheet(
        rows=[[_text(cell) for cell in row] for row in rows],
        numbers=numbers,
        without_value=_without_value(path, data, name),
        merged=[((top, left), (bottom, right)) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()],
    )


def _text(cell: object) -> str:  # noqa: PLR0911 - one for each kind of cell
    match cell:
        case None:
            return ""
        case bool():
            return str(cell)
        case float() if abs(cell) >= _EXACT_BELOW:
            return f"{cell:.5E}"
        case float() if cell.is_integer():
            return str(int(cell))
        case dt.datetime() if cell.time() == dt.time():
            return cell.date().isoformat()
        case dt.date() | dt.time():
            return cell.isoformat()
        case _:
            return str(cell).strip()


def _without_value(path: Path, data: bytes, name: str) -> dict[Place, str]:
    """Find cells of an xlsx sheet that hold an error or a formula nobody calculated: calamine gives both as empty."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            part = _part_of(book, name)
            return _bad_cells(_xml(book, part)) if part else {}
    except (*BROKEN_ZIP, KeyError):
        raise UnreadableWorkbookError(path) from None


def _part_of(book: zipfile.ZipFile, name: str) -> str | None:
    if "xl/workbook.xml" not in book.namelist():  # an OpenDocument, which always keeps values
        return None
    sheets = [dict(_ATTRIBUTE.findall(tag)) for tag in _SHEET.findall(_xml(book, "xl/workbook.xml"))]
    relations = [dict(_ATTRIBUTE.findall(tag)) for tag in _RELATION.findall(_xml(book, "xl/_rels/workbook.xml.rels"))]
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    for sheet in sheets:
        if unescape(sheet.get("name", ""), {"&quot;": '"', "&apos;": "'"}) == name and targets.get(sheet.get("r:id")):
            target = targets[sheet.get("r:id")]
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return None


def _xml(book: zipfile.ZipFile, part: str) -> str:
    with book.open(part) as file:
        return file.read(MOST_UNPACKED).decode(errors="replace")


def _bad_cells(xml: str) -> dict[Place, str]:
    found = {}
    for cell in _CELL.finditer(xml):
        place, body = _PLACE.search(cell["head"]), cell["body"] or ""
        value = _VALUE.search(body)
        if place and 't="e"' in cell["head"]:
            found[_place(place)] = value[1] if value else ""
        elif place and "<f" in body and value is None:
            found[_place(place)] = ""
    return found


def _place(match: re.Match[str]) -> Place:
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1
