"""`member edit`: puts a member's data right, or notes that they left."""

from typing import Annotated, Any

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.member.parameters import (
    AddressOption,
    CircleOption,
    ClearOption,
    CoOptedOption,
    EmployerOption,
    EthnicGroupOption,
    GenderOption,
    JoinedOption,
    LeftOption,
    LivesInOption,
    MemberArgument,
    MemberFact,
    NumberOption,
    PartyOption,
    PhoneOption,
    PositionOption,
    PublicOfficialOption,
)
from xieshang_cli.cli.member.recording import keep_contact, show_member
from xieshang_cli.cli.members import find_member
from xieshang_cli.cli.options import Text
from xieshang_cli.cli.places import division_code
from xieshang_cli.cli.prompts import MissingAnswersError
from xieshang_cli.cli.recording import stamp
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.model.committee import Committee, Member
from xieshang_cli.workflow.members import edit_member


class ClearedAndGivenError(UsageError):
    """One fact is both said and to be taken away."""

    def __init__(self, fact: MemberFact) -> None:
        super().__init__(
            _("--{name} 和 --clear {name} 只能用一个。").format(name=fact.value),
            hint=_("改成别的，直接写新的；去掉，只写 --clear {name}。").format(name=fact.value),
        )


@command(exits=(3, 4))
def edit(
    env: Env,
    member: MemberArgument,
    name: Annotated[str | None, typer.Option("--name", help=_("姓名。")), Text()] = None,
    number: NumberOption = None,
    circle: CircleOption = None,
    party: PartyOption = None,
    employer: EmployerOption = None,
    position: PositionOption = None,
    public_official: PublicOfficialOption = None,
    gender: GenderOption = None,
    ethnic_group: EthnicGroupOption = None,
    lives_in: LivesInOption = None,
    joined: JoinedOption = None,
    co_opted_on: CoOptedOption = None,
    left: LeftOption = None,
    phone: PhoneOption = None,
    address: AddressOption = None,
    clear: ClearOption = None,
) -> None:
    """修改一名委员的资料，或记他离任；原来的写进政协委员会的经过。记错了要去掉的，用 --clear。

    例如：
      xieshang member edit 王芳 --employer 区文化馆
      xieshang member edit 620302-m-7k3m --left 2026-11-30
      xieshang member edit 620302-m-7k3m --clear left
    """
    facts = {
        "name": name, "number": number, "circle": circle, "party": party, "employer": employer, "position": position,
        "public_official": public_official, "gender": gender, "ethnic_group": ethnic_group,
        "lives_in": division_code(env, lives_in) if lives_in else None, "joined": joined, "co_opted_on": co_opted_on,
        "left": left,
    }  # fmt: skip
    given: dict[str, Any] = {field: fact for field, fact in facts.items() if fact is not None}
    reach: dict[str, str | None] = {
        name: fact for name, fact in (("phone", phone), ("address", address)) if fact is not None
    }
    gone = dict.fromkeys(fact.field for fact in clear or ())
    if not (given or reach or gone):
        raise MissingAnswersError(["--" + field.replace("_", "-") for field in facts])
    for fact in clear or ():
        if fact.field in {**given, **reach}:
            raise ClearedAndGivenError(fact)
    given |= {field: None for field in gone if field in facts}
    reach |= {field: None for field in gone if field not in facts}
    row = find_member(env, member)
    came: list[tuple[Committee, Member, str]] = []

    def alter(old: Committee) -> Committee:
        new, member = edit_member(old, row.id, stamp(env, left), **given)
        came.append((old, member, keep_contact(env, row.id, row.committee, **reach)))
        return new

    new = env.archive.change_committee(row.committee, alter)
    before, changed, kept = came[-1]
    said = new.events[-1].what if len(new.events) > len(before.events) else _("委员资料没有变化")
    show_member(env, changed, _("{id} {what}。").format(id=row.id, what=said) + kept)
