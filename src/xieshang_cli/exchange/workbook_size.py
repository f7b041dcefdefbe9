"""How large a workbook is in truth: one cell far off makes a sheet of a kilobyte fill the memory when it is opened."""

import io
import lzma
import re
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path
from xml.parsers import expat

from xieshang_cli.exchange.sheet import SheetError, UnreadableWorkbookError, cell_name
from xieshang_cli.language import _

MOST_CELLS = 2_000_000
"""From the first cell to the last that holds something, the empty ones between included: they take room as well."""

MOST_UNPACKED = 128 * 1024 * 1024

BROKEN_ZIP = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError, ValueError, OSError,
)  # fmt: skip
"""What unpacking says of a broken file; OSError comes of bzip2."""


def require_modest(path: Path, data: bytes) -> None:
    """Refuse a workbook that would take far more room than its file; others, and what is no ZIP, pass."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            if "xl/workbook.bin" in book.namelist():
                raise SheetError(path, _("是 xlsb 格式，不能导入"), _("请用 Excel 或 WPS 打开，另存为 xlsx 再导入。"))
            for part in book.infolist():
                content = _unpacked(book, part, left)
                left -= len(content)
                if left < 0:
                    raise SheetError(path, _("解开后太大"))
                _require_modest_sheet(path, content)
    except BROKEN_ZIP:
        raise UnreadableWorkbookError(path) from None


# Private from here on.

_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")


def _unpacked(book: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> bytes:
    with book.open(part) as file:
        return file.read(most + 1)


def _require_modest_sheet(path: Path, content: bytes) -> None:
    """Go through a part that may be a sheet, of Excel or of OpenDocument; what is no XML is left to the reader."""
    if content[:1] not in {b"<", b"\xef", b"\xff", b"\xfe"}:
        return
    extent = _Extent()
    try:
        with suppress(expat.ExpatError):  # what comes before counts; the reader will say what is wrong with it
            extent.read(content)
    except _NowhereError as nowhere:
        raise SheetError(path, _("没有单元格 {place}").format(place=repr(str(nowhere)[:20]))) from None
    if extent.rows * extent.columns > MOST_CELLS:
        raise SheetError(
            path,
            _("工作表太大：到 {cell} 为止超过 {n} 格").format(
                cell=cell_name((extent.rows - 1, extent.columns - 1)), n=MOST_CELLS
            ),
            _("多半是很远的地方误填了一格，请删去那几行几列再导入。"),
        )


class _Extent:
    """How many rows and columns reach to the last cell that holds something."""

    def __init__(self) -> None:
        self.rows = 0
        self.columns = 0
        self._place = (0, 0)
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start

    def read(self, content: bytes) -> None:
        """Take in the elements of a part."""
        self._parser.Parse(content, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "c":
                self._place = _numbered(attributes.get("r"), self._place)
            case "v" | "is" | "f":
                self._note(*self._place)
            case "table":
                self._place = (0, 0)
            case "table-row":
                self._place = (self._place[0] + _count(attributes, "table:number-rows-repeated"), 0)
            case "table-cell" | "covered-table-cell":
                row, column = self._place
                self._place = (row, column + _count(attributes, "table:number-columns-repeated"))
                if "office:value-type" in attributes:
                    self._note(*self._place)
            case "p":
                self._note(*self._place)

    def _note(self, row: int, column: int) -> None:
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)


class _NowhereError(Exception):
    """A cell says that it stands where none can."""


def _numbered(place: str | None, before: tuple[int, int]) -> tuple[int, int]:
    """Give row and column of `XFD17`, from 1; a cell that does not say follows the one before."""
    if place is None:
        return before[0], before[1] + 1
    found = _PLACE.fullmatch(place)
    if not found:
        raise _NowhereError(place)
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def _count(attributes: dict[str, str], name: str) -> int:
    typed = attributes.get(name, "1")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 1
