"""`session opinion`."""

from typing import Annotated, Any

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import OneOf, Text
from xieshang_cli.cli.parameters import IdOption, MediumOption, OnOption, RoleOption, SessionArgument, TopicOption
from xieshang_cli.cli.recording import item_id, show_session, stamp
from xieshang_cli.cli.session.attendance import category_of
from xieshang_cli.cli.session.parameters import StandsForOption
from xieshang_cli.cli.session.speakers import speaker
from xieshang_cli.language import _
from xieshang_cli.model.session import Session
from xieshang_cli.model.vocabulary import Stance
from xieshang_cli.storage.references import Kind
from xieshang_cli.workflow.sessions import add_opinion


@command(exits=(3, 4))
def opinion(
    env: Env,
    session: SessionArgument,
    text: Annotated[str, typer.Option("--text", help=_("说了什么。")), Text(lines=True)],
    by: Annotated[str | None, typer.Option("--by", help=_("谁说的：姓名、单位或身份。")), Text()] = None,
    role: RoleOption = None,
    stance: Annotated[Stance | None, typer.Option("--stance", help=_("态度。")), OneOf(Stance)] = None,
    stands_for: StandsForOption = None,
    medium: MediumOption = None,
    topic: TopicOption = None,
    on: OnOption = None,
    identity: IdOption = None,
) -> None:
    """记录一条意见，反对的也照录。居民的姓名不进记录，只存进不入 git 的文件。

    没有到会、由电话、微信或者书信转达的，用 --medium 写明：算听到了，不算到会。

    例如：
      xieshang session opinion 3n8k --by 群众代表 --stance 反对 --text 一楼采光会受影响
      xieshang session opinion 3n8k --stands-for 临街商户 --medium 电话 --text 施工请避开周末
    """
    about = env.archive.resolve(Kind.TOPIC, topic) if topic else None
    held = env.archive.session(session)
    said_by, said_role = speaker(env, held, by, role)
    facts: dict[str, Any] = {
        "by": said_by, "role": said_role, "topic": about, "stance": stance, "text": text, "medium": medium,
        "stands_for": category_of(env, held, stands_for) if stands_for else None,
    }  # fmt: skip

    def alter(old: Session) -> Session:
        wanted = item_id("o", identity)
        return add_opinion(old, stamp(env, on), id=wanted, **facts)

    new = env.archive.change_session(held.id, alter)
    show_session(env, new, _("协商会 {id}：已记录意见 {item}。").format(id=new.id, item=new.opinions[-1].id))
