"""`session attend`: who came, by name, by role, in total, or from a sign-in sheet."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Number, OneOf, Text
from xieshang_cli.cli.parameters import OnOption, RoleOption, SessionArgument
from xieshang_cli.cli.prompts import MissingAnswersError
from xieshang_cli.cli.recording import show_session, stamp
from xieshang_cli.cli.session.attendance import Attendee, participants, sheet_attendees
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.model.partial import Count
from xieshang_cli.model.session import Session
from xieshang_cli.model.vocabulary import Attendance, Mode
from xieshang_cli.workflow import sessions


class OneWayOnlyError(UsageError):
    """Names, numbers and a sheet were given at once."""

    def __init__(self) -> None:
        super().__init__(
            _("一次只用一种方式：--name，或 --role 加 --count，或 --total，或 --from。"),
            hint=_("分几次登记即可，后一次不会抹掉前一次。"),
        )


@command(exits=(3, 4))
def attend(
    env: Env,
    session: SessionArgument,
    name: Annotated[list[str] | None, typer.Option("--name", help=_("姓名。")), Text()] = None,
    role: RoleOption = None,
    unit: Annotated[str | None, typer.Option("--unit", help=_("单位。")), Text()] = None,
    member: Annotated[str | None, typer.Option("--member", help=_("委员编码。")), Text()] = None,
    mode: Annotated[Mode | None, typer.Option("--mode", help=_("参加方式。")), OneOf(Mode)] = None,
    status: Annotated[Attendance | None, typer.Option("--status", help=_("到会情况。")), OneOf(Attendance)] = None,
    selected_by: Annotated[str | None, typer.Option("--selected-by", help=_("怎样产生的。")), Text()] = None,
    count: Annotated[Count | None, typer.Option("--count", help=_("这类身份来了多少人。")), Number()] = None,
    total: Annotated[Count | None, typer.Option("--total", help=_("一共来了多少人。")), Number()] = None,
    from_file: Annotated[
        Path | None, typer.Option("--from", metavar=_("文件"), help=_("签到表，csv 或 xlsx。"))
    ] = None,
    private: Annotated[
        bool | None, typer.Option("--private/--public", help=_("姓名是否只存进不入 git 的文件；默认按身份。"))
    ] = None,
    on: OnOption = None,
) -> None:
    """登记到会人员。委员、干部、部门的姓名写进记录；居民的姓名只存进不入 git 的文件，记录里是身份。

    例如：
      xieshang session attend 3n8k --name 张明 --role 政协委员
      xieshang session attend 3n8k --role 群众代表 --count 12
      xieshang session attend 3n8k --total 50余人
      xieshang session attend 3n8k --from 签到表.xlsx
    """
    ways = [bool(name), count is not None, total is not None, from_file is not None]
    if sum(ways) > 1:
        raise OneWayOnlyError
    if sum(ways) == 0:
        raise MissingAnswersError(["--name"])
    if count is not None and role is None:
        raise MissingAnswersError(["--role"])
    held = env.archive.session(session)
    people = [
        Attendee(name=one, role=role, unit=unit, member=member, mode=mode, status=status, selected_by=selected_by)
        for one in name or ()
    ]
    if from_file is not None:
        people = sheet_attendees(env, from_file, role)
    facts = participants(env, held, people, private=private)

    def alter(old: Session) -> Session:
        if count is not None:
            return sessions.attend_by_role(old, role or "", count, stamp(env, on))
        if total is not None:
            return sessions.attend_in_total(old, total, stamp(env, on))
        return sessions.attend(old, facts, stamp(env, on))

    new = env.archive.change_session(held.id, alter)
    show_session(
        env, new, _("协商会 {id}：{what}。").format(id=new.id, what=new.events[-1].what) + _kept_apart(people, facts)
    )


def _kept_apart(people: Sequence[Attendee], facts: Sequence[Mapping[str, Any]]) -> str:
    """Say which names do not stand in the record, and what stands there instead."""
    apart = [
        f"{person.name} {given['person']}" for person, given in zip(people, facts, strict=True) if "person" in given
    ]
    if not apart:
        return ""
    return "\n" + _("居民的姓名只存在本机，记录里是编码：{people}。").format(people=_("、").join(apart))
