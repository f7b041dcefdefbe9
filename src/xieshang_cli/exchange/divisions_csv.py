"""Administrative divisions from a CSV with columns `code` and `name`, in UTF-8 or GB18030, of any levels.

Columns for the kind, and when and in which stage a division joined, are read where somebody asks for them: lists of
the country have columns of those names with other things in them.
"""

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from xieshang_cli.errors import RefusedError, UsageError, reason_of
from xieshang_cli.exchange.sheet import Progress
from xieshang_cli.language import _
from xieshang_cli.model.identity import DIVISION_CODE
from xieshang_cli.model.organisation import Division
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.vocabulary import DivisionKind, RolloutStage

_MOST_BYTES = 64 * 1024 * 1024
_KINDS_BY_ENDING = (
    ("街道办事处", DivisionKind.STREET),
    ("街道", DivisionKind.STREET),
    ("社区居委会", DivisionKind.COMMUNITY),
    ("居民委员会", DivisionKind.COMMUNITY),
    ("居委会", DivisionKind.COMMUNITY),
    ("社区", DivisionKind.COMMUNITY),
    ("村民委员会", DivisionKind.VILLAGE),
    ("村委会", DivisionKind.VILLAGE),
    ("村", DivisionKind.VILLAGE),
    ("镇", DivisionKind.TOWN),
    ("乡", DivisionKind.TOWNSHIP),
)
_TITLES = {
    "code": ("code", "代码", "区划代码"),
    "name": ("name", "名称", "区划名称"),
    "kind": ("kind", "类型"),
    "joined": ("joined", "开展日期"),
    "stage": ("stage", "阶段", "开展阶段"),
}
_DAY = re.compile(r"((?:19|20)[0-9]{2})(?:[-./年]([0-9]{1,2})(?:[-./月]([0-9]{1,2}))?)?[日月年号]?")
_KINDS_BY_LENGTH = {2: DivisionKind.PROVINCE, 4: DivisionKind.PREFECTURE, 6: DivisionKind.COUNTY}


