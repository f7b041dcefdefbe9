"""What pydantic found wrong with a record, said in our own words."""

import difflib
import types
from collections.abc import Iterator
from enum import Enum
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from xieshang_cli.findings import Finding, Severity
from xieshang_cli.language import N_

_SHOWN = 60
"""How much of a wrong value is repeated in the sentence."""

_TEXTS = {
    "int_parsing": N_("“{value}”应为整数"),
    "int_type": N_("“{value}”应为整数"),
    "greater_than_equal": N_("“{value}”不能小于 {ge}"),
    "less_than_equal": N_("“{value}”不能大于 {le}"),
    "string_type": N_("应为一行文字，这里却是列表或下级内容"),
    "string_too_short": N_("不能为空"),
    "string_too_long": N_("太长：最多 {max_length} 个字"),
    "string_pattern_mismatch": N_("“{value}”的写法不合规定"),
    "tuple_type": N_("应为列表，每项以“- ”开头"),
    "dict_type": N_("应为“键: 值”的下级内容"),
    "model_type": N_("应为“键: 值”的下级内容"),
    "model_attributes_type": N_("应为“键: 值”的下级内容"),
    "too_short": N_("至少要有 {min_length} 项"),
    "decimal_parsing": N_("“{value}”不是金额，应写成 160000 或 186400.10"),
    "decimal_max_places": N_("“{value}”的小数超过两位"),
    "decimal_max_digits": N_("“{value}”的位数太多"),
}


def model_problems(error: ValidationError, model: type[BaseModel]) -> Iterator[Finding]:
    """Turn each fault into a finding: FL010 unknown key, FL011 wrong value, FL012 missing key, FL014 newer format.

    Of a newer format nothing else is said: what is wrong here may be right there.
    """
    details = error.errors(include_url=False)
    newer = [detail for detail in details if _is_newer_format(detail)]
    for detail in newer or details:
        code, text, values = _sentence(detail, model)
        yield Finding(code=code, severity=Severity.ERROR, text=text, values=values, field=field_path(detail["loc"]))


def field_path(location: tuple[str | int, ...]) -> str:
    """Write a location as `tasks[2].due`."""
    path = ""
    for part in location:
        if isinstance(part, int):
            path += f"[{part}]"
        elif part != "[key]":
            path += f".{part}" if path else part
    return path


def _sentence(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, dict[str, str | int]]:
    kind, location = detail["type"], detail["loc"]
    value = _shown(detail["input"])
    if kind == "extra_forbidden":
        return _unknown_key(str(location[-1]), _keys_at(model, location[:-1]))
    if kind == "missing":
        return "FL012", N_("缺少必填项“{key}”"), {"key": str(location[-1])}
    if _is_newer_format(detail):
        return "FL014", N_("这份文件的格式版本是 {value}，比本程序新，请升级 xieshang"), {"value": value}
    if kind == "enum":
        return _unknown_term(value, _terms_at(model, location))
    if kind == "value_error":
        return "FL011", str(detail["ctx"]["error"]), {"value": value}
    context = {name: part for name, part in detail.get("ctx", {}).items() if isinstance(part, int | str)}
    return "FL011", _TEXTS.get(kind, N_("“{value}”不合规定")), {**context, "value": value}


def _is_newer_format(detail: ErrorDetails) -> bool:
    return detail["loc"] == ("format",) and detail["type"] == "less_than_equal"


def _unknown_key(key: str, known: list[str]) -> tuple[str, str, dict[str, str | int]]:
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
    if near:
        return "FL010", N_("不认识的键“{key}”，是不是“{near}”？自定的键要以 x_ 开头"), {"key": key, "near": near[0]}
    return "FL010", N_("不认识的键“{key}”，自定的键要以 x_ 开头"), {"key": key}


def _unknown_term(value: str, known: list[str]) -> tuple[str, str, dict[str, str | int]]:
    near = difflib.get_close_matches(value, known, n=1, cutoff=0.5)
    values: dict[str, str | int] = {"value": value, "known": " ".join(known)}
    if near:
        return "FL011", N_("没有“{value}”这个值，是不是“{near}”？可用：{known}"), {**values, "near": near[0]}
    return "FL011", N_("没有“{value}”这个值，可用：{known}"), values


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else ""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _keys_at(model: type[BaseModel], location: tuple[str | int, ...]) -> list[str]:
    """Give the keys the model knows at a place."""
    annotation = _annotation_at(model, location)
    return [field.alias or name for name, field in annotation.model_fields.items()] if _is_model(annotation) else []


def _terms_at(model: type[BaseModel], location: tuple[str | int, ...]) -> list[str]:
    annotation = _annotation_at(model, location)
    return (
        [str(member.value) for member in annotation]
        if isinstance(annotation, type) and issubclass(annotation, Enum)
        else []
    )


def _annotation_at(annotation: Any, location: tuple[str | int, ...]) -> Any:
    for part in location:
        annotation = _bare(annotation)
        if _is_model(annotation):
            fields = {field.alias or name: field for name, field in annotation.model_fields.items()}
            annotation = fields[str(part)].annotation if str(part) in fields else None
        elif get_origin(annotation) in {tuple, list}:
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) is dict:
            annotation = get_args(annotation)[1]
    return _bare(annotation)


def _bare(annotation: Any) -> Any:
    """Take away `| None` and `Annotated`."""
    if get_origin(annotation) in {Union, types.UnionType}:
        annotation = next(part for part in get_args(annotation) if part is not type(None))
    return getattr(annotation, "__origin__", annotation) if hasattr(annotation, "__metadata__") else annotation


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
