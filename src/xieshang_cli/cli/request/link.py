"""`request link`: requests become part of a topic."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Reference
from xieshang_cli.cli.parameters import OnOption
from xieshang_cli.cli.recording import named, show_topic, stamp
from xieshang_cli.language import _
from xieshang_cli.storage.references import Kind
from xieshang_cli.workflow.topics import link_requests


@command(exits=(3, 4))
def link(
    env: Env,
    requests: Annotated[
        list[str], typer.Argument(metavar=_("诉求"), help=_("诉求的编码，可以几条。")), Reference("request")
    ],
    topic: Annotated[str, typer.Option("--topic", help=_("并入哪个议题。")), Reference("topic")],
    on: OnOption = None,
) -> None:
    """把若干诉求并入一个议题。

    例如：
      xieshang request link 4x9d 8m2q --topic 7k3m
    """
    found = [env.archive.resolve(Kind.REQUEST, request) for request in requests]
    new = env.archive.change_topic(topic, lambda old: link_requests(old, found, env.archive.records, stamp(env, on)))
    said = _("议题 {topic}：来源诉求共 {n} 条。").format(topic=named(new), n=len(new.raised.requests))
    show_topic(env, new, said)
