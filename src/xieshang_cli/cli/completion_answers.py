"""What the shell is told when the tab key is pressed: one candidate a line, its description after a tab."""

import contextlib
import os
import shlex
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from typer.core import TyperArgument, TyperOption

from xieshang_cli.cli.help_page import COMMON_SECTION, PageCommand
from xieshang_cli.cli.output import FORMATS
from xieshang_cli.cli.preliminary import COMPLETE_VARIABLE
from xieshang_cli.cli.routing import COMMON_WITH_VALUE, walk
from xieshang_cli.cli.table import Noun, Verb
from xieshang_cli.language import LANGUAGES, _

# Stands for an empty last word where a shell cannot pass one.
EMPTY = "_XIESHANG_EMPTY"

Candidate = tuple[str, str]
Load = Callable[[tuple[str, ...], Verb], PageCommand]


def answer(table: Noun, load: Load) -> int:
    """Write the candidates. Whatever goes wrong, the prompt shows no error: there are simply none."""
    with contextlib.suppress(Exception), Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        sys.stderr = nowhere
        lines = [f"{value}\t{_one_line(text)}\n" for value, text in candidates(_words(), table, load)]
        sys.stdout.buffer.write("".join(lines).encode())
        sys.stdout.buffer.flush()
    sys.stderr = sys.__stderr__
    return 0


def _words() -> list[str]:
    """Give the words typed; bash hands them over with their quotes."""
    if os.environ[COMPLETE_VARIABLE] != "bash":
        return sys.argv[1:]
    return [_without_quotes(word) for word in sys.argv[1:]]


def _without_quotes(word: str) -> str:
    lexer = shlex.shlex(word, posix=True, punctuation_chars="")
    lexer.whitespace_split, lexer.commenters = True, ""
    try:
        return lexer.get_token() or ""
    except ValueError:  # the quote is still open
        return lexer.token


def candidates(words: list[str], table: Noun, load: Load) -> list[Candidate]:
    """Give what may stand in place of the last of `words`, with descriptions."""
    *before, incomplete = words or [""]
    # bash cuts `--format=json` into three words.
    before = [word for word in before if word != "="]
    if incomplete in {EMPTY, "="}:
        incomplete = ""
    path, entry, held, rest = walk(before, table)
    name, equals, value = incomplete.partition("=")
    if equals and name in COMMON_WITH_VALUE:
        return [(f"{name}={known}", "") for known in _common_values(name, path, entry, load) if known.startswith(value)]
    if before and before[-1] in COMMON_WITH_VALUE:
        name = before[-1]
        return [(known, "") for known in _common_values(name, path, entry, load) if known.startswith(incomplete)]
    if isinstance(entry, Noun):
        if not rest and not incomplete.startswith("-"):
            return [(v.word, _(v.summary)) for v in entry.verbs if v.word.startswith(incomplete)]
        bare = entry.child(entry.bare)
        if not isinstance(bare, Verb):
            return []
        path, entry = (*path, bare.word), bare
    return _of_command(load(path, entry), [*held, *rest], incomplete)


def _common_values(name: str, path: tuple[str, ...], entry: Noun | Verb, load: Load) -> Iterable[str]:
    if name == "--format":
        return load(path, entry).formats if isinstance(entry, Verb) else FORMATS
    return LANGUAGES if name == "--lang" else ()


def _of_command(command: PageCommand, before: list[str], incomplete: str) -> list[Candidate]:
    options = [p for p in command.params if isinstance(p, TyperOption) and not p.hidden]
    by_name = {name: option for option in options for name in (*option.opts, *option.secondary_opts)}
    if before and "--" not in before[:-1] and (pending := by_name.get(before[-1])) and _takes_value(pending):
        return _values(command, pending, before[:-1], incomplete)
    if incomplete.startswith("--") and "=" in incomplete:
        name, _equals, value = incomplete.partition("=")
        found = _values(command, by_name[name], before, value) if name in by_name else []
        return [(f"{name}={candidate}", text) for candidate, text in found]
    if incomplete.startswith("-") and "--" not in before:
        given = {by_name[word].name for word in before if word in by_name}
        return _option_names(options, incomplete, given)
    with command.make_context(command.name, before, resilient_parsing=True) as context:
        for argument in (p for p in command.params if isinstance(p, TyperArgument)):
            if argument.nargs == -1 or context.params.get(argument.name or "") is None:
                return _values(command, argument, before, incomplete)
    return []


def _option_names(options: Iterable[TyperOption], incomplete: str, given: set[str | None]) -> list[Candidate]:
    wanted = [option for option in options if option.multiple or option.name not in given]
    wanted.sort(key=lambda option: option.rich_help_panel == COMMON_SECTION)
    found = [(max(option.opts, key=len), option.help or "") for option in wanted]
    return [(name, text) for name, text in [*found, ("--help", _("显示这一页。"))] if name.startswith(incomplete)]


def _values(
    command: PageCommand, parameter: TyperOption | TyperArgument, before: list[str], incomplete: str
) -> list[Candidate]:
    with command.make_context(command.name, before, resilient_parsing=True) as context:
        return [(item.value, item.help or "") for item in parameter.shell_complete(context, incomplete)]


def _takes_value(option: TyperOption) -> bool:
    return not option.is_flag and not option.count


def _one_line(text: str) -> str:
    """Keep a description on its line; control characters in a title must not reach the terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
