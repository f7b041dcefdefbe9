"""A sign-in sheet (签到表) as people fill it in: who is on it, and who signed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from xieshang_cli.exchange.sheet import Rows, SheetError
from xieshang_cli.language import _

# Rows above the one with the names of columns: the title of the sheet, place and day of the session.
_MOST_ROWS_ABOVE = 15

_COLUMNS = {
    "name": ("姓名", "name", "参会人", "参会人员", "参加人", "人员"),
    "role": ("身份", "角色", "role", "类别", "人员类别", "参会身份"),
    "unit": ("单位", "工作单位", "单位及职务", "单位职务", "unit", "所在单位"),
    "member": ("委员编号", "委员编码", "委员证号", "证号", "member"),
    "position": ("职务", "职位", "现任职务", "position"),
    "stands_for": ("代表哪类人", "代表人群", "代表群体", "所代表群体", "代表类别", "stands_for"),
    "selected_by": ("产生方式", "选取方式", "selected_by"),
    "mode": ("参加方式", "方式", "mode", "参会方式"),
    "status": ("到会情况", "出席情况", "状态", "status", "是否到会"),
    "phone": ("电话", "联系电话", "手机", "手机号", "联系方式", "phone"),
    "signature": ("签到", "签名", "签字", "signature"),
}
_AS_WRITTEN = ("role", "unit", "position", "stands_for", "selected_by", "member", "phone")
_TOTAL = re.compile(r"(合计|总计|总人数|共计|共)([\s\d：:].*)?")
_WORDS_FOR_STATUS = {
    "到": "出席", "已到": "出席", "是": "出席", "√": "出席", "✓": "出席", "参加": "出席", "到会": "出席",
    "未到": "缺席", "未签": "缺席", "未签到": "缺席", "否": "缺席", "×": "缺席", "缺席": "缺席",
    "请假": "请假", "事假": "请假", "病假": "请假", "列席": "列席",
}  # fmt: skip
_WORDS_FOR_MODE = {
    "线上": "远程", "视频": "远程", "网络": "远程", "连线": "远程", "腾讯会议": "远程",
    "线下": "现场", "到场": "现场", "当面": "现场", "书面意见": "书面", "来信": "书面",
}  # fmt: skip
_ELSEWHERE = frozenset({"远程", "书面", "remote", "written"})
"""Who takes part so has nothing to sign at the door."""
_NOT_THERE = frozenset({"缺席", "请假"})
_ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """One line of the sheet; what it does not say is empty."""

    row: int
    name: str
    role: str = ""
    unit: str = ""
    member: str = ""
    position: str = ""
    stands_for: str = ""
    selected_by: str = ""
    mode: str = ""
    status: str = ""
    phone: str = ""
    signed: bool | None = None


def signed_in(rows: Rows, path: Path) -> list[SignedIn]:
    """Give the people on the sheet. Raises `SheetError` where it has no column of names, or nobody is on it.

    Of people on a sheet that others signed, those who did not sign are absent, unless they took part from elsewhere or
    the sheet says how they came; where nobody signed, the sheet does not say who came. What stands in the place of a
    signature may also be an excuse: 请假.
    """
    top, columns = _header(rows, path)
    lines = [(number, row) for number, row in enumerate(rows[top:], top + 1) if any(row)]
    people = list(_people(lines, columns, path))
    if not people:
        raise SheetError(path, _("一个人也没有"))
    return people


def _header(rows: Rows, path: Path) -> tuple[int, dict[str, int]]:
    for number, row in enumerate(rows[:_MOST_ROWS_ABOVE], 1):
        titles = ["".join(cell.split()).lower() for cell in row]
        columns = {
            field: next((place for place, title in enumerate(titles) if title in names), -1)
            for field, names in _COLUMNS.items()
        }
        if columns["name"] >= 0:
            return number, {field: place for field, place in columns.items() if place >= 0}
    raise SheetError(
        path,
        _("没有“姓名”这一列"),
        _("可用的列：姓名、身份、单位、职务、委员编号、代表哪类人、产生方式、参加方式、到会情况、电话、签到。"),
    )


def _people(lines: Sequence[tuple[int, Sequence[str]]], columns: dict[str, int], path: Path) -> Iterable[SignedIn]:
    signatures = {_cell(row, columns, "signature") for _number, row in lines}
    somebody_signed = any(cell and _WORDS_FOR_STATUS.get(cell) not in _NOT_THERE for cell in signatures)
    for number, row in lines:
        name = _name(_cell(row, columns, "name"))
        if any(_TOTAL.fullmatch(cell.strip()) for cell in row):
            continue
        if not name:
            if any(_cell(row, columns, field) for field in columns):
                raise SheetError(path, _("第 {row} 行没有姓名").format(row=number))
            continue
        mode = _cell(row, columns, "mode")
        mode = _WORDS_FOR_MODE.get(mode, mode)
        status, signed = _how_they_came(row, columns, mode, somebody_signed=somebody_signed)
        yield SignedIn(
            row=number,
            name=name,
            status=status,
            signed=signed,
            mode=mode,
            **{field: _cell(row, columns, field) for field in _AS_WRITTEN},
        )


def _how_they_came(
    row: Sequence[str], columns: dict[str, int], mode: str, *, somebody_signed: bool
) -> tuple[str, bool | None]:
    """Give the status by its column, else by the signature, and whether the person signed where others did."""
    status, signature = (_cell(row, columns, field) for field in ("status", "signature"))
    status = _WORDS_FOR_STATUS.get(status, status)
    instead = _WORDS_FOR_STATUS.get(signature, "出席")
    if instead in _NOT_THERE:
        return status or instead, False
    if not somebody_signed or (mode in _ELSEWHERE and not signature):
        return status, None
    if not signature:
        return status or _ABSENT, False
    return status or (instead if instead == "列席" else ""), True


def _cell(row: Sequence[str], columns: dict[str, int], field: str) -> str:
    place = columns.get(field, -1)
    return row[place].strip() if 0 <= place < len(row) else ""


def _name(cell: str) -> str:
    """Chinese names of two characters are often spread out with a blank: 王 芳."""
    return cell if cell.isascii() else "".join(cell.split())
