"""Administrative divisions from a CSV with columns `code` and `name`, in UTF-8 or GB18030, of any levels."""

import csv
import io
from collections.abc import Collection, Iterator
from itertools import zip_longest
from pathlib import Path

from xieshang_cli.errors import RefusedError, UsageError, reason_of
from xieshang_cli.language import _
from xieshang_cli.model.identity import DIVISION_CODE
from xieshang_cli.model.organisation import Division
from xieshang_cli.model.vocabulary import DivisionKind

_MOST_BYTES = 256 * 1024 * 1024
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
_KINDS_BY_LENGTH = {2: DivisionKind.PROVINCE, 4: DivisionKind.PREFECTURE, 6: DivisionKind.COUNTY}


class DivisionFileError(UsageError):
    """The CSV cannot be used; nothing was written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            _("区划文件 {path}：{reason}。").format(path=path, reason=reason),
            hint=_("要有 code 和 name 两列，例如：620302001,滨河路街道。"),
        )


class NotACountyError(RefusedError):
    """The file has no such county."""

    code = "not_found"

    def __init__(self, code: str, near: Collection[tuple[str, str]]) -> None:
        listed = _("；").join(f"{known} {name}".strip() for known, name in near)
        super().__init__(
            _("文件里没有县区 {code}。").format(code=code),
            hint=_("是不是：{candidates}").format(candidates=listed) if listed else _("县区代码是 6 位数字。"),
            ids=[known for known, _name in near],
        )


def read_divisions(path: Path) -> dict[str, str]:
    """Give the name of every division in the file, by code."""
    text = _decoded(path)
    names: dict[str, str] = {}
    for line, code, name in _lines(path, text):
        if not DIVISION_CODE.fullmatch(code) or not code:
            raise DivisionFileError(path, _("第 {line} 行的代码“{code}”不对").format(line=line, code=code))
        if not name:
            raise DivisionFileError(path, _("第 {line} 行没有名称").format(line=line))
        if names.setdefault(code, name) != name:
            raise DivisionFileError(path, _("第 {line} 行的代码 {code} 重复而名称不同").format(line=line, code=code))
    return names


def divisions_of(names: dict[str, str], county: str) -> tuple[Division, ...]:
    """Give what the file has of a county: itself, those above it and those below. Raises `NotACountyError`."""
    counties = {code[:6] for code in names if len(code) >= 6}
    if len(county) != 6 or county not in counties:
        raise NotACountyError(county, [(code, names.get(code, "")) for code in _nearest(county, counties)])
    return tuple(
        Division(code=code, name=name, kind=kind_of(code, name))
        for code, name in sorted(names.items())
        if code.startswith(county) or county.startswith(code)
    )


def kind_of(code: str, name: str) -> DivisionKind:
    """Guess what kind of place it is from the length of its code and the end of its name."""
    if len(code) in _KINDS_BY_LENGTH:
        return _KINDS_BY_LENGTH[len(code)]
    return next((kind for ending, kind in _KINDS_BY_ENDING if name.endswith(ending)), DivisionKind.OTHER)


def _nearest(code: str, counties: Collection[str]) -> list[str]:
    """Give the codes with the fewest other digits; of equally like ones those that share its beginning, its neighbours.

    Three digits that differ are still a likeness.
    """
    differing = {known: [one != other for one, other in zip_longest(known, code)] for known in counties}
    near = sorted(counties, key=lambda known: (sum(differing[known]), differing[known], known))
    return [known for known in near[:3] if sum(differing[known]) <= 3]


def _lines(path: Path, text: str) -> Iterator[tuple[int, str, str]]:
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        header = [cell.strip().lower() for cell in next(reader, [])]
        columns = {name: header.index(name) for name in ("code", "name") if name in header}
        if len(columns) < 2:
            raise DivisionFileError(path, _("第一行没有 code 和 name"))
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if len(row) <= max(columns.values()):
                raise DivisionFileError(path, _("第 {line} 行的列数不够").format(line=reader.line_num))
            yield reader.line_num, row[columns["code"]].strip(), _clean(row[columns["name"]])
    except csv.Error as error:
        raise DivisionFileError(
            path, _("第 {line} 行不是 CSV：{error}").format(line=reader.line_num, error=error)
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
