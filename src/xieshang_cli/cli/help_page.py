"""Help pages: plain, aligned for Chinese, quick; every page of a command ends with its exit codes."""

import shutil
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from typer.core import TyperArgument, TyperCommand, TyperOption

from xieshang_cli.cli.exit_codes import ALWAYS, EXIT_CODES
from xieshang_cli.cli.repeated_options import refuse_repeated
from xieshang_cli.cli.table import Noun
from xieshang_cli.language import _

# The mark of the options every command has; they stand in a section of their own at the end.
COMMON_SECTION = "common"

_WIDEST = 100
_INDENT = 2
_GAP = 2
_WIDEST_TERM = 30
_NOT_AT_START = "，。；：、！？）》”’…,.;:!?)"

Rows = Sequence[tuple[str, str]]


class PageCommand(TyperCommand):
    """A command whose help page is ours, and which takes no option twice that holds one value."""

    exits: Sequence[int] = (1, 3, 4)
    formats: Sequence[str] = ()

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the command line; of the common options, which scripts may set twice, the last one holds."""
        if not ctx.resilient_parsing:
            options = (p for p in self.params if isinstance(p, TyperOption))
            refuse_repeated(args, (option for option in options if option.rich_help_panel != COMMON_SECTION))
        rest: list[str] = super().parse_args(ctx, args)
        return rest

    def get_help(self, ctx: Any) -> str:
        """Write the page: usage, text, parameters, common options, exit codes."""
        arguments = [p for p in self.params if isinstance(p, TyperArgument) and not p.hidden]
        options = [p for p in self.params if isinstance(p, TyperOption) and not p.hidden]
        own = [_option_row(option) for option in options if option.rich_help_panel != COMMON_SECTION]
        common = [_option_row(option) for option in options if option.rich_help_panel == COMMON_SECTION]
        usage = " ".join([str(ctx.command_path), _("[选项]"), *(_in_usage(argument) for argument in arguments)])
        return page(
            usage,
            self.help or "",
            [
                (_("参数"), [(_name_of(argument), _notes(argument, argument.help)) for argument in arguments]),
                (_("选项"), own),
                (_("通用选项"), [*common, ("-h, --help", _("显示这一页。"))]),
                (_("退出码"), exit_code_rows(self.exits)),
            ],
        )


def noun_page(words: Sequence[str], noun: Noun) -> str:
    """Write the page of a noun from the table of commands, without loading any of them."""
    path = " ".join(("xieshang", *words))
    text = _(noun.summary)
    bare = noun.child(noun.bare)
    if bare is not None:
        text += "\n\n" + _("不带动词时等于 {command}。").format(command=f"{path} {noun.bare}")
    rows = [(verb.word, _(verb.summary)) for verb in noun.verbs]
    more = [("-h, --help", _("显示这一页；放在命令之后则显示该命令的说明。"))]
    if not words:
        more.append(("--version", _("显示版本。")))
    sections = [(_("命令"), rows), (_("选项"), more)]
    if not words:
        sections.append((_("退出码"), exit_code_rows((1, 3, 4))))
    return page(f"{path} " + _("命令 [选项]"), text, sections)


def exit_code_rows(exits: Iterable[int]) -> list[tuple[str, str]]:
    """Give the exit codes of a command, with words."""
    wanted = {*ALWAYS, *exits}
    return [(str(code), _(words)) for code, words in EXIT_CODES.items() if code in wanted]


def page(usage: str, text: str, sections: Sequence[tuple[str, Rows]]) -> str:
    """Lay out a page; empty sections are left out."""
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    lines = [_("用法：{usage}").format(usage=usage)]
    if text:
        lines.append("")
        for line in _paragraphs(text):
            lead = len(line) - len(line.lstrip())
            # An indented line is laid out by hand, such as a command to copy.
            wrapped = [line] if lead else wrap(line, width - _INDENT)
            lines += [(" " * _INDENT + part).rstrip() for part in wrapped or [""]]
    for title, rows in sections:
        if rows:
            lines += ["", title, *_definitions(rows, width)]
    return "\n".join(lines)


def display_width(text: str) -> int:
    """Count terminal columns: a Chinese character takes two."""
    return sum(
        0 if unicodedata.combining(character) else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )


def wrap(text: str, width: int) -> list[str]:
    """Break text into lines: anywhere between Chinese characters, never inside a word or before closing marks."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and display_width(line) + display_width(piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def _paragraphs(text: str) -> list[str]:
    """Give empty lines, lines laid out by hand, and the others joined: they end where the source is wide enough."""
    lines: list[str] = []
    for line in text.split("\n"):
        above = lines[-1] if lines else ""
        if line and above and not (line[0] == " " or above[0] == " " or above.endswith(("：", ":"))):
            is_glued = not above[-1].isascii() and (above[-1] in _NOT_AT_START or not line[0].isascii())
            lines[-1] += line if is_glued else f" {line}"
        else:
            lines.append(line)
    return lines


