"""`station appoint`, `station relieve`, `station correct`: who holds a post, from when until when."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.members import find_member
from xieshang_cli.cli.options import Day, Text
from xieshang_cli.cli.parameters import ReasonOption
from xieshang_cli.cli.prompts import MissingAnswersError
from xieshang_cli.cli.recording import stamp
from xieshang_cli.cli.station.holders import holder
from xieshang_cli.cli.station.parameters import (
    BasisOption,
    CoOptionOption,
    EndOption,
    FromOption,
    HeldPostArgument,
    HolderArgument,
    LeavingOption,
    MemberOption,
    PartyPostOption,
    PostArgument,
    StationArgument,
)
from xieshang_cli.cli.station.recording import last_event, show_station
from xieshang_cli.language import _
from xieshang_cli.model.organisation import HEAD, Post, Station
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.reports.document import Entry
from xieshang_cli.workflow import posts


@command(exits=(3, 4))
def appoint(
    env: Env,
    station: StationArgument,
    post: PostArgument,
    who: Annotated[str, typer.Argument(metavar=_("姓名"), help=_("姓名，或委员编码、委员证号。")), Text()],
    member: MemberOption = None,
    party_post: PartyPostOption = None,
    from_: FromOption = None,
    until: EndOption = None,
    basis: BasisOption = None,
    co_option_due: CoOptionOption = None,
    succeed: Annotated[bool, typer.Option("--succeed", help=_("接任：原任同日免职。"))] = False,
) -> None:
    """任命站长、副站长、联络员、秘书；站长等只能一人担任，接任加 --succeed。

    姓名和某位委员相同，不等于就是他：在终端里会问；不能问的，用 --member 写明，否则只按姓名记录。
    补录以前的任职，--from 和 --until 都要写。

    例如：
      xieshang station appoint 620302001 副站长 李华 --member 李华 --from 2026-03-01
      xieshang station appoint 620302001 站长 王强 --party-post 街道党工委副书记 --co-option-due 2027-01 --succeed
    """
    code = env.archive.station(station).code
    person = holder(env, who, member)
    begin = from_ or PartialDate.of(env.today)
    term = posts.new_term(
        post=post,
        name=person.name,
        member=person.member,
        party_post=party_post,
        from_=begin,
        until=until,
        basis=basis,
        co_option_due=co_option_due,
    )
    policy = env.archive.policy
    new = env.archive.change_station(
        code, lambda old: posts.appoint(old, policy, stamp(env, begin), term, succeed=succeed)
    )
    too_many = posts.deputies_beyond(new, policy, begin.earliest)
    if too_many:
        env.warn(_("副站长比规定的 {most} 名多 {n} 名。").format(most=policy.most_deputies, n=too_many))
    show_station(env, new, _said(new), steps=_handing_over(new, term) if succeed else [])


@command(exits=(3, 4))
def relieve(
    env: Env,
    station: StationArgument,
    post: HeldPostArgument,
    who: HolderArgument = None,
    until: LeavingOption = None,
    reason: ReasonOption = None,
) -> None:
    """免去职务；任职记录保留，不删除。

    例如：
      xieshang station relieve 620302001 站长 --until 2026-03-01 --reason 工作调动
    """
    end = until or PartialDate.of(env.today)
    new = env.archive.change_station(station, lambda old: posts.relieve(old, stamp(env, end), post, who, end, reason))
    steps = [
        Entry(_("任命新人"), command=_("xieshang station appoint {code} {post} 姓名").format(code=new.code, post=post))
    ]
    held = new.holders(post, env.today)
    show_station(env, new, _said(new), steps=[] if held else steps)


@command(exits=(3, 4))
def correct(
    env: Env,
    station: StationArgument,
    post: HeldPostArgument,
    who: HolderArgument = None,
    began: Annotated[PartialDate | None, typer.Option("--began", help=_("哪一段：现在记录的任职日期。")), Day()] = None,
    name: Annotated[str | None, typer.Option("--name", help=_("改为这个姓名。")), Text()] = None,
    member: MemberOption = None,
    party_post: PartyPostOption = None,
    from_: Annotated[PartialDate | None, typer.Option("--from", help=_("改为从这一天起。")), Day()] = None,
    until: Annotated[PartialDate | None, typer.Option("--until", help=_("改为到这一天止。")), Day()] = None,
    still_held: Annotated[bool, typer.Option("--still-held", help=_("去掉免职日期：仍在任。"))] = False,
    basis: BasisOption = None,
    co_option_due: CoOptionOption = None,
) -> None:
    """更正或补全一段任职，例如日期写错了，或站长后来增选为委员；原来写的留在经过里。

    例如：
      xieshang station correct 620302001 站长 王强 --from 2026-03-02
      xieshang station correct 620302001 站长 --member 王强
    """
    given = {
        "name": name,
        "member": find_member(env, member).id if member else None,
        "party_post": party_post,
        "from_": from_,
        "until": until,
        "basis": basis,
        "co_option_due": co_option_due,
    }
    if not still_held and not any(given.values()):
        raise MissingAnswersError(["--from", "--until", "--member", "--party-post", "--basis"])
    policy = env.archive.policy

    def alter(old: Station) -> Station:
        return posts.correct(old, policy, stamp(env), post, who, began=began, still_held=still_held, **given)

    before = env.archive.station(station)
    new = env.archive.change_station(before.code, alter)
    said = _("工作站 {code} 没有改动。").format(code=new.code) if new.events == before.events else _said(new)
    show_station(env, new, said)


def _said(station: Station) -> str:
    return _("工作站 {code}“{name}”：{what}。").format(code=station.code, name=station.name, what=last_event(station))


def _handing_over(station: Station, term: Post) -> list[Entry]:
    command = f"xieshang station handover {station.code} --to {term.name} --on {term.from_}"
    command += f" --post {term.post}" if term.post != HEAD else ""
    return [Entry(_("办理工作交接"), command=command)]
