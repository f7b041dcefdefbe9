"""Questions to a person at the terminal; where there is nobody, the missing options are named instead."""

import contextlib
import locale
import shutil
import sys
from collections.abc import Mapping, Sequence
from typing import TypeVar

from xieshang_cli.cli.env import Env
from xieshang_cli.cli.failure import NothingAnsweredError
from xieshang_cli.cli.help_page import display_width
from xieshang_cli.cli.options import Reader
from xieshang_cli.cli.suggestions import did_you_mean, folded, nearest
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _

T = TypeVar("T")

_LONGEST_LIST = 9
_WIDEST = 100


class MissingAnswersError(UsageError):
    """Options are missing and there is nobody to ask."""

    is_incomplete = True

    def __init__(self, options: Sequence[str]) -> None:
        super().__init__(_("缺少选项 {options}。").format(options=_("、").join(options)))


def require(env: Env, given: Mapping[str, object]) -> None:
    """Refuse when an option (by name, `--title`) has no value and nobody can be asked for it."""
    missing = [option for option, value in given.items() if value is None or value in ([], (), "")]
    if missing and not env.can_ask:
        raise MissingAnswersError(missing)


def ask(env: Env, option: str, label: str, reader: Reader[T]) -> T:
    """Ask until the answer is good."""
    while True:
        answer = ask_optional(env, option, label, reader)
        if answer is not None:
            return answer
        _say(_("这一项不能空着。"))


def ask_optional(env: Env, option: str, label: str, reader: Reader[T]) -> T | None:
    """Ask until the answer is good or empty; empty is None."""
    require(env, {option: None})
    while True:
        answer = _line(_("{label}：").format(label=label))
        if not answer:
            return None
        try:
            return reader.read(env, answer)
        except UsageError as error:
            _say(error.message + (f"\n{error.hint}" if error.hint else ""))


def choose(env: Env, option: str, label: str, choices: Sequence[tuple[T, str]], *, optional: bool = False) -> T | None:
    """Offer numbered choices (value, label); the number, the label or a part of only one label is an answer."""
    require(env, {option: None})
    labels = [text for _value, text in choices]
    _say("\n".join([label, *_in_columns([f"{n}) {text}" for n, text in enumerate(labels, 1)])]))
    while True:
        answer = _line(_("请选择（可留空）：") if optional else _("请选择："))
        if not answer:
            if optional:
                return None
            continue
        position = _position(answer, labels)
        if position is not None:
            if folded(answer) != folded(labels[position]):
                _say(_("选了“{label}”。").format(label=labels[position]))
            return choices[position][0]
        _say(_("没有“{value}”这一项。").format(value=answer) + did_you_mean(nearest(answer, labels)))


def confirm(env: Env, option: str, question: str) -> bool:
    """Ask yes or no; empty is no."""
    require(env, {option: None})
    return folded(_line(_("{question}（是/否）：").format(question=question))) in {"是", "y", "yes", "对", "好"}


def _position(answer: str, labels: Sequence[str]) -> int | None:
    form = folded(answer)
    if form.isdecimal() and 1 <= int(form) <= len(labels):
        return int(form) - 1
    exact = [n for n, label in enumerate(labels) if folded(label) == form]
    beginning = [n for n, label in enumerate(labels) if folded(label).startswith(form)]
    inside = [n for n, label in enumerate(labels) if form in folded(label)]
    for found in (exact, beginning, inside):
        if len(found) == 1:
            return found[0]
    return None


def _in_columns(items: Sequence[str]) -> list[str]:
    """Lay out a long list side by side, so that it stays on the screen together with its question."""
    if len(items) <= _LONGEST_LIST:
        return [f"  {item}" for item in items]
    cell = max(map(display_width, items)) + 4
    columns = max(1, min(shutil.get_terminal_size().columns, _WIDEST) // cell)
    height = -(-len(items) // columns)
    return [
        "".join(f"  {item}{' ' * (cell - 2 - display_width(item))}" for item in items[row::height]).rstrip()
        for row in range(height)
    ]


def _line(prompt: str) -> str:
    """Read one line. The prompt never goes to standard output when that is a file or a pipe."""
    if sys.stdout.isatty() and _reads_chinese():
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401, PLC0415 - makes `input` edit by character, also Chinese; absent on Windows
        try:
            return input(prompt).strip()
        except EOFError:
            raise NothingAnsweredError from None
    sys.stderr.write(prompt)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise NothingAnsweredError
    return line.strip()


def _reads_chinese() -> bool:
    """Whether the C library, whose words readline takes for characters, knows more than ASCII: not in LC_ALL=C."""
    return locale.setlocale(locale.LC_CTYPE) not in {"C", "POSIX"}


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
