import zipfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

from cli.clerk import SESSION, Clerk
from cli.trial import Answer
from xieshang_cli.storage import writing


@pytest.fixture(autouse=True)
def _session(clerk: Clerk) -> None:
    clerk.deliberating_topic()


def people(clerk: Clerk) -> list[tuple[str, str, str]]:
    """Name or sign for a reference, role and attendance of everybody."""
    return [
        (p["name"] or ("p-" if p["person"] else ""), p["role"], p["status"])
        for p in clerk.data("session", "show", "s3s3")["participants"]
    ]


@pytest.mark.parametrize("role", ["政协委员", "职能部门", "专家", "镇村干部", "列席"])
def test_people_of_office_are_named(clerk: Clerk, role: str) -> None:
    clerk.do("session", "attend", "s3s3", "--name", "王强", "--role", role)

    assert people(clerk) == [("王强", role, "present")]
    assert not Path("private").exists()


def test_who_did_not_come_was_not_there_in_person(clerk: Clerk) -> None:
    for name, *how in (("张三",), ("李四", "请假"), ("王五", "缺席"), ("赵六", "请假", "--mode", "书面")):
        status = ("--status", *how) if how else ()
        clerk.do("session", "attend", "s3s3", "--name", name, "--role", "政协委员", *status)
    lines = [line.split() for line in clerk.do("session", "show", "s3s3").splitlines()]
    shown = {line[0]: line[2:] for line in lines if line and line[0] in {"张三", "李四", "王五", "赵六"}}
    assert shown == {"张三": ["现场", "出席"], "李四": ["请假"], "王五": ["缺席"], "赵六": ["书面", "请假"]}


@pytest.mark.parametrize("role", ["群众代表", "利益攸关方", "其他", None])
def test_residents_are_not(clerk: Clerk, role: str | None) -> None:
    more = ("--role", role) if role else ()
    answer = clerk.run("session", "attend", "s3s3", "--name", "李秀英", *more)

    reference = clerk.data("session", "show", "s3s3")["participants"][0]["person"]
    assert answer.out.startswith(
        f"协商会 {SESSION}：登记参加人员：{reference}。\n居民的姓名只存在本机，记录里是编码：李秀英 {reference}。\n"
    )
    told = [name for name, content in clerk.files().items() if "李秀英".encode() in content]
    assert told == ["private/620302001/2026.yaml"]


def test_who_has_an_office_is_named_whatever_the_role(clerk: Clerk) -> None:
    clerk.all(
        ("session", "attend", "s3s3", "--name", "王强", "--member", "M1"),
        ("session", "attend", "s3s3", "--name", "区住建局"),
        ("session", "attend", "s3s3", "--name", "长安社区", "--role", "利益攸关方"),
        ("session", "attend", "s3s3", "--name", "赵六", "--role", "群众代表", "--public"),
        ("session", "attend", "s3s3", "--name", "孙七", "--role", "政协委员", "--private"),
    )

    assert [name for name, _role, _status in people(clerk)] == ["王强", "区住建局", "长安社区", "赵六", "p-"]


def test_the_same_person_comes_once(clerk: Clerk) -> None:
    for role in ("群众代表", "利益攸关方"):
        clerk.do("session", "attend", "s3s3", "--name", "李秀英", "--role", role)

    assert people(clerk) == [("p-", "利益攸关方", "present")]


def test_mode_and_status_in_chinese(clerk: Clerk) -> None:
    clerk.do("session", "attend", "s3s3", "--name", "王强", "--role", "政协委员", "--mode", "远程", "--status", "列席")

    (person,) = clerk.data("session", "show", "s3s3")["participants"]
    assert (person["mode"], person["status"]) == ("remote", "observer")


def test_numbers(clerk: Clerk) -> None:
    clerk.do("session", "attend", "s3s3", "--role", "群众代表", "--count", "12人")
    out = clerk.do("session", "attend", "s3s3", "--total", "50余人")

    assert out.startswith(f"协商会 {SESSION}：到会共 50余 人。\n")
    headcount = clerk.data("session", "show", "s3s3")["headcount"]
    assert headcount == {"total": "50余", "by_role": {"群众代表": 12}, "by_affected": {}}


