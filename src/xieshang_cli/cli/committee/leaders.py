"""`committee appoint` and `committee relieve`: who holds a leading post, from when until when."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.committee.finding import committee_code
from xieshang_cli.cli.committee.parameters import CommitteeArgument, EndOption, FromOption, MemberOption
from xieshang_cli.cli.committee.recording import said_change, show_committee
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.list_values import Suggested
from xieshang_cli.cli.members import find_member
from xieshang_cli.cli.options import Day, Text
from xieshang_cli.cli.recording import stamp
from xieshang_cli.errors import RefusedError
from xieshang_cli.language import _
from xieshang_cli.model.committee import Committee, Member
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.workflow import committees


class OtherCommitteeError(RefusedError):
    """Leaders of a committee are members of it."""

    code = "other_committee"

    def __init__(self, name: str, member: str, committee: str) -> None:
        super().__init__(
            _("{name}（{id}）不是政协 {committee} 的委员。").format(name=name, id=member, committee=committee),
            ids=[member],
        )


@command(exits=(3, 4))
def appoint(
    env: Env,
    committee: CommitteeArgument,
    post: Annotated[
        str,
        typer.Option("--post", help=_("职务，如 主席、副主席、秘书长。")),
        Suggested("leader_posts", is_checked=True),
    ],
    member: MemberOption,
    from_: FromOption = None,
    until: EndOption = None,
    basis: Annotated[str | None, typer.Option("--basis", help=_("依据，如文件号。")), Text()] = None,
) -> None:
    """记录委员担任领导职务；主席、党组书记、秘书长同一时间只有一人。

    例如：
      xieshang committee appoint 620302 --post 副主席 --member 王芳 --from 2021-12-08
    """
    code = committee_code(env, committee)
    identity = _member_of(env, code, member)
    term = committees.Term(from_=from_, until=until, basis=basis)
    new = env.archive.change_committee(
        code, lambda old: committees.appoint(old, post, _known(old, identity), stamp(env, from_), term)
    )
    show_committee(env, new, said_change(new))


@command(exits=(3, 4))
def relieve(
    env: Env,
    committee: CommitteeArgument,
    member: MemberOption,
    until: Annotated[PartialDate, typer.Option("--until", help=_("从哪一天起不再担任。")), Day()],
    post: Annotated[
        str | None, typer.Option("--post", help=_("免去哪个职务；只有一个时不必写。")), Suggested("leader_posts")
    ] = None,
) -> None:
    """记录委员不再担任领导职务；任职经过留在记录里。

    例如：
      xieshang committee relieve 620302 --member 王芳 --until 2026-11-23
    """
    code = committee_code(env, committee)
    identity = _member_of(env, code, member)
    new = env.archive.change_committee(
        code, lambda old: committees.relieve(old, _known(old, identity), until, stamp(env, until), post)
    )
    show_committee(env, new, said_change(new))


def _member_of(env: Env, code: str, reference: str) -> str:
    row = find_member(env, reference)
    if row.committee != code:
        raise OtherCommitteeError(row.name, row.id, code)
    return row.id


def _known(committee: Committee, identity: str) -> Member:
    member = committee.member(identity)
    if member is None:  # taken out of the file since the index was made
        raise OtherCommitteeError(identity, identity, committee.code)
    return member