class DivisionFileError(UsageError):
    """The CSV cannot be used; nothing was written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            _("区划文件 {path}：{reason}。").format(path=path, reason=reason),
            hint=_("要有 code 和 name 两列，例如：620302001,滨河路街道。"),
        )


class NotInFileError(RefusedError):
    """The file has no such county, or none below such a prefecture or province."""

    code = "not_found"

    def __init__(self, code: str, near: Collection[tuple[str, str]], *, is_county: bool = True) -> None:
        listed = _("；").join(f"{known} {name}".strip() for known, name in near)
        text = _("文件里没有县区 {code}。") if is_county else _("文件里没有 {code} 以下的县区。")
        super().__init__(
            text.format(code=code),
            hint=_("是不是：{candidates}").format(candidates=listed) if listed else _("县区代码是 6 位数字。"),
            ids=[known for known, _name in near],
        )


class ListedDivision(NamedTuple):
    """One division as the file has it; what the file does not say is None."""

    name: str
    kind: DivisionKind | None = None
    joined: PartialDate | None = None
    stage: RolloutStage | None = None


def read_divisions(
    path: Path, progress: Progress | None = None, *, with_facts: bool = False
) -> dict[str, ListedDivision]:
    """Give every division in the file by code; `with_facts` also kind, day and stage of joining."""
    listed: dict[str, ListedDivision] = {}
    text = _decoded(path)
    many = text.count("\n") + 1
    for line, cells in _lines(path, text, list(_TITLES) if with_facts else ["code", "name"]):
        if progress:
            progress(line, many)
        code, name = _short(cells["code"]), cells["name"]
        if not DIVISION_CODE.fullmatch(code) or not code:
            raise DivisionFileError(path, _("第 {line} 行的代码“{code}”不对").format(line=line, code=code))
        if not name:
            raise DivisionFileError(path, _("第 {line} 行没有名称").format(line=line))
        division = _listed(path, line, cells)
        known = listed.setdefault(code, division)
        if known.name != name:
            raise DivisionFileError(path, _("第 {line} 行的代码 {code} 重复而名称不同").format(line=line, code=code))
        if known != division:
            raise DivisionFileError(path, _("第 {line} 行的代码 {code} 重复而内容不同").format(line=line, code=code))
    if progress:
        progress(many, many)
    return listed


def divisions_of(listed: Mapping[str, ListedDivision], county: str) -> tuple[Division, ...]:
    """Give what the file has of a county: itself and those below. Raises `NotInFileError`."""
    counties = {code[:6] for code in listed if len(code) >= 6}
    if len(county) != 6 or county not in counties:
        raise NotInFileError(county, _near(county, counties, listed))
    return tuple(_division(code, one) for code, one in sorted(listed.items()) if code.startswith(county))


def registers_of(listed: Mapping[str, ListedDivision], code: str) -> dict[str, tuple[Division, ...]]:
    """Give what the file has of a county, or of all counties of a prefecture or province, and of those above.

    A register holds a county and those below it; prefecture and province have one each. Raises `NotInFileError`.
    """
    units = {known[: len(code)] for known in listed if len(known) >= 6}
    if code not in units:
        raise NotInFileError(code, _near(code, units, listed), is_county=len(code) == 6)
    found: dict[str, list[Division]] = {}
    for known, one in sorted(listed.items()):
        if known.startswith(code) or code.startswith(known):
            found.setdefault(known[:6], []).append(_division(known, one))
    return {unit: tuple(places) for unit, places in found.items()}


def kind_of(code: str, name: str) -> DivisionKind:
    """Guess what kind of place it is from the length of its code and the end of its name."""
    if len(code) in _KINDS_BY_LENGTH:
        return _KINDS_BY_LENGTH[len(code)]
    return next((kind for ending, kind in _KINDS_BY_ENDING if name.endswith(ending)), DivisionKind.OTHER)


def _division(code: str, one: ListedDivision) -> Division:
    kind = one.kind or kind_of(code, one.name)
    return Division(code=code, name=one.name, kind=kind, joined=one.joined, stage=one.stage)


def _short(code: str) -> str:
    """Take the zeros off that stand for the levels below: official lists have six or twelve digits at every level."""
    if len(code) not in {6, 12}:
        return code
    return next((code[:length] for length in (2, 4, 6, 9) if length < len(code) and not code[length:].strip("0")), code)


def _near(code: str, units: Collection[str], listed: Mapping[str, ListedDivision]) -> list[tuple[str, str]]:
    """Give those a code may be meant for, with their names as far as the file has them."""
    return [(known, listed[known].name if known in listed else "") for known in _nearest(code, units)]


def _nearest(code: str, counties: Collection[str]) -> list[str]:
    """Give the codes with the fewest other digits; of equally like ones those that share its beginning, its neighbours.

    Three digits that differ are still a likeness.
    """
    differing = {known: [one != other for one, other in zip_longest(known, code)] for known in counties}
    near = sorted(counties, key=lambda known: (sum(differing[known]), differing[known], known))
    return [known for known in near[:3] if sum(differing[known]) <= 3]


def _listed(path: Path, line: int, cells: Mapping[str, str]) -> ListedDivision:
    """Read the facts of a row; what cannot be read is named with its row and column."""

    def wrong(title: str, known: str) -> DivisionFileError:
        said = _("第 {line} 行“{title}”一列的“{value}”不对，{known}")
        return DivisionFileError(path, said.format(line=line, title=title, value=cells[title], known=known))

    facts: dict[str, DivisionKind | RolloutStage | PartialDate] = {}
    for field, terms in (("kind", tuple(DivisionKind)), ("stage", tuple(RolloutStage))):
        typed = cells.get(field, "")
        if typed:
            found = next((term for term in terms if typed.lower() in {term.value, term.label}), None)
            if found is None:
                raise wrong(field, _("可用：{known}").format(known=_("、").join(term.label for term in terms)))
            facts[field] = found
    if cells.get("joined"):
        day = _day(cells["joined"])
        if day is None:
            raise wrong("joined", _("应写成 2026、2026-03 或 2026-03-20"))
        facts["joined"] = day
    return ListedDivision(cells["name"], **facts)  # type: ignore[arg-type] # each fact was read for its field


def _day(typed: str) -> PartialDate | None:
    """Read a date; 2021.1 may have been 2021.10 before a spreadsheet shortened it, so it is none."""
    match = None if re.fullmatch(r"[0-9]{4}[.][1-9]", typed) else _DAY.fullmatch(typed)
    try:
        return PartialDate("-".join(part.zfill(2) for part in match.groups() if part)) if match else None
    except ValueError:
        return None


def _lines(path: Path, text: str, fields: Collection[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Give the cells wanted of each row, by field, with the number of its line."""
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        header = [cell.strip().lower() for cell in next(reader, [])]
        columns = {field: header.index(title) for field in fields for title in _TITLES[field] if title in header}
        if not {"code", "name"} <= set(columns):
            raise DivisionFileError(path, _("第一行没有 code 和 name"))
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if len(row) <= max(columns["code"], columns["name"]):
                raise DivisionFileError(path, _("第 {line} 行的列数不够").format(line=reader.line_num))
            yield reader.line_num, {field: _clean(row[at]) for field, at in columns.items() if at < len(row)}
    except csv.Error:  # what it says is English, and always that a cell has no end
        raise DivisionFileError(
            path, _("不是 CSV：到第 {line} 行有一格太长，可能引号没有成对").format(line=reader.line_num)
        ) from None


def _clean(name: str) -> str:
    return "".join(character for character in name if character.isprintable()).strip()


def _decoded(path: Path) -> str:
    try:
        if not path.is_file():
            raise DivisionFileError(path, _("没有这个文件"))
        if path.stat().st_size > _MOST_BYTES:
            raise DivisionFileError(path, _("文件太大"))
        data = path.read_bytes()
    except OSError as error:
        raise DivisionFileError(path, reason_of(error)) from error
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DivisionFileError(path, _("既不是 UTF-8 也不是 GB18030"))
