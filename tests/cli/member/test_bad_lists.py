import os
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from cli.clerk import Clerk
from cli.member.lists import HEADER, PEOPLE, Cell, text, workbook
from xieshang_cli.exchange import workbook_size

ROWS: list[tuple[Cell, ...]] = [HEADER, *PEOPLE]
ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 900
IDENTITY = "11010519491231002X"  # the example of the standard


def refused(office: Clerk, *words: str, stdin: bytes = b"") -> str:
    """Run an import that must be refused with one sentence; nothing may be written."""
    before = office.files()
    answer = office.run("member", "import", *words, stdin=stdin)
    assert (answer.code, answer.out) == (2, "")
    assert office.files() == before
    return answer.err


def write(name: str, data: bytes) -> str:
    Path(name).write_bytes(data)
    return name


def renamed(name: str) -> str:
    return os.fspath(Path(name).rename("名单.csv"))


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: write("名单.xlsx", text(ROWS).encode()), "表格 名单.xlsx：名字是 .xlsx，内容却是 CSV 文本。"),
        (lambda: write("名单.xls", b"<html><table>"), "表格 名单.xls：名字是 .xls，内容却是网页。"),
        (lambda: renamed(workbook("名单.xlsx", ROWS)), "表格 名单.csv：内容是工作簿，不是 .csv。"),
        (lambda: write("名单.xlsx", ENCRYPTED), "表格 名单.xlsx：有密码，打不开。"),
        (lambda: write("名单.xlsx", b""), "表格 名单.xlsx：是空文件。"),
        (lambda: write("名单.csv", b""), "表格 名单.csv：是空文件。"),
        (lambda: workbook("名单.xlsx", [], title=""), "表格 名单.xlsx：工作表里什么也没有。"),
        (lambda: workbook("名单.xlsx", [HEADER]), "表格 名单.xlsx：一个人也没有。"),
        (lambda: write("名单.csv", bytes(range(256)) * 9), "表格 名单.csv：既不是 UTF-8 也不是 GB18030。"),
        (lambda: write("名单.csv", b"\0\1\2\3" * 9), "表格 名单.csv：不是文本表格。"),
        (lambda: write("名单.xlsx", b"\0\1\2\3" * 9), "表格 名单.xlsx：不是能读的工作簿，可能已经损坏或有密码。"),
        (lambda: write("名单.csv", "姓名\n".encode() + "甲一\n".encode() * 6000), "表格 名单.csv：超过 5000 行。"),
        (lambda: write("名单.csv", "单位,职务\n区局,局长\n".encode()), "表格 名单.csv：没有“姓名”这一列。"),
        (lambda: ".", "表格 .：这是文件夹，不是文件。"),
        (lambda: "没有.xlsx", "表格 没有.xlsx：没有这个文件。"),
        (
            lambda: workbook("名单.xlsx", ROWS, sheets=("城区", "乡镇")),
            "表格 名单.xlsx：有 2 张工作表，不知道用哪一张。\n有：城区、乡镇。用 --sheet 指明。",
        ),
        (
            lambda: workbook("名单.xlsx", [("序号", "姓名", "基本情况", None), (None, None, "性别", "民族"), *PEOPLE]),
            "表格 名单.xlsx：列名占了第 3、4 两行。",
        ),
        (lambda: workbook("名单.xlsx", [*ROWS, HEADER, PEOPLE[0]]), "表格 名单.xlsx：第 7 行又是一行列名。"),
        (
            lambda: workbook("名单.xlsx", [("姓名", "姓名"), ("甲一", "乙二")]),
            "表格 名单.xlsx：第 3 行有 2 列都是“姓名”：A、B。",
        ),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_gets_its_sentence(office: Clerk, make: Callable[[], str], said: str) -> None:
    assert refused(office, make()).startswith(f"错误：{said}\n" if "\n" not in said else f"错误：{said}")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_nobody_may_read(office: Clerk) -> None:
    Path(workbook("名单.xlsx", ROWS)).chmod(0)
    assert "没有权限" in refused(office, "名单.xlsx")


