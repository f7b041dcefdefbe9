"""`topic escalate`, `delegate`, `accept`, `return`, `reply`: up and down the five levels, here or by letter."""

from pathlib import Path
from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Day, Reference, Text
from xieshang_cli.cli.owing import actions_once_taken_over, owed_actions
from xieshang_cli.cli.parameters import OnOption, ReasonOption, TopicArgument
from xieshang_cli.cli.places import division_code, unit_name
from xieshang_cli.cli.recording import named, show_topic, stamp
from xieshang_cli.cli.topic.letters import may_be_letter, require_no_file, resend, send, take
from xieshang_cli.errors import RefusedError
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import EnvelopeKind
from xieshang_cli.workflow import transfers
from xieshang_cli.workflow.transfers import Handing

ToOption = Annotated[str | None, typer.Option("--to", help=_("接收方的区划代码或名称。")), Reference("division")]
ReplyByOption = Annotated[
    PartialDate | None, typer.Option("--reply-by", help=_("要求哪天以前答复。")), Day(prefer="future")
]
AnswersOption = Annotated[
    str | None, typer.Option("--answers-resident", help=_("由谁答复群众；默认是录入人。")), Text()
]
JumpOption = Annotated[
    str | None, typer.Option("--jump-reason", help=_("越级移交的理由；政策允许才能越级。")), Text(lines=True)
]
EnvelopeOption = Annotated[
    Path | None,
    typer.Option("--envelope", metavar=_("文件"), help=_("两边不在一个档案库：写成一份函件，寄给对方。")),
]
TopicOrLetter = Annotated[
    str,
    typer.Argument(metavar=_("议题或函件"), help=_("议题的编码、编号，或收到的函件文件。")),
    Reference("topic"),
]


class NotTheSenderError(RefusedError):
    """A topic goes back to whoever handed it over, nobody else."""

    code = "not_the_sender"

    def __init__(self, topic: Topic, sender: str, to: str) -> None:
        super().__init__(
            _("议题 {id} 是 {sender} 移交的，只能退回给它，不能退给 {to}。").format(id=topic.id, sender=sender, to=to),
            ids=[topic.id],
        )


@command(exits=(3, 4))
def escalate(
    env: Env,
    topic: TopicArgument,
    to: ToOption = None,
    reason: ReasonOption = None,
    on: OnOption = None,
    reply_by: ReplyByOption = None,
    answers_resident: AnswersOption = None,
    jump_reason: JumpOption = None,
    envelope: EnvelopeOption = None,
) -> None:
    """上交一级：乡镇到县区，县区到市州，市州到省；对方接收后由对方承办。

    对方有自己的档案库的，用 --envelope 写成函件寄去，对方用 xieshang topic accept 函件 接收。

    例如：
      xieshang topic escalate 7k3m --reason 需要区住建局牵头 --reply-by 6月30日
      xieshang topic escalate 7k3m --reason 需要市里牵头 --envelope 7k3m.yaml
    """
    require_no_file(envelope)
    handing = Handing(
        reason=reason or "", reply_by=reply_by, answers_resident=answers_resident, jump_reason=jump_reason
    )
    receiver = division_code(env, to) if to else None
    if envelope is not None and resend(env, topic, envelope):
        return
    new = env.archive.change_topic(
        topic,
        lambda old: transfers.escalate(
            old, handing, env.archive.records, stamp(env, on), to=receiver, acting=_acting(env, old)
        ),
    )
    _show_sent(env, new, envelope)


@command(exits=(3, 4))
def delegate(
    env: Env,
    topic: TopicArgument,
    to: Annotated[str, typer.Option("--to", help=_("接收方的区划代码或名称。")), Reference("division")],
    reason: ReasonOption = None,
    on: OnOption = None,
    reply_by: ReplyByOption = None,
    answers_resident: AnswersOption = None,
    jump_reason: JumpOption = None,
    envelope: EnvelopeOption = None,
) -> None:
    """指定下放一级，交给下级承办；对方接收后由对方承办。

    例如：
      xieshang topic delegate 7k3m --to 620302001 --reason 由街道就地协商
    """
    require_no_file(envelope)
    handing = Handing(
        reason=reason or "", reply_by=reply_by, answers_resident=answers_resident, jump_reason=jump_reason
    )
    receiver = division_code(env, to)
    if envelope is not None and resend(env, topic, envelope):
        return
    new = env.archive.change_topic(
        topic,
        lambda old: transfers.delegate(
            old, receiver, handing, env.archive.records, stamp(env, on), acting=_acting(env, old)
        ),
    )
    _show_sent(env, new, envelope)


