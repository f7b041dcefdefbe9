"""The codes of rules as people name them: whole or by their beginning, without loading the rules."""

import pkgutil
import re
from collections.abc import Sequence
from functools import cache
from importlib import import_module

from xieshang_cli.cli.lists import Conditions
from xieshang_cli.cli.suggestions import did_you_mean, folded, nearest
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _

_MODULE = re.compile(r"(?P<code>[a-z]{2}[0-9]{3})_(?P<name>\w+)")


class UnknownRuleError(UsageError):
    """No rule has this code, and none begins so."""

    code = "unknown_rule"

    def __init__(self, code: str, guess: str) -> None:
        super().__init__(
            _("没有“{code}”这条规则。").format(code=code) + did_you_mean(guess),
            hint=_("全部规则：xieshang rule"),
        )


@cache
def rule_names() -> dict[str, str]:
    """Give the code and name of every rule; the name of its file says both."""
    package = import_module("xieshang_cli.rules")
    found = (_MODULE.fullmatch(module.name) for module in pkgutil.iter_modules(package.__path__))
    return {match["code"].upper(): match["name"] for match in found if match}


def code_beginnings(texts: Sequence[str]) -> list[str]:
    """Read `TP4,SE` and the like. Raises `UnknownRuleError`."""
    beginnings = [folded(part).upper() for text in texts for part in re.split(r"[,，、\s]+", text) if part.strip()]
    for beginning in beginnings:
        if not any(code.startswith(beginning) for code in rule_names()):
            raise UnknownRuleError(beginning, nearest(beginning, rule_names()))
    return beginnings


def want_codes(conditions: Conditions, select: Sequence[str], ignore: Sequence[str]) -> None:
    """Narrow findings to codes that begin so, and leave out others."""
    if select:
        conditions.add(" OR ".join(["code LIKE ? || '%'"] * len(select)), *select)
    for beginning in ignore:
        conditions.add("code NOT LIKE ? || '%'", beginning)


def waiver_codes() -> list[str]:
    """Give the codes of rules about waivers themselves."""
    return [code for code, name in rule_names().items() if name.startswith("waiver_")]
