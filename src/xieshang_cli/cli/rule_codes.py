"""The codes of rules as people name them: whole or by their beginning, without loading the rules."""

import pkgutil
import re
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from xieshang_cli.cli.lists import Conditions
from xieshang_cli.cli.suggestions import did_you_mean, folded, nearest
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _

if TYPE_CHECKING:
    from xieshang_cli.cli.env import Env

_MODULE = re.compile(r"(?P<code>[a-z]{2}[0-9]{3})_(?P<name>\w+)")


class UnknownRuleError(UsageError):
    """No rule has this code, and none begins so."""

    code = "unknown_rule"

    def __init__(self, code: str, guess: str) -> None:
        super().__init__(
            _("没有“{code}”这条规则。").format(code=code) + did_you_mean(guess),
            hint=_("全部规则：xieshang rule"),
        )


class Codes:
    """Codes of rules, or their beginnings, one or several: `TP4,SE`."""

    @property
    def metavar(self) -> str:
        """A word for it."""
        return _("规则")

    def read(self, env: "Env", text: str) -> list[str]:  # noqa: ARG002 - readers are called alike
        """Give the beginnings."""
        beginnings = [folded(part).upper() for part in re.split(r"[,，、\s]+", text) if part.strip()]
        for beginning in beginnings:
            if not any(code.startswith(beginning) for code in rule_names()):
                raise UnknownRuleError(beginning, nearest(beginning, rule_names()))
        return beginnings

    def complete(self, env: "Env", incomplete: str) -> list[tuple[str, str]]:  # noqa: ARG002 - readers are called alike
        """Offer the codes that go on so, after those already there."""
        before, comma, last = incomplete.rpartition(",")
        wanted = folded(last).upper()
        return [(f"{before}{comma}{code}", name) for code, name in rule_names().items() if code.startswith(wanted)]


@cache
def rule_names() -> dict[str, str]:
    """Give the code and name of every rule; the name of its file says both."""
    package = import_module("xieshang_cli.rules")
    found = (_MODULE.fullmatch(module.name) for module in pkgutil.iter_modules(package.__path__))
    return {match["code"].upper(): match["name"] for match in found if match}


def want_codes(conditions: Conditions, select: Sequence[str], ignore: Sequence[str]) -> None:
    """Narrow findings to codes that begin so, and leave out others."""
    if select:
        conditions.add(" OR ".join(["code LIKE ? || '%'"] * len(select)), *select)
    for beginning in ignore:
        conditions.add("code NOT LIKE ? || '%'", beginning)


def waiver_codes() -> list[str]:
    """Give the codes of rules about waivers themselves."""
    return [code for code, name in rule_names().items() if name.startswith("waiver_")]
