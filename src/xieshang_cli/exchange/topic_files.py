"""New topics from plain data that came as YAML or JSON: one mapping, or a list of them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xieshang_cli.errors import UsageError
from xieshang_cli.language import _

FIELDS = (
    "title", "station", "category", "channel", "pace", "scope", "raised_on", "raised_by", "text", "affected",
    "requests", "contact_name", "contact_phone", "id",
)  # fmt: skip
_LISTS = ("affected", "requests")
# Fields as the record spells them inside `raised`, and Chinese names as forms do.
_INSIDE_RAISED = {
    "on": "raised_on", "by": "raised_by", "channel": "channel", "text": "text", "affected": "affected",
    "requests": "requests",
}  # fmt: skip
_OTHER_NAMES = {
    "议题名称": "title", "议题": "title", "名称": "title", "标题": "title", "工作站": "station", "类别": "category",
    "渠道": "channel", "征集渠道": "channel", "缓急": "pace", "议事层级": "scope", "层级": "scope",
    "提出日期": "raised_on", "提出人类别": "raised_by", "提出人": "raised_by", "诉求内容": "text", "内容": "text",
    "利益攸关方": "affected", "来源诉求": "requests", "request": "requests", "联系人": "contact_name",
    "姓名": "contact_name", "联系电话": "contact_phone", "电话": "contact_phone", "编码": "id",
}  # fmt: skip

Given = dict[str, str | list[str]]


class TopicFileError(UsageError):
    """The file cannot be used; nothing was written."""

    def __init__(self, name: str, reason: str, hint: str = "") -> None:
        super().__init__(
            _("议题文件 {name}：{reason}。").format(name=name, reason=reason),
            hint=hint or _("可用的字段：{fields}。").format(fields=_("、").join(FIELDS)),
        )


@dataclass(frozen=True, slots=True)
class TopicFile:
    """What the file gives for each topic, by field; `is_list` says whether it holds a list."""

    topics: Sequence[Given]
    is_list: bool


def is_json(text: str) -> bool:
    """Whether the text is meant to be JSON rather than YAML."""
    return text.lstrip("\ufeff \t\r\n")[:1] in {"{", "["}


def json_data(text: str, name: str) -> object:
    """Read JSON; numbers stay the text that was typed, repeated keys are refused."""
    try:
        return json.loads(
            text.removeprefix("\ufeff"),
            parse_int=str, parse_float=str, parse_constant=str,
            object_pairs_hook=lambda pairs: _without_repetition(pairs, name),
        )  # fmt: skip
    except (json.JSONDecodeError, RecursionError) as error:
        place = f"{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise TopicFileError(name, _("{place} 不是 JSON").format(place=place).strip()) from None


def topics_of(data: object, name: str) -> TopicFile:
    """Take topics from plain data. Raises `TopicFileError` with the position of the topic that is wrong."""
    if isinstance(data, Mapping):
        return TopicFile([_topic(data, name, "")], is_list=False)
    if not isinstance(data, list) or not data:
        raise TopicFileError(name, _("应当是一个议题，或一个议题的列表"))
    found = []
    for number, entry in enumerate(data, 1):
        place = _("第 {n} 个议题").format(n=number)
        if not isinstance(entry, Mapping):
            raise TopicFileError(name, _("{place}不是“字段: 值”").format(place=place))
        found.append(_topic(entry, name, place))
    return TopicFile(found, is_list=True)


def _topic(entry: Mapping[str, object], name: str, place: str) -> Given:
    given: Given = {}
    for key, value in _flat(entry, name, place):
        field = _OTHER_NAMES.get(key, key.replace("-", "_"))
        if field not in FIELDS:
            raise TopicFileError(name, _("{place}不认识字段 {key}").format(place=place, key=key))
        if field in given:
            raise TopicFileError(name, _("{place}的 {key} 写了两次").format(place=place, key=key))
        if value is not None:
            given[field] = _value(field, value, name, place)
    return given


def _flat(entry: Mapping[str, object], name: str, place: str) -> list[tuple[str, object]]:
    pairs: list[tuple[str, object]] = []
    for key, value in entry.items():
        if key == "format":
            continue
        if key != "raised":
            pairs.append((key, value))
            continue
        if not isinstance(value, Mapping):
            raise TopicFileError(name, _("{place}的 raised 不是“字段: 值”").format(place=place))
        for inner, part in value.items():
            if inner not in _INSIDE_RAISED:
                raise TopicFileError(name, _("{place}不认识字段 {key}").format(place=place, key=f"raised.{inner}"))
            pairs.append((_INSIDE_RAISED[inner], part))
    return pairs


def _value(field: str, value: object, name: str, place: str) -> str | list[str]:
    if field in _LISTS:
        values = value if isinstance(value, list) else [value]
        if all(isinstance(part, str) for part in values):
            return [str(part) for part in values]
    elif isinstance(value, str):
        return value
    raise TopicFileError(name, _("{place}的 {field} 应当是文字").format(place=place, field=field))


def _without_repetition(pairs: list[tuple[str, object]], name: str) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _value in pairs]
        key = next(key for key in keys if keys.count(key) > 1)
        raise TopicFileError(name, _("{key} 写了两次").format(key=key))
    return found
