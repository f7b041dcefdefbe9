"""Every record field by field, and the settings of policy, as docs/format.md shows them: written from the models."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic_core import PydanticUndefined

from xieshang_cli.model import base
from xieshang_cli.model.json_schema import KINDS
from xieshang_cli.model.partial import Count, PartialDate
from xieshang_cli.model.policy import POLICY_FILES, Policy
from xieshang_cli.model.settings import FederationSettings, Settings
from xieshang_cli.model.vocabulary import Term
from xieshang_cli.storage import layout

_WORDS: tuple[tuple[Any, str], ...] = (
    (base.Code, "区划代码"),
    (base.RecordId, "记录编码"),
    (base.ItemId, "条目编码"),
    (base.MemberId, "委员编码"),
    (base.SpecialCommitteeId, "专委会编码"),
    (base.Name, "一行文字"),
    (base.Text, "文字"),
    (base.Number, "编号（加引号）"),
    (base.ClockTime, "时刻 `15:00`"),
    (base.Moment, "时间 `2026-03-05T09:00:00+08:00`"),
    (PartialDate, "日期"),
    (Count, "数目"),
    (int, "整数"),
    (str, "文字"),
)
PLACES = {
    "topic": layout.topic_path("代码-年-四位"),
    "session": layout.session_path("代码-年-四位"),
    "requests": layout.requests_path("代码", "年"),
    "station": layout.station_path("代码"),
    "divisions": layout.divisions_path("县区代码"),
    "committee": layout.committee_path("区划代码"),
    "plan": layout.plan_path("区划代码", "年"),
    "supervision": layout.supervision_path("区划代码"),
    "calendar": layout.calendar_path("年"),
    "settings": layout.MARKER,
    "private": layout.private_path("代码", "年"),
    "private-members": layout.private_members_path("区划代码"),
}
_SHARED = (base.Event, base.Waiver)


def records() -> str:
    """Give a section for each kind of file, and one for the parts that several share."""
    lines: list[str] = []
    for kind, (title, model) in KINDS.items():
        if kind in PLACES:
            lines += [f"## {title} {kind}", "", f"`{PLACES[kind]}`，JSON Schema：`xieshang schema {kind}`", ""]
            lines += _tables(model, "")
        if model is Settings:
            lines += ["装着几个档案库的文件夹，`xieshang.yaml` 里写它们在哪里，例如 `counties/*`：", ""]
            lines += _table(FederationSettings, "")
    lines += ["## 几种记录共用的", ""]
    for part, name in zip(_SHARED, ("events 经过", "waivers 豁免"), strict=True):
        lines += [f"### {name}", "", *_table(part, "")]
    return "\n".join(lines).rstrip()


def policy() -> str:
    """Give the settings of each file in policy/ with what is shipped."""
    shipped, lines = Policy(), []
    for file, (title, names) in POLICY_FILES.items():
        lines += [f"### `policy/{file}.yaml`　{title}", "", "| 键 | 默认值 |", "| --- | --- |"]
        lines += [f"| `{name}` | {_shown(getattr(shipped, name))} |" for name in names]
        lines.append("")
    settings = {field.name for field in fields(Policy)} - {"calendar"}  # which has files of its own
    assert {name for _title, names in POLICY_FILES.values() for name in names} == settings
    return "\n".join(lines).rstrip()


# Private from here on.


def _tables(model: type[base.Strict], path: str) -> list[str]:
    """Give the table of a model, then those of its parts, each under its path."""
    lines = [f"### `{path}`", ""] if path else []
    lines += _table(model, path)
    for key, hint, _field in _fields(model):
        part, is_list = _part_of(hint)
        if part and part not in _SHARED:
            lines += _tables(part, f"{path}{'.' if path else ''}{key}{'[]' if is_list else ''}")
    return lines


def _table(model: type[Any], path: str) -> list[str]:
    lines = ["| 键 | 名称 | 形式 | 必填 |", "| --- | --- | --- | --- |"]
    for key, hint, field in _fields(model):
        required = "是" if field.is_required() else ""
        default = field.default
        if isinstance(default, Term):
            required = f"不写即 `{default.value}`"
        elif default is not PydanticUndefined and isinstance(default, int):
            required = f"总是写上，现在是 `{default}`"
        lines.append(f"| `{key}` | {field.title} | {_form(hint, path, key)} | {required} |")
    return [*lines, ""]


def _fields(model: type[Any]) -> Iterator[tuple[str, Any, Any]]:
    hints = get_type_hints(model, include_extras=True)
    for name, field in model.model_fields.items():
        yield field.alias or name, hints[name], field


def _form(hint: Any, path: str, key: str) -> str:  # noqa: PLR0911 - one line for each kind of hint
    """Say in words what a field takes."""
    for known, words in _WORDS:
        if hint == known:
            return words
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        return _form(next(part for part in arguments if part is not NoneType), path, key)
    if origin is tuple:
        return f"列表：{_form(arguments[0], path, key + '[]')}"
    if origin is dict:
        return f"映射：{_form(arguments[0], path, key)} → {_form(arguments[1], path, key)}"
    if origin is Annotated and arguments[0] is Decimal:
        return '金额（元）`"1200.50"`'
    if origin is Annotated:
        return _form(arguments[0], path, key)
    if issubclass(hint, Term):
        return "、".join(f"`{term.value}` {term.label}" for term in hint)
    if hint in _SHARED:
        return "见[共用的](#几种记录共用的)"
    return f"见 `{path}{'.' if path else ''}{key}`"


def _part_of(hint: Any) -> tuple[type[base.Strict] | None, bool]:
    """Give the model inside an annotation, and whether it is one of a list."""
    if isinstance(hint, type) and issubclass(hint, base.Strict):
        return hint, False
    for argument in get_args(hint):
        found, is_list = _part_of(argument)
        if found:
            return found, is_list or get_origin(hint) is tuple
    return None, False


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        return "空：没有与程序不同的" if not value else str(value)
    return "、".join(map(str, value)) if isinstance(value, tuple) else str(value)
