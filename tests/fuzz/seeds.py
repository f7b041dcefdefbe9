"""What fuzzing begins with: the example records, tables as people send them, and what has broken readers before."""

import io
import json
import zipfile
from functools import cache
from pathlib import Path

from storage.nasty_text import KNOWN
from xieshang_cli.storage.layout import FileKind, kind_of

EXAMPLES = Path(__file__).parents[2] / "data-examples"
KINDS = tuple(FileKind)
MOST_OF_A_KIND = 3
MOST_BYTES = 6000

PIECES = (
    b"0", b"1.5", b": ", b"\n", b"  ", b"- ", b'"', b"'", b"#", b" #", b"null", b"~", b"\xe4\xb8\xad", b"|",
    b"|-\n", b">+\n", b"0x1", b"{", b"}", b"[", b"]", b", ", b"?", b"&a", b"*a", b"!t ", b"<<", b"%", b"@", b"`",
    b"\t", b"\r", b"\r\n", b"\0", b"\xff", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"---\n", b"...\n", b"<<<<<<< a\n",
    b"=======\n", b">>>>>>> b\n", b"||||||| c\n", b"x_a: b\n", b"format: 1\n", b"9" * 400, b"[" * 40, b"\\u202e",
    b"\\", b"e\xcc\x81", b"\xef\xbc\x9a", b"2026-02-30", b"\xf0\x9f\x91\xa8", b"-", b" ", b"\n\n", b"a" * 1100,
)  # fmt: skip
"""What a mutation puts in."""

SHEETS = (
    "姓名,身份,单位,签到\n王强,政协委员,金川区医院,√\n李  梅,群众代表,滨河路社区,\n合计,2,,\n",
    "滨河路协商会签到表\n2026-03-02\n\n姓名;电话;到会情况\n王强;13800000000;到\n李梅;;请假\n",
    "姓名\t单位\n王强\t县医院\n",
    '"姓名","单位"\n"王""强","a\nb"\n',
    "code,name\n62,甘肃省\n6203,金昌市\n620302,金川区\n620302001,滨河路街道\n620302001001,永安社区\n",
    "代码,名称,试点时间\n620302,金川区,2021-08\n620302001,滨河路街道,2021年8月\n",
)
"""Sign-in sheets and lists of divisions, as text."""

TOPIC_FILES = (
    "title: 北渠清淤\nstation: '620302001'\nraised_on: 2026-03-02\naffected: [居民, 商户]\n",
    "- title: 甲\n  raised: {on: 2026-03, by: 群众, text: 乙}\n- 标题: 丙\n  提出人: 丁\n",
    json.dumps({"title": "北渠清淤", "station": "620302001", "raised": {"on": "2026-03-02"}}, ensure_ascii=False),
    '[{"title": 1e999, "x": NaN}, {"title": "\\ud800", "title": "b"}]',
    "[" * 2000,
)
"""What `topic new --from` is given."""


@cache
def records() -> tuple[tuple[int, bytes], ...]:
    """Give the smallest example records of each kind, with the number of the kind."""
    found: list[tuple[int, bytes]] = []
    for number, kind in enumerate(KINDS):
        files = [
            file.read_bytes()
            for archive in sorted(EXAMPLES.iterdir())
            for file in sorted(archive.rglob("*.yaml"))
            if kind_of(file.relative_to(archive).as_posix()) == kind
        ]
        found += [(number, data) for data in sorted(files, key=len)[:MOST_OF_A_KIND] if len(data) <= MOST_BYTES]
    return tuple(found)


@cache
def record_files() -> tuple[bytes, ...]:
    """Give records, and nasty texts as one, each behind the number of its kind."""
    topic = KINDS.index(FileKind.TOPIC)
    nasty = "".join(f"x_{number}: {json.dumps(text, ensure_ascii=False)}\n" for number, text in enumerate(KNOWN))
    return (*(bytes([number]) + data for number, data in records()), bytes([topic]) + nasty.encode())


@cache
def sheets() -> tuple[bytes, ...]:
    """Give tables in the encodings and formats that people send."""
    texts = [text.encode(encoding) for text in SHEETS for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16")]
    return (*texts, workbook(), workbook(SHEETS[1]))


@cache
def topic_files() -> tuple[bytes, ...]:
    """Give files of topics."""
    return tuple(text.encode() for text in TOPIC_FILES)


def workbook(text: str = SHEETS[0], /, **changes: bytes) -> bytes:
    """Give the table as the least that is an xlsx; `changes` put other content in place of a part, by its name."""
    rows = "".join(
        f'<row r="{number}">'
        + "".join(
            f'<c r="{chr(65 + column)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>' for column, cell in cells
        )
        + "</row>"
        for number, cells in enumerate((enumerate(line.split(",")) for line in text.splitlines()), 1)
    )
    schemas = "http://schemas.openxmlformats.org"
    related, package = f"{schemas}/officeDocument/2006/relationships", f"{schemas}/package/2006"
    main = f'xmlns="{schemas}/spreadsheetml/2006/main"'

    def relation(kind: str, target: str) -> str:
        inner = f'<Relationship Id="a" Type="{related}/{kind}" Target="{target}"/>'
        return f'<Relationships xmlns="{package}/relationships">{inner}</Relationships>'

    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
        "_rels/.rels": relation("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": (
            f'<workbook {main} xmlns:r="{related}"><sheets><sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": relation("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{rows}</sheetData></worksheet>",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, changes.get(name.rsplit("/", 1)[-1].split(".")[0], content.encode()))
    return stream.getvalue()