@command(exits=(3, 4))
def accept(env: Env, topic: TopicOrLetter, on: OnOption = None) -> None:
    """接收转来的议题，从此由接收方承办；也接收寄来的函件：移交、答复、退回。同一份函件收两次，第二次什么也不改。

    例如：
      xieshang topic accept 7k3m
      xieshang topic accept 收到的函件.yaml
    """
    if may_be_letter(topic):
        take(env, Path(topic), on)
        return
    new = env.archive.change_topic(
        topic, lambda old: transfers.accept(old, env.archive.records, stamp(env, on), acting=_acting(env, old))
    )
    said = _("议题 {topic}已由 {holder} 接收。").format(topic=named(new), holder=unit_name(env, new.holder))
    show_topic(env, new, said, actions=actions_once_taken_over(env, new))


@command(exits=(3, 4))
def return_topic(
    env: Env,
    topic: TopicArgument,
    to: ToOption = None,
    reason: ReasonOption = None,
    on: OnOption = None,
    envelope: EnvelopeOption = None,
) -> None:
    """退回转来的议题，交还移交方，要写明理由；有工作日期限，见 policy/deadlines.yaml。"""
    require_no_file(envelope)
    receiver = division_code(env, to) if to else None

    def alter(old: Topic) -> Topic:
        new = transfers.return_(old, reason or "", env.archive.records, stamp(env, on), acting=_acting(env, old))
        sender = next(transfer.from_ for transfer in new.transfers if transfer not in old.transfers)
        if receiver not in {None, sender}:
            raise NotTheSenderError(old, sender, str(receiver))
        return new

    new = env.archive.change_topic(topic, alter)
    said = _("议题 {topic}已退回，由 {holder} 承办。").format(topic=named(new), holder=unit_name(env, new.holder))
    last = max((transfer for transfer in new.transfers if transfer.returned_on), key=lambda one: str(one.returned_on))
    show_topic(env, new, said + send(env, new, last, EnvelopeKind.RETURNED, envelope))


@command(exits=(3, 4))
def reply(
    env: Env,
    topic: TopicArgument,
    text: Annotated[str | None, typer.Option("--text", help=_("答复的内容。")), Text(lines=True)] = None,
    on: OnOption = None,
    envelope: EnvelopeOption = None,
) -> None:
    """答复移交方；移交方再由指定的人转告群众。

    例如：
      xieshang topic reply 7k3m --text 已列入明年改造计划
      xieshang topic reply 7k3m --text 已列入明年改造计划 --envelope 答复.yaml
    """
    require_no_file(envelope)
    before = env.archive.topic(topic)
    new = env.archive.change_topic(
        before.id,
        lambda old: transfers.reply(old, text or "", env.archive.records, stamp(env, on), acting=_acting(env, old)),
    )
    answered = next(one for one in new.transfers if one.replied_on and one not in before.transfers)
    said = _("议题 {topic}：已答复 {giver}，由 {who} 转告群众。").format(
        topic=named(new), giver=unit_name(env, answered.from_), who=answered.answers_resident or _("移交方")
    )
    said += send(env, new, answered, EnvelopeKind.REPLY, envelope)
    show_topic(env, new, said, actions=owed_actions(env, new))


def _acting(env: Env, topic: Topic) -> str | None:
    """Who acts: known only where a topic goes between archives by letter."""
    return env.archive.settings.division if topic.came_by_letter else None


def _show_sent(env: Env, topic: Topic, envelope: Path | None) -> None:
    sent = topic.transfers[-1]
    said = _("议题 {topic}已移交 {to}（{id}），等待对方接收；接收以前仍由 {holder} 承办。").format(
        topic=named(topic), to=unit_name(env, sent.to), id=sent.id, holder=unit_name(env, topic.holder)
    )
    show_topic(env, topic, said + send(env, topic, sent, EnvelopeKind.SENT, envelope))
