"""`session attend`: who came, by name, by role, by kind of affected people, in total, or from a sign-in sheet."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.list_values import Listed
from xieshang_cli.cli.members import MemberReference
from xieshang_cli.cli.options import Number, OneOf, Text
from xieshang_cli.cli.parameters import OnOption, RoleOption, SessionArgument
from xieshang_cli.cli.prompts import MissingAnswersError
from xieshang_cli.cli.recording import show_session, stamp
from xieshang_cli.cli.session.attendance import Attendee, category_of, participants, sheet_attendees
from xieshang_cli.cli.session.linking import linked, referred, told
from xieshang_cli.cli.session.parameters import StandsForOption
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.model.partial import Count
from xieshang_cli.model.session import Session
from xieshang_cli.model.vocabulary import Attendance, Mode
from xieshang_cli.workflow import sessions
from xieshang_cli.workflow.stamp import Stamp


class OneWayOnlyError(UsageError):
    """Names, numbers and a sheet were given at once."""

    def __init__(self) -> None:
        super().__init__(
            _("一次只用一种方式：--name 或 --member，--role 或 --affected 加 --count，--total，--from。"),
            hint=_("分几次登记即可，后一次不会抹掉前一次。"),
        )


class OneMemberOnlyError(UsageError):
    """One member's id was given for several names."""

    def __init__(self) -> None:
        super().__init__(_("--member 只说一个人，不能和几个 --name 一起用。"))


@command(exits=(3, 4))
def attend(
    env: Env,
    session: SessionArgument,
    name: Annotated[list[str] | None, typer.Option("--name", help=_("姓名。")), Text()] = None,
    role: RoleOption = None,
    unit: Annotated[str | None, typer.Option("--unit", help=_("单位。")), Text()] = None,
    position: Annotated[str | None, typer.Option("--position", help=_("职务。")), Text()] = None,
    member: Annotated[
        str | None, typer.Option("--member", help=_("哪位委员：编码、委员编号或姓名。")), MemberReference()
    ] = None,
    stands_for: StandsForOption = None,
    mode: Annotated[Mode | None, typer.Option("--mode", help=_("参加方式。")), OneOf(Mode)] = None,
    status: Annotated[Attendance | None, typer.Option("--status", help=_("到会情况。")), OneOf(Attendance)] = None,
    selected_by: Annotated[
        str | None, typer.Option("--selected-by", help=_("怎样产生的。")), Listed("selection_methods")
    ] = None,
    count: Annotated[Count | None, typer.Option("--count", help=_("这一类来了多少人。")), Number()] = None,
    affected: Annotated[
        str | None, typer.Option("--affected", help=_("哪一类利益攸关方，和 --count 一起用。")), Text()
    ] = None,
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

    委员按编码、委员编号认，再按姓名在本站的委员和上级政协的委员里找；同名的在终端上会询问，否则不认定，只报告。

    例如：
      xieshang session attend 3n8k --name 张明 --role 政协委员
      xieshang session attend 3n8k --role 群众代表 --count 12
      xieshang session attend 3n8k --affected 临街商户 --count 3
      xieshang session attend 3n8k --total 50余人
      xieshang session attend 3n8k --from 签到表.xlsx
    """
    _require_one_way(bool(name or member), count, total, from_file, role, affected)
    if member and name and len(name) > 1:
        raise OneMemberOnlyError
    held = env.archive.session(session)
    given = Attendee(
        name="", role=role, unit=unit, position=position, mode=mode, status=status, selected_by=selected_by,
        stands_for=category_of(env, held, stands_for) if stands_for else None,
    )  # fmt: skip
    if from_file is not None:
        people = sheet_attendees(env, held, from_file, given)
    else:
        people = [replace(given, name=one) for one in dict.fromkeys(name or ([""] if member else []))]
    if member:
        people = [_as_member(env, held, referred(env, person, member)) for person in people]
    result = linked(env, held, people)
    facts = participants(env, held, result.people, private=private)
    by_affected = category_of(env, held, affected) if affected else None
    new = env.archive.change_session(held.id, _change(facts, role, by_affected, count, total, stamp(env, on)))
    told(env, new, result)
    said = _("协商会 {id}：{what}。").format(id=new.id, what=new.events[-1].what)
    show_session(env, new, said + _kept_apart(result.people, facts))


def _require_one_way(
    by_name: bool,
    count: Count | None,
    total: Count | None,
    from_file: Path | None,
    role: str | None,
    affected: str | None,
) -> None:
    ways = sum([by_name, count is not None, total is not None, from_file is not None])
    if ways > 1 or (affected and (role or not count) and ways):
        raise OneWayOnlyError
    if affected and count is None:
        raise MissingAnswersError(["--count"])
    if ways == 0:
        raise MissingAnswersError(["--name"])
    if count is not None and role is None and affected is None:
        raise MissingAnswersError(["--role"])


def _change(
    facts: Sequence[Mapping[str, Any]],
    role: str | None,
    affected: str | None,
    count: Count | None,
    total: Count | None,
    by: Stamp,
) -> Callable[[Session], Session]:
    def alter(old: Session) -> Session:
        if count is not None and affected is not None:
            return sessions.attend_by_affected(old, affected, count, by)
        if count is not None:
            return sessions.attend_by_role(old, role or "", count, by)
        if total is not None:
            return sessions.attend_in_total(old, total, by)
        return sessions.attend(old, facts, by)

    return alter


def _as_member(env: Env, session: Session, person: Attendee) -> Attendee:
    """Give the role to whom `--member` names, unless the record has one already."""
    if not person.name:
        raise MissingAnswersError(["--name"])
    is_there = any(person.name == other.name and other.role for other in session.participants)
    roles = env.archive.policy.member_roles
    return person if person.role or is_there or not roles else replace(person, role=roles[0])


def _kept_apart(people: Sequence[Attendee], facts: Sequence[Mapping[str, Any]]) -> str:
    """Say which names do not stand in the record, and what stands there instead."""
    apart = [
        f"{person.name} {given['person']}" for person, given in zip(people, facts, strict=True) if "person" in given
    ]
    if not apart:
        return ""
    return "\n" + _("居民的姓名只存在本机，记录里是编码：{people}。").format(people=_("、").join(apart))