def _pieces(text: str) -> list[str]:
    """Cut text where a line may end."""
    pieces: list[str] = []
    for character in text:
        last = pieces[-1] if pieces else ""
        is_glued = bool(last) and (
            character in _NOT_AT_START
            or character == " "
            or last[-1] in "（《“‘("
            or (character.isascii() and last[-1].isascii() and last[-1] != " ")
        )
        if is_glued:
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _definitions(rows: Rows, width: int) -> list[str]:
    terms = [display_width(term) for term, _text in rows]
    column = max((term for term in terms if term <= _WIDEST_TERM), default=_WIDEST_TERM)
    lines = []
    for (term, text), term_width in zip(rows, terms, strict=True):
        wrapped = wrap(text, max(20, width - _INDENT - column - _GAP))
        lead = " " * _INDENT + term
        if term_width > column:
            lines.append(lead)
            lead = ""
        else:
            lead += " " * (column - term_width + _GAP)
        for part in wrapped or [""]:
            lines.append((lead or " " * (_INDENT + column + _GAP)) + part)
            lead = ""
        lines[-1] = lines[-1].rstrip()
    return lines


def _option_row(option: TyperOption) -> tuple[str, str]:
    names = ", ".join(sorted(option.opts, key=len))
    if option.secondary_opts:
        names += " / " + ", ".join(option.secondary_opts)
    if not option.is_flag and not option.count:
        names += " " + (option.metavar or _METAVARS.get(option.type.name.split()[0], _("值")))
    return names, _notes(option, option.help)


def _notes(parameter: TyperOption | TyperArgument, help_text: str | None) -> str:
    notes = []
    if isinstance(parameter, TyperOption):
        if parameter.required:
            notes.append(_("必填"))
        if parameter.multiple:
            notes.append(_("可重复"))
    if isinstance(parameter.show_default, str):
        notes.append(_("默认：{value}").format(value=parameter.show_default))
    elif parameter.show_default and _is_worth_showing(parameter.default):
        notes.append(_("默认：{value}").format(value=parameter.default))
    if isinstance(parameter.envvar, str):
        notes.append(_("环境变量 {name}").format(name=parameter.envvar))
    tail = _("（{notes}）").format(notes=_("；").join(notes)) if notes else ""
    return (help_text or "") + tail


def _is_worth_showing(default: object) -> bool:
    return isinstance(default, str | int) and not isinstance(default, bool) and default != ""


_METAVARS = {"int": "N", "float": "N", "path": "PATH", "file": "FILE"}


def _name_of(argument: TyperArgument) -> str:
    return argument.metavar or (argument.name or "").upper()


def _in_usage(argument: TyperArgument) -> str:
    name = _name_of(argument) + ("…" if argument.nargs == -1 else "")
    return name if argument.required else f"[{name}]"
