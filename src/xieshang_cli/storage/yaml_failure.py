"""What the parser could not understand, said so that a clerk can mend it."""

import re

from yaml import MarkedYAMLError, YAMLError

from xieshang_cli.language import N_
from xieshang_cli.storage.screen import FileProblem


def explain_failure(failure: YAMLError, text: str) -> FileProblem:
    """Make the sentence for a parser's refusal: the usual causes have their own, all have line and column."""
    lines = text.split("\n")
    if not isinstance(failure, MarkedYAMLError):
        return _full_width_colon(lines, 0, len(lines)) or FileProblem("FL006", _GENERAL, {}, 1, 1)
    mark = failure.problem_mark or failure.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if line >= len(lines):  # libyaml counts a line after the last, also where that has no end
        line, column = len(lines) - 1, len(lines[-1])
    begun = failure.context_mark.line if failure.context_mark else line
    context, problem = failure.context or "", failure.problem or ""
    start = failure.context_mark or mark
    if start and "quoted scalar" in context and ("end of stream" in problem or "document" in problem):
        return FileProblem("FL006", _QUOTE, {}, start.line + 1, start.column + 1)
    for words, code, sentence in _BY_CONTEXT:
        if start and words in context:
            return FileProblem(code, sentence, {}, start.line + 1, start.column + 1)
    return (
        _by_character(lines, line, column, problem)
        or _full_width_colon(lines, min(begun, max(line - 1, 0)), line + 1)
        or _after_quote(lines, line, column)
        or _by_problem(context, problem, line, column)
    )


# Private from here on.

_GENERAL = N_("YAML 格式有误，从这里起读不懂")
_QUOTE = N_("引号没有配对：这里开始的引号没有结束")
_AFTER_QUOTE = N_('引号结束之后还有文字：请把整段文字放进一对双引号，里面的双引号写成 \\"')
_TAB = N_("不能用制表符（Tab）缩进，请改用空格")
_COLON = N_("字段名后面用了全角冒号“：”，请改为半角冒号加空格“: ”")
_INDENT = N_("缩进不对：这一行与同组的其他行没有对齐")
_BRACKET = N_("方括号或花括号没有配对，或中间缺少逗号")
_TWO_COLONS = N_("一行里有两个“: ”，或上一行的值换行后没有对齐；含冒号的文字请加引号")
_NO_COLON = N_("字段名后面缺少冒号和空格“: ”")
_START = N_("文字不能以 {character} 开头，请加引号")

_BY_CONTEXT = (
    ("scanning an anchor", "FL008", N_("不能使用锚点（& 开头），如果本是文字，请加引号")),
    ("scanning an alias", "FL008", N_("不能使用别名（* 开头），如果本是文字，请加引号")),
    ("scanning a tag", "FL008", N_("不能使用标签（! 开头），如果本是文字，请加引号")),
    ("parsing a tag", "FL008", N_("不能使用标签（! 开头），如果本是文字，请加引号")),
    ("scanning a directive", "FL008", N_("不能使用 YAML 指令（% 开头的行）")),
    ("scanning a %", "FL008", N_("不能使用 YAML 指令（% 开头的行）")),
)
_FULL_WIDTH = re.compile(r"^[\s\-]*[^\s\"'#:][^\s\"'#:：]*(：)")


def _by_character(lines: list[str], line: int, column: int, problem: str) -> FileProblem | None:
    written = lines[line] if line < len(lines) else ""
    character = written[column : column + 1]
    indentation = written[: len(written) - len(written.lstrip())]
    if "\t" in indentation or "tab character" in problem or ("cannot start any token" in problem and character == "\t"):
        return FileProblem("FL006", _TAB, {}, line + 1, (indentation.find("\t") if "\t" in indentation else column) + 1)
    if "cannot start any token" in problem and character:
        return FileProblem("FL006", _START, {"character": character}, line + 1, column + 1)
    if "undefined tag handle" in problem:
        return FileProblem("FL008", _BY_CONTEXT[2][2], {}, line + 1, column + 1)
    return None


def _full_width_colon(lines: list[str], first: int, end: int) -> FileProblem | None:
    """The full-width colon that stands where a field name ends, in the lines in question."""
    for number in range(first, min(end, len(lines))):
        found = _FULL_WIDTH.match(lines[number])
        if found and ": " not in lines[number] and not lines[number].endswith(":"):
            return FileProblem("FL006", _COLON, {}, number + 1, found.start(1) + 1)
    return None


def _after_quote(lines: list[str], line: int, column: int) -> FileProblem | None:
    before = lines[line][:column].rstrip() if line < len(lines) else ""
    if before.endswith(("'", '"')):
        return FileProblem("FL006", _AFTER_QUOTE, {}, line + 1, column + 1)
    return None


def _by_problem(context: str, problem: str, line: int, column: int) -> FileProblem:
    sentence = _GENERAL
    if "flow" in context:
        sentence = _BRACKET
    elif "mapping values are not allowed" in problem:
        sentence = _TWO_COLONS
    elif "expected ':'" in problem:
        sentence = _NO_COLON
    elif "block mapping" in context or "block collection" in context or "block sequence" in context:
        sentence = _INDENT
    return FileProblem("FL006", sentence, {}, line + 1, column + 1)