def test_those_affected_are_counted_by_kind_as_the_topic_calls_them(clerk: Clerk) -> None:
    clerk.do("topic", "edit", "7k3m", "--affected", "B 区商户", "--affected", "住户")

    known = clerk.run("session", "attend", "s3s3", "--affected", "b 区商户", "--count", "3")
    other = clerk.run("session", "attend", "s3s3", "--affected", "车主", "--count", "约5")

    assert (known.err, other.err) == ("", "议题没有写明“车主”这类利益攸关方；写明的有：B 区商户、住户。\n")
    assert known.out.startswith(f"协商会 {SESSION}：利益攸关方“B 区商户” 3 人。\n")
    assert clerk.data("session", "show", "s3s3")["headcount"]["by_affected"] == {"B 区商户": 3, "车主": "约5"}
    page = clerk.do("session", "show", "s3s3")
    assert "√ B 区商户 (到会)\n" in page
    assert "住户 (没有声音)\n" in page


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "缺少选项 --name。"),
        (("--count", "3"), "缺少选项 --role。"),
        (
            ("--name", "王强", "--total", "3"),
            "一次只用一种方式：--name 或 --member，--role 或 --affected 加 --count，--total，--from。",
        ),
        (("--role", "群众代表", "--count", "几个"), "--count：“几个”不是数目。"),
        (("--role", "群众代裱", "--count", "3"), "--role：没有“群众代裱”这个值。是不是想用 群众代表？"),
        (("--from", "none.csv"), "表格 none.csv：没有这个文件。"),
    ],
)
def test_refusals_change_nothing(clerk: Clerk, arguments: tuple[str, ...], said: str) -> None:
    before = clerk.files()

    answer = clerk.run("session", "attend", "s3s3", *arguments)

    assert (answer.code, answer.err.splitlines()[0]) == (2, f"错误：{said}")
    assert clerk.files() == before


SHEET = [
    ["滨河路街道协商会签到表"],
    [],
    ["序号", "姓 名", "身份", "单位", "联系电话", "签到"],
    ["1", "王强", "政协委员", "", "13900000001", "王强"],
    ["2", "李 秀 英", "利益攸关方", "", "13900000002", "李秀英"],
    ["3", "区住建局", "职能部门", "区住建局", "", "√"],
    ["4", "赵六", "群众代表", "", "13900000003", ""],
    [],
    ["合计", "", "", "", "", "4"],
]


def csv_sheet(encoding: str) -> str:
    text = "\r\n".join(",".join(row) for row in SHEET) + "\r\n"
    Path("签到表.csv").write_bytes(text.encode(encoding))
    return "签到表.csv"


def excel_sheet() -> str:
    """Write a workbook with nothing in it but what the format asks for."""
    rows = "".join(
        f'<row r="{number}">'
        + "".join(_cell(f"{chr(65 + place)}{number}", cell) for place, cell in enumerate(row))
        + "</row>"
        for number, row in enumerate(SHEET, 1)
    )
    main, office = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org"
    related = f"{office}/officeDocument/2006/relationships"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{office}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship Id="r1"'
        f' Type="{related}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{related}"><sheets>'
        '<sheet name="签到" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{office}/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{related}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
    }
    with zipfile.ZipFile("签到表.xlsx", "w") as book:
        for name, text in parts.items():
            book.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
    return "签到表.xlsx"


def _cell(place: str, text: str) -> str:
    if text.isdecimal():
        return f'<c r="{place}"><v>{text}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


