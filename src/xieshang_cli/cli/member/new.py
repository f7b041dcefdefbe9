"""`member new`: enters one member."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.committee.finding import one_committee
from xieshang_cli.cli.committee.parameters import CommitteeOption
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.member.parameters import (
    AddressOption,
    CircleOption,
    CoOptedOption,
    EmployerOption,
    EthnicGroupOption,
    GenderOption,
    JoinedOption,
    LivesInOption,
    NumberOption,
    PartyOption,
    PhoneOption,
    PositionOption,
    PublicOfficialOption,
)
from xieshang_cli.cli.member.recording import keep_contact, show_member
from xieshang_cli.cli.members import described, namesakes
from xieshang_cli.cli.options import Text
from xieshang_cli.cli.parameters import IdOption
from xieshang_cli.cli.places import division_code
from xieshang_cli.cli.recording import stamp
from xieshang_cli.cli.suggestions import folded
from xieshang_cli.language import _
from xieshang_cli.model.committee import Committee, Member
from xieshang_cli.workflow.members import new_member


@command(exits=(3, 4))
def new(
    env: Env,
    name: Annotated[str, typer.Option("--name", help=_("姓名。")), Text()],
    committee: CommitteeOption = None,
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
    id: IdOption = None,  # noqa: A002 - the name of the option
    phone: PhoneOption = None,
    address: AddressOption = None,
) -> None:
    """登记一名委员。电话和住址只存进不入 git 的文件；身份证号码不存。

    例如：
      xieshang member new --committee 620302 --name 王芳 --circle 教育 --employer 区一中 --joined 2021-12
    """
    code = one_committee(env, committee)
    others = namesakes(env, name)
    facts = {
        "name": name, "number": number, "circle": circle, "party": party, "employer": employer, "position": position,
        "public_official": public_official, "gender": gender, "ethnic_group": ethnic_group,
        "lives_in": division_code(env, lives_in) if lives_in else None, "joined": joined, "co_opted_on": co_opted_on,
    }  # fmt: skip
    reach = {name: fact for name, fact in (("phone", phone), ("address", address)) if fact is not None}
    entered: list[Member] = []
    kept: list[str] = []

    def alter(old: Committee) -> Committee:
        changed, member = new_member(old, stamp(env), identity=folded(id) if id else None, **facts)
        entered.append(member)
        kept.append(keep_contact(env, member.id, code, **reach))
        return changed

    env.archive.change_committee(code, alter)
    member = entered[-1]
    said = _("已登记委员 {id} {name}。").format(id=member.id, name=member.name)
    if others:
        listed = _("；").join(f"{described(row)} {row.id}" for row in others)
        env.warn(_("已有同名委员：{listed}。是同一个人就登记重了。").format(listed=listed))
    show_member(env, member, said + kept[-1])
