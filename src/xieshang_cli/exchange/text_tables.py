"""Tables in text: CSV and its relatives in UTF-8, UTF-16 or GB18030, separated by commas, tabs or semicolons."""

import codecs
import csv
import io
import re
from pathlib import Path

from xieshang_cli.exchange.sheet import Sheet, SheetError, UnreadableWorkbookError, require_few
from xieshang_cli.language import _

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_WEB_PAGE = re.compile(rb"\s*<(?:!doctype|html|table|\?xml|meta|head)", re.IGNORECASE)
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE]\+?[0-9]+)?")
_SEPARATORS = ",\t;，"
_LOOKED_AT = 30


def text_table(name: Path | str, data: bytes) -> Sheet:
    """Give the table. Cells that look like numbers count as such: Excel may have written them."""
    text = _decoded(name, data)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        rows = [[cell.strip() for cell in row] for row in reader]
    except csv.Error:  # what it says is English, and always that a cell has no end
        raise SheetError(
            name, _("不是 CSV：到第 {line} 行有一格太长，可能引号没有成对").format(line=reader.line_num)
        ) from None
    require_few(name, rows)
    numbers = frozenset(
        (row, column)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        if cell.isascii() and _NUMBER.fullmatch(cell)
    )
    return Sheet(rows=rows, numbers=numbers)


def not_a_workbook(path: Path, data: bytes) -> SheetError:
    """Say what a file is that only has the name of a workbook."""
    ending = path.suffix.lower()
    if _WEB_PAGE.match(data[:200].removeprefix(codecs.BOM_UTF8)):
        return SheetError(
            path,
            _("名字是 {ending}，内容却是网页").format(ending=ending),
            _("请用 Excel 或 WPS 打开，另存为 xlsx 再导入。"),
        )
    try:
        _decoded(path, data)
    except SheetError:
        return UnreadableWorkbookError(path)
    return SheetError(
        path,
        _("名字是 {ending}，内容却是 CSV 文本").format(ending=ending),
        _("请把扩展名改成 .csv，或用 Excel、WPS 打开后另存为 xlsx。"),
    )


def _decoded(name: Path | str, data: bytes) -> str:
    encodings = ("utf-16",) if data.startswith(_UTF_16) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _CONTROL.search(text):
            raise SheetError(name, _("不是文本表格"))
        return text
    raise SheetError(name, _("既不是 UTF-8 也不是 GB18030"))


def _separator(text: str) -> str:
    """Tell what separates the cells: what stands most often in the line that has most of any; Excel's text has tabs."""
    lines = text.split("\n", _LOOKED_AT)[:_LOOKED_AT]
    most = {separator: max((line.count(separator) for line in lines), default=0) for separator in _SEPARATORS}
    found = max(_SEPARATORS, key=lambda separator: most[separator])
    return found if most[found] else ","
