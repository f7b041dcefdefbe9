"""What makes a function a command: the common options, the help page, the exit codes."""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Concatenate, Generic, ParamSpec, overload

import typer
from typer.core import TyperOption

from xieshang_cli.cli.env import CommonOptions, Env
from xieshang_cli.cli.help_page import COMMON_SECTION, PageCommand
from xieshang_cli.cli.output import FORMATS
from xieshang_cli.cli.reading import Reading
from xieshang_cli.language import _

P = ParamSpec("P")


@dataclass(frozen=True)
class Command(Generic[P]):
    """A command: a plain function of an `Env` and its own parameters, still callable as such.

    `exits` names which of the exit codes 1, 3 and 4 the command can end with; `formats` are output formats that
    only this command has.
    """

    function: Callable[Concatenate[Env, P], None]
    exits: Sequence[int] = (1, 3, 4)
    formats: Sequence[str] = ()

    def __call__(self, env: Env, /, *args: P.args, **kwargs: P.kwargs) -> None:
        """Do what the command does."""
        self.function(env, *args, **kwargs)

    @property
    def help(self) -> str:
        """The help text: the function's docstring in the language of this process."""
        return _(inspect.cleandoc(self.function.__doc__ or ""))

    def build(self, path: str) -> PageCommand:
        """Make the command that parses; invoking it gives the `Env` with what is to be shown."""
        app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
        app.command(path, cls=PageCommand, help=self.help, context_settings={"help_option_names": ["-h", "--help"]})(
            self._callback(path)
        )
        built = typer.main.get_command(app)
        assert isinstance(built, PageCommand)
        built.exits, built.formats = self.exits, (*FORMATS, *self.formats)
        for option in built.params:
            if isinstance(option, TyperOption) and option.name == "common_format":
                option.help = _("输出格式：{formats}。").format(formats=_("、").join(built.formats))
        return built

    def _callback(self, path: str) -> Callable[..., Env]:
        own = list(inspect.signature(self.function, eval_str=True).parameters.values())[1:]
        readings = {parameter.name: Reading.of(parameter) for parameter in own}
        parameters = [reading.declaration for reading in readings.values()] + list(_COMMON)

        def run(**values: Any) -> Env:
            common = {name: values.pop("common_" + name) for name in _COMMON_NAMES}
            env = Env(CommonOptions(**common), self.formats, path)
            read = {name: readings[name].value(env, value) for name, value in values.items()}
            self.function(env, **read)  # type: ignore[call-arg] # the parser took the names from its signature
            return env

        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined] # what inspect and typer read
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        return run


@overload
def command(function: Callable[Concatenate[Env, P], None], /) -> Command[P]: ...
@overload
def command(
    *, exits: Sequence[int] = ..., formats: Sequence[str] = ...
) -> Callable[[Callable[Concatenate[Env, P], None]], Command[P]]: ...
def command(
    function: Callable[Concatenate[Env, P], None] | None = None,
    /,
    *,
    exits: Sequence[int] = (1, 3, 4),
    formats: Sequence[str] = (),
) -> Command[P] | Callable[[Callable[Concatenate[Env, P], None]], Command[P]]:
    """Make a function whose first parameter is the `Env` a command; its docstring is its help."""
    if function is not None:
        return Command(function)

    def decorate(function: Callable[Concatenate[Env, P], None]) -> Command[P]:
        return Command(function, exits, formats)

    return decorate


def _common_options(
    common_archive: Annotated[
        str | None,
        typer.Option(
            "-C",
            "--archive",
            metavar=_("文件夹"),
            envvar="XIESHANG_ARCHIVE",
            help=_("档案库所在的文件夹；不给则从当前文件夹往上找。"),
            rich_help_panel=COMMON_SECTION,
        ),
    ] = None,
    common_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar=_("格式"),
            rich_help_panel=COMMON_SECTION,
        ),
    ] = None,
    common_output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar=_("文件"),
            help=_("写入文件，格式随扩展名；- 为标准输出。"),
            rich_help_panel=COMMON_SECTION,
        ),
    ] = None,
    common_today: Annotated[
        str | None,
        typer.Option(
            "--today",
            metavar=_("日期"),
            envvar="XIESHANG_TODAY",
            help=_("把“今天”定为这一天，也可带时刻；只给日期时为零点。"),
            rich_help_panel=COMMON_SECTION,
        ),
    ] = None,
    common_actor: Annotated[
        str | None,
        typer.Option(
            "--actor",
            metavar=_("姓名"),
            envvar="XIESHANG_ACTOR",
            help=_("是谁在录入；不给则用 git 的用户名。"),
            rich_help_panel=COMMON_SECTION,
        ),
    ] = None,
    common_lang: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="zh|en",
            envvar="XIESHANG_LANG",
            help=_("说中文还是英文。"),
            rich_help_panel=COMMON_SECTION,
        ),
    ] = None,
    common_no_input: Annotated[
        bool, typer.Option("--no-input", help=_("从不提问。"), rich_help_panel=COMMON_SECTION)
    ] = False,
    common_quiet: Annotated[
        bool,
        typer.Option("-q", "--quiet", help=_("少说话；新建或修改后只输出编号。"), rich_help_panel=COMMON_SECTION),
    ] = False,
) -> None:
    """Declare what every command takes, in help order; never called."""


_COMMON = tuple(
    parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
    for parameter in inspect.signature(_common_options, eval_str=True).parameters.values()
)
_COMMON_NAMES = tuple(parameter.name.removeprefix("common_") for parameter in _COMMON)
