"""An option given twice that holds one value: refused, for the parser would keep the last and lose the others."""

from collections.abc import Iterable, Sequence

from typer.core import TyperOption

from xieshang_cli.errors import UsageError
from xieshang_cli.language import _


class RepeatedOptionError(UsageError):
    """One option has two values, and the command can keep only one."""

    def __init__(self, name: str) -> None:
        super().__init__(_("{name} 写了不止一次，只能写一次。").format(name=name), hint=_("要做几件事，分几次运行。"))


def refuse_repeated(words: Sequence[str], options: Iterable[TyperOption]) -> None:
    """Raise when one of the `options` that hold one value stands twice among the words of a command line."""
    by_name = {name: option for option in options for name in (*option.opts, *option.secondary_opts)}
    seen: set[str | None] = set()
    is_value = False
    for word in words:
        if is_value:
            is_value = False
            continue
        if word == "--":
            return
        name, sign, _value = word.partition("=")
        option = by_name.get(name)
        if option is None:
            continue
        is_value = not sign and not option.is_flag
        if option.name in seen and not option.multiple:
            raise RepeatedOptionError(name)
        seen.add(option.name)
