"""`member import`: takes over a list of members, all or nothing."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.committee.finding import one_committee
from xieshang_cli.cli.committee.parameters import CommitteeOption
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.member.doubts import ListFaultsError, settled
from xieshang_cli.cli.member.list_rows import ListRows
from xieshang_cli.cli.options import Choice, Day, Text
from xieshang_cli.cli.parameters import OnOrAheadOption
from xieshang_cli.cli.progress import Progress, part_of
from xieshang_cli.cli.recording import stamp
from xieshang_cli.errors import SurroundingsError
from xieshang_cli.exchange.member_list import MemberList, member_list
from xieshang_cli.exchange.sheet import MOST_BYTES, SheetError
from xieshang_cli.exchange.sheets import read_sheet, text_sheet
from xieshang_cli.language import _
from xieshang_cli.model.committee import Committee
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.private import MemberContact
from xieshang_cli.reports.pages.member_import import import_page
from xieshang_cli.workflow.building import made
from xieshang_cli.workflow.member_import import Difference, difference, imported


class ChangedMeanwhileError(SurroundingsError):
    """Somebody else changed the committee while the list was compared."""

    code = "changed"

    def __init__(self, code: str) -> None:
        super().__init__(
            _("比对名单的时候，政协 {code} 的记录被别处改了，什么也没有导入。").format(code=code),
            hint=_("再运行一次。"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Import:
    """What is about to be written: the committee as it was and shall be, and contacts to keep apart."""

    before: Committee
    after: Committee
    found: Difference
    contacts: list[MemberContact]

    @property
    def changes_nothing(self) -> bool:
        """Whether there is nothing to write."""
        return self.after is self.before and not self.contacts


@command(exits=(3, 4))
def import_members(
    env: Env,
    file: Annotated[str, typer.Argument(metavar=_("名单"), help=_("Excel 或 CSV 文件；- 为标准输入的 CSV。"))],
    committee: CommitteeOption = None,
    key: Annotated[
        str | None,
        typer.Option("--key", help=_("凭什么认人：number 证号、id 编码、name 姓名；默认用名单里有的最可靠的。")),
        Choice(("number", "id", "name")),
    ] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", help=_("用哪张工作表。")), Text()] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("只看会改什么，不写。"))] = False,
    mark_left: Annotated[
        PartialDate | None, typer.Option("--mark-left", help=_("名单里没有的委员，记为这天离任。")), Day()
    ] = None,
    on: OnOrAheadOption = None,
) -> None:
    """从 Excel 或 CSV 导入委员名单：全部成功，或者一个也不导入；再导入一次不会有变化。

    列的次序不限，上面的标题行、下面的合计不管。空着的格子不会抹掉档案里已有的内容，
    名单里没有的人不会删去。同名的人凭单位、证号分辨；分不清的在终端里会问，不能问就不导入。
    电话和住址只存进不入 git 的文件；身份证号码不存。

    例如：
      xieshang member import 委员名单.xlsx --committee 620302 --dry-run
      xieshang member import 委员名单.xlsx --committee 620302 --key number --mark-left 2026-12-01
    """
    name = _("标准输入") if file == "-" else Path(file).name
    code = one_committee(env, committee)
    progress = env.progress(_("正在读取名单"))
    found = _read(file, sheet, part_of(progress, 1, 2))
    _tell(env, found)
    rows = ListRows(env, found, part_of(progress, 2, 2))
    before = env.archive.committee(code)
    compared = _compared(env, before, rows, key, name)
    _tell_returned(env, before, compared, rows)
    after = imported(before, compared, stamp(env, on), name, mark_left)
    planned = _Import(before=before, after=after, found=compared, contacts=_contacts(env, compared, rows))
    if after is not before:
        env.archive.require_writable(after)
    if not dry_run:
        _write(env, planned)
    document = import_page(
        before,
        compared,
        env.today,
        said=_said(planned, mark_left, dry_run=dry_run),
        left=mark_left,
        contacts={"contacts": len(planned.contacts)},
        is_trial=dry_run,
    )
    ids = [member.id for _row, member in compared.new] + [change.before.id for change in compared.changed]
    if env.quiet and not (dry_run or ids):
        return
    env.show(document, ids=[] if dry_run else ids)


def _read(file: str, sheet: str | None, progress: Progress) -> MemberList:
    if file == "-":
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise SheetError(_("标准输入"), _("内容太大"))
        return member_list(text_sheet(_("标准输入"), data, sheet), _("标准输入"), progress)
    return member_list(read_sheet(Path(file), sheet), file, progress)


def _tell(env: Env, found: MemberList) -> None:
    """Say what of the list is not taken over, and what was put right."""
    if found.identity:
        env.say(_("“{columns}”一列没有读：身份证号码不存。").format(columns=_("、").join(found.identity)))
    if found.ignored:
        env.say(_("不认识的列，没有读：{columns}。").format(columns=_("、").join(found.ignored)))
    if found.spread_names:
        env.say(_("{n} 个姓名中间有空格，已去掉。").format(n=found.spread_names))


def _tell_returned(env: Env, before: Committee, found: Difference, rows: ListRows) -> None:
    """Name those who left as recorded and yet stand in the list: whether they came back is for somebody to say."""
    still = {found.ids[person.row] for person in rows.people if "left" not in person.facts}
    names = [member.name for member in before.members if member.left is not None and member.id in still]
    if names:
        env.warn(_("档案里已离任，名单里又有，没有改动：{names}。").format(names=_("、").join(names)))


def _compared(env: Env, committee: Committee, rows: ListRows, key: str | None, name: str) -> Difference:
    """Compare, asking about doubts where nothing else is wrong."""
    found = difference(committee, rows.people, key)
    if found.doubts and not (found.faults or rows.faults) and env.can_ask:
        answers: Mapping[int, str] = {}
        while found.doubts and not found.faults:
            answers = {**answers, **settled(env, found.doubts)}
            found = difference(committee, rows.people, key, answers)
    if rows.faults or found.faults or found.doubts:
        raise ListFaultsError(name, [*rows.faults, *found.faults], found.doubts)
    return found


def _contacts(env: Env, found: Difference, rows: ListRows) -> list[MemberContact]:
    """Give the contacts that are new or other than those this machine knows."""
    known = env.archive.member_contacts()
    news = []
    for row, reach in rows.contacts.items():
        phone, address = known.get(found.ids[row], (None, None))
        if reach.get("phone", phone) != phone or reach.get("address", address) != address:
            news.append(made(MemberContact, id=found.ids[row], **reach))
    return news


def _write(env: Env, planned: _Import) -> None:
    """Write contacts first: who is in the record can be had again from the list, a phone without a person cannot."""
    if planned.changes_nothing:
        return

    def alter(old: Committee) -> Committee:
        if old != planned.before:
            raise ChangedMeanwhileError(old.code)
        return planned.after

    env.archive.remember_contacts(planned.before.code, planned.contacts)
    if planned.after is not planned.before:
        env.archive.change_committee(planned.before.code, alter)


def _said(planned: _Import, left: PartialDate | None, *, dry_run: bool) -> str:
    found = planned.found
    if planned.changes_nothing:
        said = _("{name}：名单和档案一致，没有变化（{n} 人）。").format(name=planned.before.name, n=found.unchanged)
    else:
        counts = _("新增 {new} 人，更新 {changed} 人，不变 {same} 人").format(
            new=len(found.new), changed=len(found.changed), same=found.unchanged
        )
        if left and found.absent:
            counts += _("，记为离任 {n} 人").format(n=len(found.absent))
        if planned.contacts:
            counts += _("；联系方式更新 {n} 人，只存在本机").format(n=len(planned.contacts))
        form = _("{name}：将{counts}。没有写入。") if dry_run else _("{name}：{counts}。")
        said = form.format(name=planned.before.name, counts=counts)
    if found.zeros_back:
        said += _("{n} 个证号前面的 0 被表格去掉了，按档案里的认。").format(n=found.zeros_back)
    return said
