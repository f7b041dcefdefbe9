"""`station handover`: makes the pack and records who hands over to whom, accepts it, shows the last."""

from collections.abc import Sequence
from typing import Annotated, NamedTuple

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.list_values import Suggested
from xieshang_cli.cli.lists import tell_unreadable
from xieshang_cli.cli.options import Text
from xieshang_cli.cli.pages import page_context
from xieshang_cli.cli.parameters import OnOrAheadOption
from xieshang_cli.cli.recording import stamp
from xieshang_cli.cli.station.handing import handing, items_of
from xieshang_cli.cli.station.holders import Holder, holder
from xieshang_cli.cli.station.parameters import BasisOption, MemberOption, PartyPostOption, StationArgument
from xieshang_cli.cli.supervise.targets import person as person_meant
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.model.organisation import Handover, Post, Station
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.vocabulary import HEAD
from xieshang_cli.reports.document import Document, Paragraph
from xieshang_cli.reports.pages.handover import accepted_page, handover_data, handover_page
from xieshang_cli.reports.papers.handover import handover_pack
from xieshang_cli.workflow import acceptance
from xieshang_cli.workflow.handover import drafted, giver_of, hand_over, last_of, to_hand_over, waiting
from xieshang_cli.workflow.next_actions import accept_command
from xieshang_cli.workflow.open_items import OpenItem
from xieshang_cli.workflow.posts import new_term
from xieshang_cli.workflow.stamp import Stamp


class OneDeedError(UsageError):
    """Handing over, accepting and withdrawing are three things."""

    def __init__(self) -> None:
        super().__init__(
            _("一次只做一件：--to 移交，--accept 接收，--withdraw 撤销。"),
            hint=_("都不写则查看最近一次交接。"),
        )


class OptionWithoutDeedError(UsageError):
    """An option belongs to a deed that was not asked for."""

    def __init__(self, options: list[str], deed: str) -> None:
        super().__init__(_("{options} 要和 {deed} 一起用。").format(options=_("、").join(options), deed=deed))


class BadItemError(UsageError):
    """Not an item with a person."""

    def __init__(self, typed: str) -> None:
        super().__init__(_("“{typed}”应写成 事项=接手人。").format(typed=typed), hint=_("例如 --item 7k3m=李华"))


@command(exits=(3, 4))
def handover(
    env: Env,
    station: StationArgument,
    to: Annotated[str | None, typer.Option("--to", help=_("移交给谁。")), Text()] = None,
    from_: Annotated[str | None, typer.Option("--from", help=_("由谁移交；默认是在任的。")), Text()] = None,
    post: Annotated[
        str, typer.Option("--post", help=_("哪个职务的工作；默认站长。")), Suggested("station_posts")
    ] = HEAD,
    on: OnOrAheadOption = None,
    appoint: Annotated[bool, typer.Option("--appoint", help=_("同时任命接交人，原任同日免职。"))] = False,
    member: MemberOption = None,
    party_post: PartyPostOption = None,
    basis: BasisOption = None,
    private: Annotated[bool, typer.Option("--private", help=_("清单上印委员电话；输出的文件要管好。"))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("只出清单，不登记。"))] = False,
    accept: Annotated[bool, typer.Option("--accept", help=_("接收等待接收的交接。"))] = False,
    by: Annotated[str | None, typer.Option("--by", help=_("谁确认接收；代接交人录入时写明。")), Text()] = None,
    item: Annotated[
        list[str] | None,
        typer.Option("--item", metavar=_("事项=接手人"), help=_("这一项由另一人负责；可写多次。")),
        Text(),
    ] = None,
    only_listed: Annotated[
        bool, typer.Option("--only-listed", help=_("只接收清单上的；移交以后新增的仍由移交人负责。"))
    ] = False,
    withdraw: Annotated[bool, typer.Option("--withdraw", help=_("撤销录错的、还没有接收的交接。"))] = False,
    note: Annotated[str | None, typer.Option("--note", help=_("说明；撤销时写理由。")), Text(lines=True)] = None,
) -> None:
    """工作交接：出移交清单并登记谁移交给谁；接交人接收以后，每件未办结的事都有一个人负责。

    只写工作站，查看最近一次交接和以后的变化。移交不等于任命：要同时任命，加 --appoint。

    例如：
      xieshang station handover 620302001 --to 李华 --on 2026-03-01 --output 移交清单.md
      xieshang station handover 620302001 --accept --by 李华 --item 7k3m=王强
    """
    if sum((to is not None, accept, withdraw)) > 1:
        raise OneDeedError
    _refuse_strays(
        "--to",
        to is not None,
        {
            "--from": from_,
            "--appoint": appoint,
            "--private": private,
            "--dry-run": dry_run,
        },
    )
    _refuse_strays("--appoint", appoint, {"--member": member, "--party-post": party_post, "--basis": basis})
    _refuse_strays("--accept", accept, {"--by": by, "--item": item, "--only-listed": only_listed})
    record = env.archive.station(station)
    day = on or PartialDate.of(env.today)
    if to is not None:
        person = holder(env, to, member) if appoint else Holder(person_meant(env, to).name)
        term = _term(post, person, party_post, day, basis) if appoint else None
        giver = person_meant(env, from_).name if from_ else giver_of(record, post, day.earliest, person.name)
        draft = _Draft(post, giver, person.name, day, note, term)
        _hand_over(env, record, draft, with_phones=private, dry_run=dry_run)
    elif accept:
        _accept(env, record, post, day, by=by, said=item or [], note=note, only_listed=only_listed)
    elif withdraw:
        _withdraw(env, record, post, day, note or "")
    else:
        _refuse_strays("--to", False, {"--on": on, "--note": note})
        env.show(handover_page(record, last_of(record, post), items_of(env, record.code), page_context(env), post))
        tell_unreadable(env, near=record.code)


