"""The parser's English complaints as sentences in the language of this process."""

import re
from collections.abc import Callable, Iterable

import typer
from typer.core import TyperCommand, TyperOption

from xieshang_cli.cli.suggestions import did_you_mean, nearest
from xieshang_cli.errors import UsageError, XieshangError
from xieshang_cli.language import _


class CommandLineError(UsageError):
    """The parser refused the command line."""


def explained(error: typer.TyperException, command: TyperCommand | None, path: str) -> XieshangError:
    """Turn a complaint of the parser into one of ours; what is not known keeps its own words."""
    help_hint = _see_help(path)
    if isinstance(error, typer.BadParameter) and isinstance(error.__cause__, XieshangError):
        cause = error.__cause__
        where = _parameter_name(error)
        sentence = (
            _("{parameter}：{sentence}").format(parameter=where, sentence=cause.message) if where else cause.message
        )
        return CommandLineError(sentence, hint=cause.hint or help_hint)
    missing = _all_missing(error, command)
    if missing or error.format_message().startswith(_SHAPE_UNKNOWN):
        help_hint = how_to_call(command, path)
    if missing:
        return CommandLineError(_("缺少：{names}。").format(names=_("、").join(missing)), hint=help_hint)
    options = [name for p in command.params if isinstance(p, TyperOption) for name in p.opts] if command else []
    return CommandLineError(_translated(error.format_message(), [*options, "--help"]), hint=help_hint)


def how_to_call(command: TyperCommand | None, path: str, lacking: str = "") -> str:
    """Give an example of the command, where its page has one, and where to read more.

    Where a sentence says which options are `lacking`, it is an example that shows one of them.
    """
    options = _OPTION.findall(lacking)
    shown = [line for line in _examples(command) if not options or set(options) & set(line.split())]
    return "".join(_("例如：{command}").format(command=line) + "\n" for line in shown[:1]) + _see_help(path)


_OPTION = re.compile(r"--[a-z-]+")
# Who types these does not know what the command looks like.
_SHAPE_UNKNOWN = ("No such option", "Got unexpected extra argument")


def _see_help(path: str) -> str:
    return _("运行 {command} 可看用法。").format(command=f"{path} --help")


def _all_missing(error: typer.TyperException, command: TyperCommand | None) -> list[str]:
    """Name everything required that was not given; the parser stops at the first.

    What was given is read before what was not, so that the context knows it by now.
    """
    context = getattr(error, "ctx", None)
    if command is None or context is None or not error.format_message().startswith("Missing "):
        return []
    return [_name(p) for p in command.params if p.required and p.name not in context.params]


def _examples(command: TyperCommand | None) -> list[str]:
    """Give the examples of the command's help page: its lines that are laid out by hand and begin as typed."""
    lines = (command.help or "").splitlines() if command else []
    return [line.strip() for line in lines if line.startswith("  xieshang ")]


def _name(parameter: object) -> str:
    if isinstance(parameter, TyperOption):
        return max(parameter.opts, key=len)
    return str(getattr(parameter, "metavar", "") or getattr(parameter, "name", ""))


def _parameter_name(error: typer.BadParameter) -> str:
    return _name(error.param) if error.param is not None else ""


def _translated(message: str, options: Iterable[str]) -> str:
    for pattern, sentence in _SENTENCES:
        match = pattern.fullmatch(message)
        if match:
            return sentence(match, options)
    return message


Sentence = Callable[[re.Match[str], Iterable[str]], str]


def _no_such_option(match: re.Match[str], options: Iterable[str]) -> str:
    name = match[1]
    # Without the dashes, which make all names alike.
    long = [option.removeprefix("--") for option in options if option.startswith("--")]
    guess = nearest(name.removeprefix("--"), long) if name.startswith("--") else ""
    return _("没有 {name} 这个选项。").format(name=name) + did_you_mean(f"--{guess}" if guess else "")


def _missing(match: re.Match[str], _options: Iterable[str]) -> str:
    names = re.findall(r"'([^']+)'", match[2]) or [match[2]]
    name = max(names, key=len)
    if match[1] == "argument":
        return _("缺少参数 {name}。").format(name=name)
    return _("缺少选项 {name}。").format(name=name)


def _invalid(match: re.Match[str], options: Iterable[str]) -> str:
    name = max(re.findall(r"'([^']+)'", match[1]), key=len, default=match[1])
    return _("{parameter}：{sentence}").format(parameter=name, sentence=_translated(match[2], options))


_SENTENCES: tuple[tuple[re.Pattern[str], Sentence], ...] = (
    (re.compile(r"No such option: (\S+).*", re.DOTALL), _no_such_option),
    (re.compile(r"Missing (argument|option) (.+?)\.(?: .*)?", re.DOTALL), _missing),
    (
        re.compile(
            r"Got unexpected extra arguments?\s*\(s\)? ?\(?(.*?)\)?|Got unexpected extra argument \((.*)\)", re.DOTALL
        ),
        lambda match, _options: _("多出了参数：{words}").format(words=match[1] or match[2]),
    ),
    (
        re.compile(r"Option '(.+)' requires an argument\."),
        lambda match, _options: _("选项 {name} 后面要有一个值。").format(name=match[1]),
    ),
    (
        re.compile(r"Option '(.+)' requires (\d+) arguments\."),
        lambda match, _options: _("选项 {name} 后面要有 {n} 个值。").format(name=match[1], n=match[2]),
    ),
    (
        re.compile(r"Option '(.+)' does not take a value\."),
        lambda match, _options: _("选项 {name} 不带值。").format(name=match[1]),
    ),
    (re.compile(r"Invalid value for ('.+?'(?: / '.+?')*): (.*)", re.DOTALL), _invalid),
    (
        re.compile(r"'?(.*?)'? is not a valid (?:int|integer|int range)\.", re.DOTALL),
        lambda match, _options: _("“{value}”不是整数。").format(value=match[1]),
    ),
    (
        re.compile(r"(.+) is not in the range x>=(\d+)\."),
        lambda match, _options: _("{value} 太小，至少是 {least}。").format(value=match[1], least=match[2]),
    ),
    (
        re.compile(r"(.+) is not in the range (.+)\."),
        lambda match, _options: _("{value} 不在范围 {span} 之内。").format(value=match[1], span=match[2]),
    ),
    (
        re.compile(r"'(.*)' is not one of (.+)\.", re.DOTALL),
        lambda match, _options: _("没有“{value}”这个值，可用：{known}。").format(value=match[1], known=match[2]),
    ),
    (
        re.compile(r"(?:File|Path|Directory) '(.*)' does not exist\.", re.DOTALL),
        lambda match, _options: _("没有这个文件：{path}").format(path=match[1]),
    ),
    (
        re.compile(r"(?:File|Path) '(.*)' is a directory\.", re.DOTALL),
        lambda match, _options: _("这是文件夹，不是文件：{path}").format(path=match[1]),
    ),
)
