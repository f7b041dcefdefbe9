"""What to do next with a topic, and the exact command for it.

Kept free of pydantic: lists ask it about rows. Placeholders a person fills in stand in the language of the user.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from xieshang_cli.language import N_, _
from xieshang_cli.model.rows import TopicRow
from xieshang_cli.model.vocabulary import Status, Step

Shorten = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class NextAction:
    """One thing to do: in words, and the command that does it."""

    text: str
    command: str


def tail(record_id: str) -> str:
    """Give the last four characters of an id; callers who know of a second record with that tail pass their own."""
    return record_id[-4:]


def next_actions(row: TopicRow, shorten: Shorten = tail) -> list[NextAction]:
    """Give what to do with the topic, the first thing first; nothing once it has ended."""
    if row.status != Status.OPEN:
        return []
    name = shorten(row.id)
    if row.pending_holder is not None:
        return [
            NextAction(_("接收移交"), f"xieshang topic accept {name}"),
            NextAction(_("退回移交"), _("xieshang topic return {id} --reason 理由").format(id=name)),
        ]
    return gate_actions(row.id, Step(row.step), row.missing.split(), shorten)


def gate_actions(topic_id: str, step: Step, codes: Iterable[str], shorten: Shorten = tail) -> list[NextAction]:
    """Give one action for each different thing missing, or the way on when nothing is."""
    name = shorten(topic_id)
    known = [action_for(code, step) for code in codes]
    if not known:
        return [NextAction(_on(step), f"xieshang topic advance {name}")]
    return [NextAction(_(text), _(command).format(id=name)) for text, command in dict.fromkeys(known)]


def action_for(code: str, step: Step) -> tuple[str, str]:
    """Give words and command, still to be translated and filled, that bring what rule `code` misses."""
    return _FOR_RULE.get(code) or _FOR_STEP[step] if code.startswith("TP") else _MEND


def _on(step: Step) -> str:
    if step.following is None:
        return _("材料已齐，办结议题")
    return _("材料已齐，转入“{step}”").format(step=_(step.following.label))


_MEND = (N_("改正记录"), "xieshang topic edit {id}")
_FOR_STEP: dict[Step, tuple[str, str]] = {
    Step.COLLECT: (N_("补全收集情况"), "xieshang topic edit {id}"),
    Step.DECIDE: (
        N_("登记审定"),
        N_("xieshang topic decide {id} --result adopted --by 审定机构 --reason 理由 --scope township"),
    ),
    Step.RESEARCH: (
        N_("登记调研"),
        N_("xieshang topic research {id} --method 入户走访 --by 调研人员 --findings 调研发现"),
    ),
    Step.DELIBERATE: (
        N_("登记协商会"),
        N_("xieshang session new --topic {id} --held-on 日期 --host 主持人 --recorder 记录人"),
    ),
    Step.IMPLEMENT: (
        N_("分派任务"),
        N_("xieshang task add --topic {id} --what 任务 --lead 主办单位 --due 期限 --supervisor 督办人"),
    ),
    Step.FEEDBACK: (N_("登记反馈"), N_("xieshang feedback tell {id} --to 提出人 --medium 当面")),
}
"""What a step is mostly about."""

_FOR_RULE: dict[str, tuple[str, str]] = {}
"""What brings the fact a gate rule misses."""