class _Draft(NamedTuple):
    """What a handover is to be; with `term` the one who takes over is appointed too."""

    post: str
    giver: str
    taker: str
    day: PartialDate
    note: str | None
    term: Post | None

    def made(self, station: Station, moment: Stamp, items: Sequence[OpenItem]) -> Handover:
        """Make it for the station as it is."""
        return drafted(station, moment, post=self.post, giver=self.giver, taker=self.taker, items=items, note=self.note)


def _term(post: str, person: Holder, party_post: str | None, day: PartialDate, basis: str | None) -> Post:
    return new_term(post=post, name=person.name, member=person.member, party_post=party_post, from_=day, basis=basis)


def _hand_over(env: Env, record: Station, draft: _Draft, *, with_phones: bool, dry_run: bool) -> None:
    moment = stamp(env, draft.day)
    items = to_hand_over(record, items_of(env, record.code), draft.post, draft.giver, env.today)
    made = draft.made(record, moment, items)
    policy = env.archive.policy

    def alter(old: Station) -> Station:
        again = draft.made(old, moment, items).model_copy(update={"id": made.id})
        return hand_over(old, policy, moment, again, items, draft.term)

    if dry_run:
        alter(record)  # refuses what the deed would refuse
    else:
        record = env.archive.change_station(record.code, alter)
        command = accept_command(record.code, draft.post)
        env.say(_("已登记移交 {id}，等{name}接收：{command}").format(id=made.id, name=draft.taker, command=command))
    pack = handover_pack(handing(env, record, made, with_phones=with_phones, is_recorded=not dry_run))
    env.show(pack, ids=[] if dry_run else [made.id])


def _accept(
    env: Env,
    record: Station,
    post: str,
    day: PartialDate,
    *,
    by: str | None,
    said: list[str],
    note: str | None,
    only_listed: bool,
) -> None:
    waits = waiting(record, post)
    if waits is None:
        raise acceptance.NothingWaitingError(record, post)
    items = to_hand_over(record, items_of(env, record.code), post, waits.from_, env.today)
    given = [(one, person_meant(env, who).name) for one, who in map(_item, said)]
    named = acceptance.named_items(items, given)
    by = by and person_meant(env, by).name

    def alter(old: Station) -> Station:
        return acceptance.accept(
            old, stamp(env, day), items, post=post, by=by, named=named, only_listed=only_listed, note=note
        )

    new = env.archive.change_station(record.code, alter)
    closed = next(one for one in new.handovers if one.id == waits.id)
    context = page_context(env)
    env.show(accepted_page(new, closed, acceptance.differences(waits, items), items, context), ids=[closed.id])


def _withdraw(env: Env, record: Station, post: str, day: PartialDate, reason: str) -> None:
    new = env.archive.change_station(
        record.code, lambda old: acceptance.withdraw(old, stamp(env, day), reason=reason, post=post)
    )
    said = _("工作站 {code}“{name}”：{what}。").format(code=new.code, name=new.name, what=new.events[-1].what)
    gone = next(one for one in reversed(new.handovers) if one.withdrawn_on is not None and one.post == post)
    data = handover_data(new, gone, items_of(env, new.code), page_context(env))
    env.show(Document("handover", "", env.today, [Paragraph(said)], data=data), ids=[gone.id])


def _item(typed: str) -> tuple[str, str]:
    item, sign, person = typed.replace("＝", "=").partition("=")
    if not sign or not item.strip() or not person.strip():
        raise BadItemError(typed)
    return item.strip(), person.strip()


def _refuse_strays(deed: str, is_done: bool, given: dict[str, object]) -> None:
    strays = [option for option, value in given.items() if value not in (None, False, [], "")]
    if strays and not is_done:
        raise OptionWithoutDeedError(strays, deed)