@pytest.mark.parametrize("make", [lambda: csv_sheet("utf-8-sig"), lambda: csv_sheet("gb18030"), excel_sheet])
def test_a_sign_in_sheet(clerk: Clerk, make: object) -> None:
    assert callable(make)
    name = make()

    answer = clerk.run("session", "attend", "s3s3", "--from", name)

    assert (answer.code, answer.err) == (0, "签到表里有 1 人没有签到，记为缺席。\n")
    assert people(clerk) == [
        ("王强", "政协委员", "present"),
        ("p-", "利益攸关方", "present"),
        ("区住建局", "职能部门", "present"),
        ("p-", "群众代表", "absent"),
    ]
    Path(name).unlink()
    told = {
        path
        for path, content in clerk.files().items()
        for secret in ("李秀英", "赵六", "1390000")
        if secret.encode() in content
    }
    assert told == {"private/620302001/2026.yaml"}
    # The phone of somebody who is named openly is nobody's business.
    assert b"13900000001" not in clerk.files()["private/620302001/2026.yaml"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("身份,单位\n群众代表,x\n", "没有“姓名”这一列"),
        ("姓名,身份\n", "一个人也没有"),
        ("姓名,身份\n王强,居委会大妈\n", "第 2 行：没有“居委会大妈”这个值"),
        ("姓名,身份\n王强,政协委员\n,群众代表\n", "第 3 行没有姓名"),
        ("姓名,到会情况\n王强,在路上\n", "第 2 行：没有“在路上”这个值"),
    ],
)
def test_a_sheet_that_is_wrong_changes_nothing(clerk: Clerk, text: str, said: str) -> None:
    Path("bad.csv").write_text(text, encoding="utf-8")
    before = clerk.files()

    answer = clerk.run("session", "attend", "s3s3", "--from", "bad.csv")

    assert answer.code == 2
    assert answer.err.splitlines()[0] == f"错误：表格 bad.csv：{said}。"
    assert clerk.files() == before


def test_all_rows_that_are_wrong_are_named_at_once(clerk: Clerk) -> None:
    Path("bad.csv").write_text("姓名,身份\n王强,委员\n李华,政协委员\n赵六,居委会大妈\n", encoding="utf-8")

    answer = clerk.run("session", "attend", "s3s3", "--from", "bad.csv")

    assert (answer.code, answer.err.splitlines()[:-1]) == (
        2,
        [
            "错误：表格 bad.csv 有 2 行要改，什么也没有登记：",
            "第 2 行：没有“委员”这个值。是不是想用 政协委员？",
            "第 4 行：没有“居委会大妈”这个值。",
        ],
    )
    assert answer.err.splitlines()[-1].startswith("可用：政协委员、")


@pytest.mark.parametrize("data", [b"PK\x03\x04 no workbook", b"\xd0\xcf\x11\xe0 old", b"\x00\xff\xfe"])
def test_a_file_that_is_no_sheet_is_refused(clerk: Clerk, data: bytes) -> None:
    Path("bad.xlsx").write_bytes(data)

    answer = clerk.run("session", "attend", "s3s3", "--from", "bad.xlsx")

    assert (answer.code, answer.err.startswith("错误：表格 bad.xlsx：")) == (2, True)


def test_nothing_is_recorded_at_a_session_that_is_not_there(clerk: Clerk) -> None:
    assert clerk.run("session", "attend", "s3s4", "--total", "3") == Answer(
        3, "", f"错误：没有找到协商会“s3s4”。\n是不是：{SESSION} 2026-02-25 议事室\n"
    )


def test_residents_of_a_sheet_are_kept_in_one_write(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    """One by one, a sheet of a thousand took two minutes, and a kill in between left some of them behind."""
    Path("sheet.csv").write_text("姓名,身份\n王强,群众代表\n李梅,群众代表\n赵敏,群众代表\n", encoding="utf-8")
    written: list[Path] = []
    write = writing.write_atomically  # type: ignore[attr-defined]

    def noting(path: Path, *arguments: Any, **options: Any) -> None:
        written.append(path)
        write(path, *arguments, **options)

    monkeypatch.setattr(writing, "write_atomically", noting)
    clerk.do("session", "attend", "s3s3", "--from", "sheet.csv")
    assert [path.name for path in written if path.parent.parent.name == "private"] == ["2026.yaml"]
    (register,) = Path("private").glob("*/2026.yaml")
    lines = register.read_text(encoding="utf-8").splitlines()
    assert [line.partition(": ")[2] for line in lines if "name: " in line] == ["王强", "李梅", "赵敏"]
    assert people(clerk) == [("p-", "群众代表", "present")] * 3
