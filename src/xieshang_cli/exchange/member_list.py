"""A list of members (委员名单) as offices keep it: which column is what, and what each line says, still as text."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from xieshang_cli.exchange.sheet import Place, Progress, Sheet, SheetError, cell_names, column_letters
from xieshang_cli.language import _
from xieshang_cli.model.personal_numbers import holds_identity_number, holds_phone_number
from xieshang_cli.workflow.member_matching import ListFault

# Rows above the one with the names of columns: the title of the list, its date, who made it.
_MOST_ROWS_ABOVE = 15

COLUMNS: Mapping[str, Sequence[str]] = {
    "id": ("委员编码", "编码", "id"),
    "name": ("姓名", "委员姓名", "名字", "name"),
    "number": ("委员证号", "委员证编号", "证号", "编号", "委员编号", "证件编号", "number"),
    "circle": ("界别", "所属界别", "委员界别", "circle"),
    "party": ("党派", "政治面貌", "党派或政治面貌", "党派/政治面貌", "所属党派", "party"),
    "employer": ("工作单位", "单位", "所在单位", "单位名称", "employer"),
    "position": (
        "职务", "单位及职务", "单位职务", "工作单位及职务", "工作单位和职务", "工作单位职务", "现任职务", "职务职称",
        "职务/职称", "position",
    ),
    "public_official": ("是否公职人员", "公职人员", "是否公职", "public_official"),
    "gender": ("性别", "gender"),
    "ethnic_group": ("民族", "ethnic_group"),
    "lives_in": ("居住地", "常住地", "居住地代码", "居住地区划", "所在乡镇", "所在村社区", "lives_in"),
    "joined": ("任委员时间", "任委员日期", "任职时间", "任职日期", "担任委员时间", "当选时间", "joined"),
    "left": ("离任时间", "离任日期", "免职时间", "免职日期", "left"),
    "co_opted_on": ("增选时间", "增选日期", "增补时间", "增补日期", "co_opted_on"),
    "phone": ("联系电话", "电话", "手机", "手机号", "手机号码", "电话号码", "联系方式", "移动电话", "phone"),
    "address": ("家庭住址", "住址", "家庭地址", "通讯地址", "通信地址", "地址", "address"),
}  # fmt: skip
"""What each field is called in lists; the first is what we call it."""
_IDENTITY = (
    "身份证号", "身份证号码", "身份证", "居民身份证号", "居民身份证号码", "公民身份号码", "公民身份证号", "证件号码",
)  # fmt: skip
_COUNTERS = ("序号", "序", "no", "no.", "行号", "committee", "station", "stations", "政协", "工作站")
_PRIVATE = ("phone", "address")
_DATES = ("joined", "left", "co_opted_on")
_WITHOUT_BLANKS = ("gender", "ethnic_group", "party", "circle", "number", "id", "public_official", *_DATES)
_EMPTY = frozenset({"-", "—", "——", "--", "/", "\\", "无记录", "未填"})
_FOOT = ("合计", "总计", "共计", "小计", "注：", "注:", "备注：", "备注:", "说明：", "说明:", "制表", "填表", "审核")

_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
_RUINED = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+?[0-9]+")
_DECIMAL_MONTH = re.compile(r"((?:19|20)[0-9]{2})\.1")
_MONTH_NUMBER = re.compile(r"((?:19|20)[0-9]{2})(0[1-9]|1[0-2])")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
# Days that Excel counts from here, taking 1900 for a leap year; what people mean lies in between.
_DAY_ZERO = dt.date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLine:
    """What one row says, by field; what it leaves empty is not there. `row` is the row's number in the file."""

    row: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberList:
    """The lines, which field stands under which title, what was not taken, and what is wrong with cells."""

    lines: Sequence[ListLine]
    titles: Mapping[str, str]
    ignored: Sequence[str]
    identity: Sequence[str]
    spread_names: int
    faults: Sequence[ListFault]