def test_merged_cells_in_the_list(office: Clerk) -> None:
    def merge(_book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.merge_range(3, 4, 5, 4, "教育")

    assert refused(office, workbook("名单.xlsx", ROWS, also=merge)).startswith(
        "错误：表格 名单.xlsx：名单里有合并的单元格：E4。\n"
    )


def test_formulas_nobody_calculated_and_errors(office: Clerk) -> None:
    def spoil(_book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_formula(3, 1, '="甲"&"一"', None, "")
        sheet.write_formula(4, 6, "=VLOOKUP(1,A1:A2,1)", None, "#N/A")
        sheet.write_formula(5, 6, '="示例"&"公司"', None, "示例公司")

    assert refused(office, workbook("名单.xlsx", ROWS, also=spoil)).splitlines() == [
        "错误：名单 名单.xlsx 有 2 处要改，什么也没有导入：",
        "第 4 行 姓名：公式没有算出来的值，请先算出再存",
        "第 5 行 工作单位：是 Excel 的错误值 #N/A",
    ]


def test_every_fault_is_named_with_row_and_column(office: Clerk) -> None:
    rows: list[tuple[Cell, ...]] = [
        ("姓名", "性别", "是否公职", "委员证号", "任委员时间", "居住地", "工作单位", "身份证号", "离任时间"),
        ("甲一", "未知", "也许", 620302199001011234, 2021.1, "某小区 3 号楼", f"示例局 {IDENTITY}", 6.2e17, None),
        (None, "男", "是", "2", "不详", None, "示例局 13800000000", None, None),
        ("12", "男", "是", "2", "3月2日", "滨河路街道", "示例局", None, None),
        ("丁四", "男", "是", "3", "2021", None, "示例局", None, "2020"),
        ("戊五", "男", "是", "3", "2021-02-30", None, "示例局", None, None),
    ]

    assert refused(office, workbook("名单.xlsx", rows)).splitlines() == [
        "“身份证号”一列没有读：身份证号码不存。",
        "错误：名单 名单.xlsx 有 13 处要改，什么也没有导入：",
        "第 4 行 任委员时间：2021.1 分不清是 1 月还是 10 月，请写成 2021-01 或 2021-10 这样",
        "第 4 行 委员证号：长数字被 Excel 改成了 6.20302E+17，后面的数字丢了",
        "第 4 行 居住地：“某小区 3 号楼”不在区划里；详细住址请放“家庭住址”一列",
        "第 4 行 工作单位：里面有身份证号码，记录里不能写",
        "第 4 行 性别：没有“未知”这个值",
        "第 4 行 是否公职：没有“也许”这个值",
        "第 5 行 任委员时间：“不详”没有年份",
        "第 5 行 姓名：没有姓名",
        "第 5 行 工作单位：里面有手机号码，记录里不能写；电话请另放一列“联系电话”",
        "第 6 行 任委员时间：“3月2日”没有年份",
        "第 6 行 姓名：“12”不是姓名",
        "第 8 行 任委员时间：日历上没有“2021-02-30”这一天",
        "第 8 行 委员证号：3 在第 7、8 行重复",
    ]


def test_only_so_many_faults_are_listed(office: Clerk) -> None:
    Path("名单.csv").write_text("姓名,性别\n" + "".join(f"甲{'一' * n},外\n" for n in range(1, 60)), encoding="utf-8")

    lines = refused(office, "名单.csv").splitlines()

    assert lines[0] == "错误：名单 名单.csv 有 59 处要改，什么也没有导入："
    assert (len(lines), lines[-1]) == (22, "……还有 39 处")


def test_a_sheet_is_chosen_by_name(office: Clerk) -> None:
    workbook("名单.xlsx", ROWS, sheets=("城区", "乡镇"))

    office.do("member", "import", "名单.xlsx", "--sheet", "乡镇")
    assert "没有工作表“别处”。\n有：城区、乡镇。" in refused(office, "名单.xlsx", "--sheet", "别处")


def test_standard_input_is_text(office: Clerk) -> None:
    data = Path(workbook("名单.xlsx", ROWS)).read_bytes()

    assert refused(office, "-", stdin=data) == "错误：表格 标准输入：这里只收 CSV 文本。\n工作簿请写文件名。\n"


def test_a_committee_that_would_be_too_large_is_refused_before_anything_is_written(office: Clerk) -> None:
    rows = [(f"甲{chr(0x4E00 + n)}", f"{n}", "示例局", "13800000000") for n in range(3000)]
    Path("名单.csv").write_text(text([("姓名", "证号", "单位", "手机"), *rows]), encoding="utf-8")
    before = office.files()

    answer = office.run("member", "import", "名单.csv")

    assert (answer.code, answer.out) == (3, "")
    assert answer.err.startswith("错误：没有写入 committees/620302.yaml：")
    assert office.files() == before


def test_a_torn_workbook(office: Clerk) -> None:
    data = Path(workbook("名单.xlsx", ROWS)).read_bytes()
    for size in range(4, len(data), len(data) // 9):
        write("断.xlsx", data[:size])
        assert refused(office, "断.xlsx").startswith("错误：表格 断.xlsx：")


def test_a_bomb_is_not_unpacked(office: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_size, "MOST_UNPACKED", 1000)

    assert refused(office, workbook("弹.xlsx", ROWS)) == "错误：表格 弹.xlsx：解开后太大。\n"
