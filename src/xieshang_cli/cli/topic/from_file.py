"""`topic new --from`: reads a file and takes each value as if it had been typed as an option."""

import sys
from pathlib import Path
from typing import Any

from xieshang_cli.cli.env import Env
from xieshang_cli.cli.list_values import Listed
from xieshang_cli.cli.options import Day, OneOf, Reader
from xieshang_cli.cli.texts import clean_text
from xieshang_cli.cli.topic.facts import TopicFacts
from xieshang_cli.errors import UsageError, reason_of
from xieshang_cli.exchange.topic_files import Given, TopicFileError, is_json, json_data, topics_of
from xieshang_cli.language import _
from xieshang_cli.model.vocabulary import Level
from xieshang_cli.storage.screen import FileProblem
from xieshang_cli.storage.yaml_read import parse

_MOST_BYTES = 16 * 1024 * 1024

_READERS: dict[str, Reader[Any]] = {
    "category": Listed("categories"),
    "channel": Listed("channels"),
    "pace": Listed("paces"),
    "scope": OneOf(Level),
    "raised_on": Day(),
    "raised_by": Listed("proposers"),
}


def facts_from_file(env: Env, name: str) -> tuple[list[TopicFacts], bool]:
    """Give what the file says of each topic, and whether it is a list."""
    shown = _("标准输入") if name == "-" else name
    file = topics_of(_data(_bytes(name, shown), shown), shown)
    facts = []
    for number, given in enumerate(file.topics, 1):
        place = _("第 {n} 个议题").format(n=number) if file.is_list else ""
        facts.append(_facts(env, given, shown, place))
    return facts, file.is_list


def _facts(env: Env, given: Given, name: str, place: str) -> TopicFacts:
    if "title" not in given:
        raise TopicFileError(name, _("{place}没有 title").format(place=place))
    facts = TopicFacts()
    for field, value in given.items():
        try:
            setattr(facts, field, _read(env, field, value))
        except UsageError as error:
            reason = _("{place}的 {field}：{problem}").format(place=place, field=field, problem=error.message)
            raise TopicFileError(name, reason.rstrip("。."), error.hint) from error
    return facts


def _read(env: Env, field: str, value: str | list[str]) -> object:
    if isinstance(value, list):
        return tuple(clean_text(part) for part in value)
    reader = _READERS.get(field)
    # What a file says is never taken for the name of another file, as `@…` on the command line is.
    return reader.read(env, value) if reader else clean_text(value, lines=field == "text")


def _data(data: bytes, name: str) -> object:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TopicFileError(name, _("第 {n} 个字节不是 UTF-8").format(n=error.start + 1)) from None
    if is_json(text):
        return json_data(text, name)
    try:
        return parse(data)
    except FileProblem as problem:
        line = f"{problem.line}:{problem.column} " if problem.line else ""
        raise TopicFileError(name, line + _(problem.text).format(**problem.values)) from None


def _bytes(name: str, shown: str) -> bytes:
    try:
        if name == "-":
            data = sys.stdin.buffer.read(_MOST_BYTES + 1)
        else:
            if not Path(name).is_file():
                raise TopicFileError(shown, _("没有这个文件"))
            with Path(name).open("rb") as file:
                data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise TopicFileError(shown, reason_of(error)) from error
    if len(data) > _MOST_BYTES:
        raise TopicFileError(shown, _("文件太大"))
    return data
