"""`topic escalate`, `delegate`, `accept`, `return`: up and down the five levels."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Day, Reference
from xieshang_cli.cli.parameters import OnOption, ReasonOption, TopicArgument
from xieshang_cli.cli.places import division_code, unit_name
from xieshang_cli.cli.recording import named, show_topic, stamp
from xieshang_cli.errors import RefusedError
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.topic import Topic
from xieshang_cli.workflow import transfers

ToOption = Annotated[str | None, typer.Option("--to", help=_("接收方的区划代码或名称。")), Reference("division")]
ReplyByOption = Annotated[
    PartialDate | None, typer.Option("--reply-by", help=_("要求哪天以前答复。")), Day(prefer="future")
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
) -> None:
    """上交一级：乡镇到县区，县区到市州，市州到省；对方接收后由对方承办。

    例如：
      xieshang topic escalate 7k3m --reason 需要区住建局牵头 --reply-by 6月30日
    """
    receiver = division_code(env, to) if to else None
    new = env.archive.change_topic(
        topic,
        lambda old: transfers.escalate(
            old, reason or "", env.archive.records, stamp(env, on), to=receiver, reply_by=reply_by
        ),
    )
    _show_sent(env, new)


@command(exits=(3, 4))
def delegate(
    env: Env,
    topic: TopicArgument,
    to: Annotated[str, typer.Option("--to", help=_("接收方的区划代码或名称。")), Reference("division")],
    reason: ReasonOption = None,
    on: OnOption = None,
    reply_by: ReplyByOption = None,
) -> None:
    """指定下放一级，交给下级承办；对方接收后由对方承办。

    例如：
      xieshang topic delegate 7k3m --to 620302001 --reason 由街道就地协商
    """
    receiver = division_code(env, to)
    new = env.archive.change_topic(
        topic,
        lambda old: transfers.delegate(
            old, receiver, reason or "", env.archive.records, stamp(env, on), reply_by=reply_by
        ),
    )
    _show_sent(env, new)


@command(exits=(3, 4))
def accept(env: Env, topic: TopicArgument, on: OnOption = None) -> None:
    """接收转来的议题，从此由接收方承办。"""
    new = env.archive.change_topic(topic, lambda old: transfers.accept(old, stamp(env, on)))
    show_topic(
        env, new, _("议题 {topic}已由 {holder} 接收。").format(topic=named(new), holder=unit_name(env, new.holder))
    )


@command(exits=(3, 4))
def return_topic(
    env: Env, topic: TopicArgument, to: ToOption = None, reason: ReasonOption = None, on: OnOption = None
) -> None:
    """退回转来的议题，交还移交方，要写明理由。"""
    receiver = division_code(env, to) if to else None

    def alter(old: Topic) -> Topic:
        new = transfers.return_(old, reason or "", stamp(env, on))
        sender = next(transfer.from_ for transfer in new.transfers if transfer not in old.transfers)
        if receiver not in {None, sender}:
            raise NotTheSenderError(old, sender, str(receiver))
        return new

    new = env.archive.change_topic(topic, alter)
    show_topic(
        env,
        new,
        _("议题 {topic}已退回，由 {holder} 承办。").format(topic=named(new), holder=unit_name(env, new.holder)),
    )


def _show_sent(env: Env, topic: Topic) -> None:
    sent = topic.transfers[-1]
    said = _("议题 {topic}已移交 {to}（{id}），等待对方接收；接收以前仍由 {holder} 承办。").format(
        topic=named(topic), to=unit_name(env, sent.to), id=sent.id, holder=unit_name(env, topic.holder)
    )
    show_topic(env, topic, said)
