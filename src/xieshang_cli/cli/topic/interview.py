"""`topic new` at a terminal: the questions of the first step, one by one."""

from collections.abc import Sequence

from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Day, Text
from xieshang_cli.cli.prompts import ask, ask_optional, choose
from xieshang_cli.cli.topic.facts import TopicFacts
from xieshang_cli.language import _


def ask_for_missing(env: Env, facts: TopicFacts, *, everything: bool) -> None:
    """Ask for what the first step needs and nobody said yet; `everything` also for what it can do without."""
    if facts.title is None:
        facts.title = ask(env, "--title", _("议题名称"), Text())
    policy = env.archive.policy
    if facts.category is None:
        facts.category = _choice(env, "--category", _("类别"), policy.categories)
    if facts.channel is None:
        facts.channel = _choice(env, "--channel", _("征集渠道"), policy.channels)
    if facts.raised_on is None:
        facts.raised_on = ask_optional(
            env, "--raised-on", _("提出日期（例如 3月2日、昨天；可留空）"), Day(happened=True)
        )
    if facts.raised_by is None:
        facts.raised_by = _choice(env, "--raised-by", _("提出人类别"), policy.proposers)
    if facts.text is None:
        facts.text = ask_optional(env, "--text", _("诉求内容（可留空）"), Text())
    if everything:
        _ask_the_rest(env, facts)


def _ask_the_rest(env: Env, facts: TopicFacts) -> None:
    affected = ask_optional(env, "--affected", _("利益攸关方，几方之间用顿号（可留空）"), Text())
    facts.affected = tuple(part.strip() for part in (affected or "").replace("，", "、").split("、") if part.strip())
    facts.contact_name = ask_optional(env, "--contact-name", _("提出人姓名，不进 git（可留空）"), Text())
    if facts.contact_name:
        facts.contact_phone = ask_optional(env, "--contact-phone", _("提出人电话，不进 git（可留空）"), Text())


def _choice(env: Env, option: str, label: str, values: Sequence[str]) -> str | None:
    return choose(env, option, label, [(value, value) for value in values], optional=True)
