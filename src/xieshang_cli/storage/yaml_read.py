"""Text to plain data, strictly: every scalar stays the text that was typed."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NoReturn

import yaml
from yaml import AliasEvent, DocumentStartEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent, StreamEndEvent

from xieshang_cli.language import N_
from xieshang_cli.storage.plain import Plain as Plain
from xieshang_cli.storage.screen import FileProblem as FileProblem
from xieshang_cli.storage.screen import forbidden_character, screen
from xieshang_cli.storage.yaml_failure import explain_failure

MAX_DEPTH = 32
MAX_NODES = 20_000
MAX_KEY = 160
"""Characters of a key: however they have to be escaped, libyaml reads what is written (`yaml_write.key_text`)."""


class Positions:
    """Where each field of one file stands."""

    def __init__(self, places: Mapping[str, tuple[int, int]]) -> None:
        self._places = places

    def find(self, field: str) -> tuple[int, int]:
        """Line and column, from 1, of `tasks[2].due`; of the nearest enclosing field that exists otherwise."""
        while field not in self._places:
            field = field[: max(field.rfind("."), field.rfind("["), 0)]
        return self._places[field]


def parse(data: bytes) -> Plain:
    """Give the data of one file, or raise the FileProblem that says what is wrong and where."""
    text = screen(data)
    try:
        root = _build(text)
    except yaml.YAMLError as failure:
        raise explain_failure(failure, text) from None
    if "?" in text and ("[" in text or "{" in text):
        _refuse_glued_question_mark(text)
    # Only an escape can bring a forbidden character past the screen.
    if "\\" in text and _holds_forbidden(root):
        _raise_escaped(text)
    return root


def parse_mapping(data: bytes) -> dict[str, Plain]:
    """Give the data of one file whose root must be a mapping, as that of every record is."""
    root = parse(data)
    if isinstance(root, dict):
        return root
    if root is None:
        raise FileProblem("FL015", N_("文件是空的"), {}, 1, 1)
    if isinstance(root, str) and "：" in root:
        raise explain_failure(yaml.YAMLError(), screen(data))
    raise FileProblem("FL015", N_("文件的最外层应当是“字段: 值”，而不是一段文字或一个列表"), {}, 1, 1)


def parse_with_positions(data: bytes) -> tuple[Plain, Positions]:
    """Give the data of one file and where each of its fields stands; for files that have something to say about."""
    return parse(data), positions_in(data)


def positions_in(data: bytes) -> Positions:
    """Give where each field stands in a file that `parse` accepts."""
    return Positions(_places(screen(data)))


def events(text: str) -> Iterator[Any]:
    """Give the parser's events for `text`, which the screen has passed."""
    parser = _parser(text)
    while (event := parser.get_event()) is not None:
        yield event


# Private from here on.

_Parser: Callable[[str], Any]
try:
    from yaml._yaml import CParser as _Parser
except ImportError:  # PyYAML without libyaml: the same events from its Python parser, slower
    from yaml import Loader as _Parser

_SEVERAL = N_("文件里有多份文档（---），一个文件只能放一份记录")
_DIRECTIVE = N_("不能使用 YAML 指令（% 开头的行）")
_ANCHOR = N_("不能使用锚点（&{name}），请把内容写全")
_ALIAS = N_("不能使用别名（*{name}），请把内容写全；如果本是文字，请加引号")
_TAG = N_("不能使用标签（{name}），如果本是文字，请加引号")
_MERGE_KEY = N_("不能使用合并键（<<），请把内容写全")
_COMPLEX_KEY = N_("字段名必须是一行文字，不能是列表或另一组字段")
_EMPTY_KEY = N_("冒号前面缺少字段名")
_TOO_DEEP = N_("层次太深：最多 {limit} 层")
_TOO_MANY = N_("内容太多：最多 {limit} 项")
_QUESTION_MARK = N_("文字不能以 {character} 开头，请加引号")
_LONG_KEY = N_("字段名太长：最多 {limit} 个字")
_DUPLICATE = N_("字段 {key} 重复，第一次在第 {first} 行")


def _parser(text: str) -> Any:
    """Give a parser. At the end of a text, libyaml takes a last line of nothing but blanks for a part of the block."""
    is_blank = text.endswith(" ") and not text[text.rfind("\n") + 1 :].strip(" ")
    return _Parser(text + "\n" if is_blank else text)


def _build(text: str) -> Plain:  # noqa: C901, PLR0912 - one loop on purpose: a call per scalar costs a third more
    """Build dicts, lists and text from parser events; refuse what a record may not use."""
    next_event = _parser(text).get_event
    root: list[Plain] = []
    container: Any = root
    key: str | None = None
    in_mapping = False
    enclosing: list[tuple[Any, str | None, bool]] = []
    ends = 0
    # Stream, document and twice each node at the most: the count of this loop bounds the nodes.
    for count in range(2 * MAX_NODES + 5):
        event = next_event()
        kind = event.__class__
        if kind is ScalarEvent:
            value = event.value
            if event.tag is not None or event.anchor is not None:
                _refuse(event)
            if in_mapping and key is None:
                if value in container:
                    _raise_duplicate(text)
                if value == "<<" or not value or len(value) > MAX_KEY:
                    _refuse_key(event)
                key = value
                continue
            if (not value or value == "~") and event.implicit[0]:
                value = None
            if in_mapping:
                container[key] = value
                key = None
            else:
                container.append(value)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.anchor is not None or event.tag is not None or (in_mapping and key is None):
                _refuse(event)
            if len(enclosing) == MAX_DEPTH or count - ends > MAX_NODES + 1:
                _refuse_size(event, deep=len(enclosing) == MAX_DEPTH)
            inner: Any = {} if kind is MappingStartEvent else []
            if in_mapping:
                container[key] = inner
            else:
                container.append(inner)
            enclosing.append((container, key, in_mapping))
            container, key, in_mapping = inner, None, kind is MappingStartEvent
        elif enclosing and kind is not AliasEvent:
            container, _, in_mapping = enclosing.pop()
            key = None
            ends += 1
        elif kind is StreamEndEvent:
            if count - ends - 3 > MAX_NODES:
                break
            return root[0] if root else None
        else:
            _refuse_in_document(event, has_root=bool(root))
    return _refuse_size(event, deep=False)