def member_list(sheet: Sheet, name: Path | str, progress: Progress) -> MemberList:
    """Make out the lines. Raises `SheetError` where it is no list of members, or not one that can be read safely."""
    top, fields = _header(sheet, name)
    titles = {field: _title(sheet.rows[top][column]) for field, column in fields.items()}
    numbered = [(row, cells) for row, cells in enumerate(sheet.rows) if row > top and any(cells)]
    people = [(row, cells) for row, cells in numbered if not _is_foot(cells)]
    _refuse_second_header(people, fields, top, name)
    _refuse_merged(sheet, {row for row, _cells in people}, name)
    if not people:
        raise SheetError(name, _("一个人也没有"))
    reader = _CellReader(sheet, fields, titles)
    lines = []
    for done, (row, cells) in enumerate(people, 1):
        lines.append(ListLine(row=row + 1, cells=reader.line(row, cells)))
        progress(done, len(people))
    others = [(column, _title(cell)) for column, cell in enumerate(sheet.rows[top]) if column not in fields.values()]
    return MemberList(
        lines=lines,
        titles=titles,
        ignored=[title or _unnamed(column) for column, title in others if _is_unknown(column, title, people)],
        identity=[title for _column, title in others if title.lower() in _IDENTITY],
        spread_names=reader.spread_names,
        faults=reader.faults,
    )


def _header(sheet: Sheet, name: Path | str) -> tuple[int, dict[str, int]]:
    """Find the row with the names of columns, and the column of each field."""
    for row, cells in enumerate(sheet.rows[:_MOST_ROWS_ABOVE]):
        titles = [_title(cell).lower() for cell in cells]
        if not any(title in COLUMNS["name"] for title in titles):
            continue
        fields: dict[str, int] = {}
        for field, known in COLUMNS.items():
            columns = [column for column, title in enumerate(titles) if title in known]
            if len(columns) > 1:
                raise SheetError(
                    name,
                    _("第 {row} 行有 {n} 列都是“{field}”：{columns}").format(
                        row=row + 1,
                        n=len(columns),
                        field=known[0],
                        columns=_("、").join(column_letters(column) for column in columns),
                    ),
                    _("每样只留一列；左右并排的名单请接成一列。"),
                )
            if columns:
                fields[field] = columns[0]
        return row, fields
    names = _("、").join(known[0] for known in COLUMNS.values())
    raise SheetError(name, _("没有“姓名”这一列"), _("可用的列：{names}。").format(names=names))


def _refuse_second_header(
    people: Sequence[tuple[int, Sequence[str]]], fields: Mapping[str, int], top: int, name: Path | str
) -> None:
    known = {title for titles in (*COLUMNS.values(), _IDENTITY) for title in titles}
    for row, cells in people:
        titles = [_title(cell).lower() for cell in cells]
        said = titles[fields["name"]] if fields["name"] < len(titles) else ""
        if said in COLUMNS["name"]:
            raise SheetError(
                name, _("第 {row} 行又是一行列名").format(row=row + 1), _("每页重复的列名请删去，只留最上面一行。")
            )
        if row == top + 1 and not said and any(title in known for title in titles):
            raise SheetError(
                name,
                _("列名占了第 {first}、{second} 两行").format(first=top + 1, second=row + 1),
                _("请把列名并成一行，一列一个名字。"),
            )


def _refuse_merged(sheet: Sheet, rows: set[int], name: Path | str) -> None:
    blocks = [first for first, last in sheet.merged if any(row in rows for row in range(first[0], last[0] + 1))]
    if blocks:
        raise SheetError(
            name,
            _("名单里有合并的单元格：{cells}").format(cells=cell_names(blocks)),
            _("请取消合并，每一行都填上自己的值。"),
        )


