"""A table somebody else made, as text: CSV in any usual encoding, or a sheet of an Excel or OpenDocument workbook."""

from pathlib import Path
from typing import TYPE_CHECKING

from xieshang_cli.deferred import deferred
from xieshang_cli.errors import reason_of
from xieshang_cli.exchange.sheet import MOST_BYTES, Rows, Sheet
from xieshang_cli.exchange.sheet import SheetError as SheetError
from xieshang_cli.language import _

if TYPE_CHECKING:
    from xieshang_cli.exchange import text_tables, workbooks
else:
    # A file is one or the other.
    text_tables = deferred("xieshang_cli.exchange.text_tables")
    workbooks = deferred("xieshang_cli.exchange.workbooks")

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xls", ".et", ".ods")
_TEXT_ENDINGS = (".csv", ".tsv", ".txt")


def read_rows(path: Path) -> Rows:
    """Give all rows of the first sheet, whatever the file's name says of its format."""
    data = file_bytes(path)
    if not is_workbook(data):
        return text_tables.text_table(path, data).rows
    return workbooks.first_sheet(path, data).rows


def read_sheet(path: Path, wanted: str | None = None) -> Sheet:
    """Give the one sheet that holds something, or the one called `wanted`.

    Refuses what is not what its name says: whoever renamed a file once will be misled by it again.
    """
    data = file_bytes(path)
    ending = path.suffix.lower()
    if not data:
        raise SheetError(path, _("是空文件"))
    if is_workbook(data):
        if ending in _TEXT_ENDINGS:
            raise SheetError(
                path, _("内容是工作簿，不是 {ending}").format(ending=ending), _("请把扩展名改成 .xlsx 再导入。")
            )
        return workbooks.sheet_of(path, data, wanted)
    if ending in _WORKBOOK_ENDINGS:
        raise text_tables.not_a_workbook(path, data)
    return text_sheet(path, data, wanted)


def text_sheet(name: Path | str, data: bytes, wanted: str | None = None) -> Sheet:
    """Give the table in bytes that are CSV, from a file or from standard input."""
    if not data:
        raise SheetError(name, _("是空文件"))
    if is_workbook(data):
        raise SheetError(name, _("这里只收 CSV 文本"), _("工作簿请写文件名。"))
    if wanted is not None:
        raise SheetError(name, _("CSV 没有工作表，不能用 --sheet"))
    return text_tables.text_table(name, data)


def is_workbook(data: bytes) -> bool:
    """Whether these are the bytes of a workbook, whatever the name: a ZIP, or an OLE file, as encrypted ones are."""
    return data.startswith((_ZIP, _OLE))


def file_bytes(path: Path) -> bytes:
    """Read a file that is one and not too large."""
    try:
        if path.is_dir():
            raise SheetError(path, _("这是文件夹，不是文件"))
        if not path.is_file():
            raise SheetError(path, _("没有这个文件") if not path.exists() else _("不是普通文件"))
        if path.stat().st_size > MOST_BYTES:
            raise SheetError(path, _("文件太大，最大 {n} MiB").format(n=MOST_BYTES // 1024 // 1024))
        return path.read_bytes()
    except OSError as error:
        raise SheetError(path, reason_of(error)) from error