def _refuse_in_document(event: yaml.Event, *, has_root: bool) -> None:
    """Refuse aliases, directives and second documents; the other events of stream and document are fine."""
    if isinstance(event, AliasEvent):
        _refuse(event)
    if isinstance(event, DocumentStartEvent):
        if event.version or event.tags:
            raise _at(event, "FL008", _DIRECTIVE)
        if has_root:
            raise _at(event, "FL008", _SEVERAL)


def _refuse(event: Any) -> NoReturn:
    """Say which of the things no record may use this node carries."""
    if isinstance(event, AliasEvent):
        raise _at(event, "FL008", _ALIAS, {"name": str(event.anchor)})
    if event.anchor is not None:
        raise _at(event, "FL008", _ANCHOR, {"name": event.anchor})
    if event.tag is not None:
        raise _at(event, "FL008", _TAG, {"name": event.tag})
    raise _at(event, "FL008", _COMPLEX_KEY)


def _refuse_key(event: Any) -> None:
    if len(event.value) > MAX_KEY:
        raise _at(event, "FL009", _LONG_KEY, {"limit": MAX_KEY})
    raise _at(event, "FL008", _MERGE_KEY if event.value else _EMPTY_KEY)


def _refuse_size(event: Any, *, deep: bool) -> NoReturn:
    if deep:
        raise _at(event, "FL009", _TOO_DEEP, {"limit": MAX_DEPTH})
    raise _at(event, "FL009", _TOO_MANY, {"limit": MAX_NODES})


def _at(event: Any, code: str, text: str, values: Mapping[str, str | int] | None = None) -> FileProblem:
    mark = event.start_mark
    return FileProblem(code, text, values, mark.line + 1, mark.column + 1)


def _holds_forbidden(data: Plain) -> bool:
    if isinstance(data, dict):
        return any(forbidden_character(key) or _holds_forbidden(value) for key, value in data.items())
    if isinstance(data, list):
        return any(_holds_forbidden(item) for item in data)
    return bool(data and forbidden_character(data))


def _raise_escaped(text: str) -> NoReturn:
    for event in events(text):
        if isinstance(event, ScalarEvent) and (character := forbidden_character(event.value)):
            raise _at(
                event, "FL004", N_("文字里用转义写了不能使用的字符（{character}），请删除"), {"character": character}
            )
    raise AssertionError


def _refuse_glued_question_mark(text: str) -> None:
    """Refuse `[?a]`: libyaml takes the mark for the sign of a key, where the text is `?a`."""
    lines: list[str] | None = None
    for event in events(text):
        if not isinstance(event, ScalarEvent):
            continue
        lines = text.split("\n") if lines is None else lines
        mark: Any = event.start_mark
        if mark.column and lines[mark.line][mark.column - 1] == "?":
            raise FileProblem("FL006", _QUESTION_MARK, {"character": "?"}, mark.line + 1, mark.column)


def _raise_duplicate(text: str) -> NoReturn:
    _places(text)
    raise AssertionError


def _places(text: str) -> dict[str, tuple[int, int]]:
    """Walk the events again for the place of every key and item; raise at the first duplicate key.

    The file has passed `_build` up to the point of interest, so that nothing else needs refusing.
    """
    places: dict[str, tuple[int, int]] = {"": (1, 1)}
    open_collections: list[_Open] = []
    for event in events(text):
        if not isinstance(event, (yaml.NodeEvent, yaml.CollectionEndEvent)):
            continue
        if isinstance(event, yaml.CollectionEndEvent):
            open_collections.pop()
            continue
        path = _step(open_collections, event, places)
        if path is not None and isinstance(event, yaml.CollectionStartEvent):
            open_collections.append(_Open(path, is_list=isinstance(event, SequenceStartEvent)))
    return places


class _Open:
    """A collection whose end has not come yet."""

    __slots__ = ("is_list", "items", "keys", "path", "pending")

    def __init__(self, path: str, *, is_list: bool) -> None:
        self.path = path
        self.is_list = is_list
        self.items = 0
        self.keys: dict[str, int] = {}
        self.pending: str | None = None


def _step(open_collections: list[_Open], event: Any, places: dict[str, tuple[int, int]]) -> str | None:
    """Give the path of the value that `event` begins; None when it is a key, which is noted in `places`."""
    if not open_collections:
        return ""
    inside = open_collections[-1]
    place = (event.start_mark.line + 1, event.start_mark.column + 1)
    if inside.is_list:
        path = f"{inside.path}[{inside.items}]"
        inside.items += 1
        places[path] = place
        return path
    if inside.pending is not None:
        path, inside.pending = inside.pending, None
        return path
    if event.value in inside.keys:
        raise _at(event, "FL007", _DUPLICATE, {"key": event.value, "first": inside.keys[event.value]})
    inside.keys[event.value] = place[0]
    path = f"{inside.path}.{event.value}" if inside.path else event.value
    places[path] = place
    inside.pending = path
    return None
