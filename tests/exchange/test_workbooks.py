"""Workbooks that are broken, or larger than they look: a sentence, at once and in little memory."""

import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from fuzz.seeds import workbook
from xieshang_cli.exchange.divisions_csv import DivisionFileError, read_divisions
from xieshang_cli.exchange.sheets import SheetError, read_rows, read_sheet
from xieshang_cli.exchange.workbook_size import require_modest

MAIN = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
END = "</sheetData></worksheet>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def sheet(*cells: tuple[str, str]) -> bytes:
    rows = (f'<row><c r="{place}" t="inlineStr"><is><t>{text}</t></is></c></row>' for place, text in cells)
    return (MAIN + "".join(rows) + END).encode()


def open_document(*rows: str) -> bytes:
    spaces = 'xmlns:office="o" xmlns:table="t" xmlns:text="x"'
    content = f"<office:document-content {spaces}><table:table>{''.join(rows)}</table:table></office:document-content>"
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("content.xml", content)
    return stream.getvalue()


def refused(path: Path, data: bytes) -> list[str]:
    path.write_bytes(data)
    said = []
    for read in (read_rows, read_sheet):
        began = time.process_time()
        with pytest.raises(SheetError) as caught:
            read(path)
        assert time.process_time() - began < 2
        said.append(caught.value.message.removeprefix(f"表格 {path}："))
    return said


FILLED = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            workbook(sheet1=sheet(("A1", "姓名"), ("XFD1048576", "x"))),
            "工作表太大：到 XFD1048576 为止超过 2000000 格。",
        ),
        (workbook(sheet1=sheet(("A1", "姓名"), ("XFD4000", "x"))), "工作表太大：到 XFD4000 为止超过 2000000 格。"),
        (workbook(sheet1=sheet(("ZZZZ99999999999", "姓名"))), "没有单元格 'ZZZZ99999999999'。"),
        (workbook(sheet1=sheet(("A1", "x" * 130 * 1024 * 1024))), "解开后太大。"),
        (
            open_document(
                '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>',
                f'<table:table-row><table:table-cell table:number-columns-repeated="1000"/>{FILLED}</table:table-row>',
            ),
            "工作表太大：到 ALM1048001 为止超过 2000000 格。",
        ),
    ],
    ids=["last cell of all", "a cell far to the right", "a cell nowhere", "a bomb", "OpenDocument"],
)
def test_a_workbook_that_would_fill_the_memory(data: bytes, message: str, tmp_path: Path) -> None:
    assert len(data) < 200_000
    assert refused(tmp_path / "表.xlsx", data) == [message, message]


def test_empty_cells_far_off_do_no_harm(tmp_path: Path) -> None:
    far = MAIN + '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>'
    far += '<row r="2"><c r="A2"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>' + END
    (tmp_path / "表.xlsx").write_bytes(workbook(sheet1=far.encode()))
    assert read_rows(tmp_path / "表.xlsx") == [["姓名"], ["1"]]
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    book = open_document(
        f"<table:table-row>{FILLED}</table:table-row>",
        f'<table:table-row table:number-rows-repeated="1048575">{empty}</table:table-row>',
    )
    require_modest(tmp_path / "表.ods", book)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"sheet1": (MAIN + "<row>\xff").encode("latin-1")}, "读不了工作表“S”，可能已经损坏。"),
        ({"sheet1": (MAIN + '<row r="1">' + '<c r="A1">' * 100_000).encode()}, "读不了工作表“S”，可能已经损坏。"),
        ({"workbook": b"<workbook><sheets/></workbook>"}, "不是能读的工作簿，可能已经损坏或有密码。"),
        ({"workbook": b"<"}, "不是能读的工作簿，可能已经损坏或有密码。"),
    ],
)
def test_a_broken_workbook(changes: dict[str, bytes], message: str, tmp_path: Path) -> None:
    for said in refused(tmp_path / "表.xlsx", workbook(**changes)):
        assert said == message


@pytest.mark.parametrize(
    "data", [OLE + b"\0" * 2000, OLE + "EncryptionInfo".encode("utf-16-le") * 90, b"PK\x03\x04" + b"x" * 900]
)
def test_what_only_begins_like_a_workbook(data: bytes, tmp_path: Path) -> None:
    assert refused(tmp_path / "表.xlsx", data) == ["不是能读的工作簿，可能已经损坏或有密码。"] * 2


def test_a_cell_without_end(tmp_path: Path) -> None:
    data = ('姓名\n"' + "x" * 140_000).encode()
    assert refused(tmp_path / "表.csv", data) == ["不是 CSV：到第 2 行有一格太长，可能引号没有成对。"] * 2
    (tmp_path / "区划.csv").write_bytes(b"code,name\n" + data.removeprefix("姓名\n".encode()))
    with pytest.raises(DivisionFileError, match="不是 CSV：到第 2 行有一格太长，可能引号没有成对。"):
        read_divisions(tmp_path / "区划.csv")


def test_a_workbook_torn_or_damaged_anywhere(tmp_path: Path) -> None:
    data = workbook()
    for place in range(4, len(data), 11):
        (tmp_path / "断.xlsx").write_bytes(data[:place])
        with pytest.raises(SheetError):
            read_rows(tmp_path / "断.xlsx")
        (tmp_path / "坏.xlsx").write_bytes(data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :])
        try:
            assert read_rows(tmp_path / "坏.xlsx")
        except SheetError as refusal:
            assert refusal.message.startswith("表格 ")  # noqa: PT017 - either is right


def test_a_format_that_is_not_read_is_named(tmp_path: Path) -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as book:
        book.writestr("xl/workbook.bin", b"x")
    assert refused(tmp_path / "表.xlsx", stream.getvalue()) == ["是 xlsb 格式，不能导入。"] * 2