class _CellReader:
    """Reads cells one by one, and notes what is wrong with them."""

    def __init__(self, sheet: Sheet, fields: Mapping[str, int], titles: Mapping[str, str]) -> None:
        self._sheet, self._fields, self._titles = sheet, fields, titles
        self._says_october = {field for field in _DATES if field in fields and self._column_says_october(field)}
        self.faults: list[ListFault] = []
        self.spread_names = 0

    def line(self, row: int, cells: Sequence[str]) -> dict[str, str]:
        """Give the texts of a row by field."""
        found = {}
        for field, column in self._fields.items():
            text = self._cell(field, (row, column), cells[column] if column < len(cells) else "")
            if text:
                found[field] = text
        if "name" not in found and (row, self._fields["name"]) not in self._sheet.without_value:
            self._fault(row, "name", _("没有姓名"))
        return found

    def _cell(self, field: str, place: Place, cell: str) -> str:  # noqa: PLR0911 - one for each way a cell may be
        if place in self._sheet.without_value:
            error = self._sheet.without_value[place]
            self._fault(
                place[0],
                field,
                _("是 Excel 的错误值 {error}").format(error=error) if error else _("公式没有算出来的值，请先算出再存"),
            )
            return ""
        text = _clean(cell)
        if not text or text in _EMPTY:
            return ""
        if field == "name":
            return self._name(place, text)
        if field in _WITHOUT_BLANKS:
            text = "".join(unicodedata.normalize("NFKC", text).split())
        if field in {"number", "id", *_PRIVATE} and _RUINED.fullmatch(text):
            self._fault(place[0], field, _("长数字被 Excel 改成了 {text}，后面的数字丢了").format(text=text))
            return ""
        if field in _DATES:
            return self._date(field, place, text)
        if field in {"number", *_PRIVATE}:
            return _mobile(unicodedata.normalize("NFKC", text).removesuffix(".0"))
        self._refuse_personal(field, place, text)
        return text

    def _name(self, place: Place, text: str) -> str:
        name = text if text.isascii() else "".join(text.split())
        self.spread_names += name != text
        if not any(character.isalpha() for character in name) or any(character.isdecimal() for character in name):
            self._fault(place[0], "name", _("“{text}”不是姓名").format(text=text))
        self._refuse_personal("name", place, name)
        return name

    def _date(self, field: str, place: Place, text: str) -> str:
        """Give a date that a person can have typed: numbers of days are dates, 2021.1 may be January or October."""
        is_number = place in self._sheet.numbers
        if is_number and _DECIMAL_MONTH.fullmatch(text) and field not in self._says_october:
            self._fault(
                place[0], field, _("{text} 分不清是 1 月还是 10 月，请写成 2021-01 或 2021-10 这样").format(text=text)
            )
            return ""
        if is_number and text.isdecimal() and int(text) in _SERIALS:
            return (_DAY_ZERO + dt.timedelta(days=int(text))).isoformat()
        month = _MONTH_NUMBER.fullmatch(text)
        if month:
            return f"{month[1]}-{month[2]}"
        if not _YEAR.search(text):
            self._fault(place[0], field, _("“{text}”没有年份").format(text=text))
            return ""
        return text

    def _column_says_october(self, field: str) -> bool:
        """Whether some cell of the column says .10: then nothing shortened its numbers."""
        column = self._fields[field]
        return any(len(cells) > column and re.fullmatch(r"[0-9]{4}\.10", cells[column]) for cells in self._sheet.rows)

    def _refuse_personal(self, field: str, place: Place, text: str) -> None:
        if holds_identity_number(text):
            self._fault(place[0], field, _("里面有身份证号码，记录里不能写"))
        elif holds_phone_number(text):
            self._fault(place[0], field, _("里面有手机号码，记录里不能写；电话请另放一列“联系电话”"))

    def _fault(self, row: int, field: str, text: str) -> None:
        self.faults.append(ListFault(row + 1, self._titles[field], text))


def _title(cell: str) -> str:
    """Give the name of a column without blanks and without what stands in brackets after it."""
    plain = "".join(unicodedata.normalize("NFKC", _INVISIBLE.sub("", cell)).split())
    return re.sub(r"(?<=.)\([^()]*\)$", "", plain).strip("*:：")


def _clean(cell: str) -> str:
    """Give a cell on one line; a line break inside stands between words only where these are not Chinese."""
    lines = [line.strip() for line in _INVISIBLE.sub("", cell).splitlines()]
    joined = lines[0] if lines else ""
    for line in lines[1:]:
        joined += (" " if joined[-1:].isascii() and line[:1].isascii() else "") + line
    return unicodedata.normalize("NFC", re.sub(r"\s+", " ", joined).strip())


def _mobile(text: str) -> str:
    """Give a mobile number as its digits, however they were grouped; anything else as it is."""
    digits = re.sub(r"[\s-]", "", text)
    return digits if _MOBILE.fullmatch(digits) else text


def _is_foot(cells: Sequence[str]) -> bool:
    """Whether the row is below the list: sums and remarks."""
    first = next(("".join(cell.split()) for cell in cells if cell), "")
    return first.startswith(_FOOT)


def _is_unknown(column: int, title: str, people: Iterable[tuple[int, Sequence[str]]]) -> bool:
    if title.lower() in (*_COUNTERS, *_IDENTITY):
        return False
    return bool(title) or any(column < len(cells) and cells[column] for _row, cells in people)


def _unnamed(column: int) -> str:
    return _("{letters} 列（没有列名）").format(letters=column_letters(column))


def field_titles(fields: Iterable[str]) -> Iterator[str]:
    """Call fields as the first of their names in lists."""
    return (COLUMNS[field][0] for field in fields)
