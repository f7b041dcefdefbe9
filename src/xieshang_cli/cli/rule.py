"""`xieshang rule`: the catalogue of rules, and the page of one."""

from typing import TYPE_CHECKING, Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.rule_codes import UnknownRuleError, rule_names
from xieshang_cli.cli.suggestions import folded, nearest
from xieshang_cli.language import _
from xieshang_cli.model.policy import Policy
from xieshang_cli.reports.pages.rule import rule_list, rule_page
from xieshang_cli.rules.engine import Rule, catalogue
from xieshang_cli.storage.opening import NoArchiveError

if TYPE_CHECKING:
    from collections.abc import Iterable


class Code:
    """The code of a rule, its name, or the beginning of several codes."""

    @property
    def metavar(self) -> str:
        """A word for it."""
        return _("规则")

    def read(self, env: Env, text: str) -> str:  # noqa: ARG002 - readers are called alike
        """Find the code, or keep a beginning that some codes have."""
        wanted = folded(text)
        by_name = {name: code for code, name in rule_names().items()}
        if wanted in by_name:
            return by_name[wanted]
        if any(code.startswith(wanted.upper()) for code in rule_names()):
            return wanted.upper()
        known = (*rule_names(), *by_name)
        guess = nearest(text, known)
        raise UnknownRuleError(text, by_name.get(guess, guess))

    def complete(self, env: Env, incomplete: str) -> list[tuple[str, str]]:  # noqa: ARG002 - readers are called alike
        """Offer the codes with what they find."""
        wanted = folded(incomplete).upper()
        return [(code, name) for code, name in rule_names().items() if code.startswith(wanted)]


@command(exits=())
def rule(
    env: Env,
    code: Annotated[str | None, typer.Argument(help=_("规则的代码，或开头几位；不给则列出全部。")), Code()] = None,
) -> None:
    """规则目录，或一条规则的说明：查什么、为什么、怎样改。

    例如：
      xieshang rule
      xieshang rule TP4
      xieshang rule TP501
    """
    rules = catalogue()
    if code in rules:
        env.show(rule_page(rules[code], _policy(env), env.today))
    else:
        chosen: Iterable[Rule] = (found for found in rules.values() if code is None or found.code.startswith(code))
        is_grouped = env.format not in {"csv", "tsv"}
        env.show(rule_list(chosen, _policy(env), env.today, is_grouped=is_grouped))


def _policy(env: Env) -> Policy:
    """Give the policy of the archive, or the shipped one where there is none: rules can be read anywhere."""
    try:
        return env.archive.policy
    except NoArchiveError:
        return Policy()
