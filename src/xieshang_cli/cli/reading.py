"""Joins the parser to the readers: what a command declares, what the parser is told, what the command receives."""

import copy
import inspect
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import typer

from xieshang_cli.cli.env import CommonOptions, Env
from xieshang_cli.cli.options import Reader
from xieshang_cli.errors import UsageError, XieshangError
from xieshang_cli.language import _


class BadValueError(UsageError):
    """The value of one option or argument was refused."""

    def __init__(self, name: str, error: XieshangError) -> None:
        super().__init__(
            _("{parameter}：{sentence}").format(parameter=name, sentence=error.message),
            hint=error.hint,
            ids=error.ids,
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """One parameter of a command: how the parser sees it, and what reads its text."""

    declaration: inspect.Parameter
    reader: Reader[object] | None
    name: str

    @classmethod
    def of(cls, parameter: inspect.Parameter) -> "Reading":
        """Take a parameter as declared; one with a reader is plain text to the parser."""
        declaration = parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        extras = get_args(parameter.annotation)[1:] if get_origin(parameter.annotation) is Annotated else ()
        reader: Reader[object] | None = next((extra for extra in extras if isinstance(extra, Reader)), None)
        if reader is None:
            return cls(declaration, None, parameter.name)
        info = copy.copy(next(extra for extra in extras if not isinstance(extra, Reader)))
        info.autocompletion = info.autocompletion or _completer(reader)
        info.metavar = info.metavar or reader.metavar
        plain = _as_text(get_args(parameter.annotation)[0])
        return cls(declaration.replace(annotation=Annotated[plain, info]), reader, _shown_name(parameter.name, info))

    def value(self, env: Env, typed: Any) -> Any:
        """Give what the command receives for what was typed."""
        if self.reader is None or typed is None:
            return typed
        try:
            if isinstance(typed, list | tuple):
                return [self.reader.read(env, text) for text in typed]
            return self.reader.read(env, typed)
        except UsageError as error:
            raise BadValueError(self.name, error) from error


def _as_text(annotation: Any) -> Any:
    """Give the same shape with text in it: `PartialDate | None` becomes `str | None`, `list[Step]` `list[str]`."""
    if get_origin(annotation) in {Union, UnionType}:
        parts = [_as_text(part) for part in get_args(annotation) if part is not type(None)]
        return parts[0] | None
    return list[str] if get_origin(annotation) is list else str


def _completer(reader: Reader[object]) -> Any:
    def complete(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        options = CommonOptions(archive=ctx.params.get("common_archive"), today=ctx.params.get("common_today"))
        return reader.complete(Env(options), incomplete)

    return complete


def _shown_name(name: str, info: Any) -> str:
    declared = [word for word in (info.default, *(info.param_decls or ())) if isinstance(word, str)]
    if any(word.startswith("-") for word in declared):
        return max((word.partition("/")[0] for word in declared), key=len)
    return str(info.metavar or name)
