"""The overview: the sentences a yearly account begins with, made from the records, and the figures behind them.

No sentence says more than the records: a share that is not exact is said from its whole percent upwards, one of which
nothing is recorded is said to be unknown, attendances (人次) are not called persons.
"""

from dataclasses import dataclass
from functools import reduce

from xieshang_cli.language import N_, _
from xieshang_cli.model.partial import CountTotal
from xieshang_cli.reports.counting import whole
from xieshang_cli.reports.coverage_counts import forces, places
from xieshang_cli.reports.document import Column, Document, Paragraph, Rate, Table, Value
from xieshang_cli.reports.notes import roster_notes, undated_notes
from xieshang_cli.reports.overview_counts import overview_counted, overview_items
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.selection import Selection


@report(
    "overview",
    title=N_("工作综述"),
    summary=N_("一段可以写进总结的话：覆盖率、下沉率、参与人次、解决件数，都从记录算出，并附依据。"),
    needs=(
        "divisions", "stations", "councils", "rooms", "committees", "memberships", "leaders", "special_committees",
        "assignments", "postings", "sessions", "topics",
    ),
    options=("as_of",),
    counted=overview_counted,
)  # fmt: skip
def overview(selection: Selection) -> Document:
    """Give the paragraph, and a table of the figures it is made of."""
    figures = _figures(selection)
    return Document(
        kind="report.overview",
        title=_("工作综述"),
        as_of=selection.roster_day,
        blocks=[Paragraph(_paragraph(figures, selection)), _table(figures)],
        notes=_notes(figures, selection),
        counts={
            "sessions": figures.sessions,
            "topics": len(selection.topics),
            "undated": sum(selection.undated.values()),
            "unreadable": len(selection.unreadable),
        },
        data={
            "townships": figures.townships,
            "villages": figures.villages,
            "members": figures.members,
            "sessions": figures.sessions,
            "attendances": figures.attendances,
            "attendances_affected": figures.affected,
            "solved": figures.solved,
        },
    )


@dataclass(frozen=True, slots=True)
class _Figures:
    """What the paragraph says; of shares and sums each with what is not in it.

    `solved` are topics closed with at least one task confirmed as done, of all that were closed.
    """

    townships: Rate
    villages: Rate
    members: Rate
    sessions: int
    attendances: CountTotal
    affected: CountTotal
    solved: Rate


def _figures(selection: Selection) -> _Figures:
    sums = whole(overview_items(selection))
    return _Figures(
        townships=places(selection, 9).total("both"),
        villages=places(selection, 12).total("both"),
        members=forces(selection).total("members"),
        sessions=sums.amount("sessions"),
        attendances=sums.total("attendances"),
        affected=sums.total("attendances_affected"),
        solved=Rate(sums.amount("solved"), sums.amount("solved", "closed_without")),
    )


def _paragraph(figures: _Figures, selection: Selection) -> str:
    day = selection.roster_day
    sentences = [
        _("截至{year}年{month}月{day}日，{text}").format(
            year=day.year, month=day.month, day=day.day, text=_share_sentence(figures.townships, _TOWNSHIPS)
        ),
        _share_sentence(figures.villages, _VILLAGES),
        _share_sentence(figures.members, _MEMBERS),
        _attendance_sentence(figures, figures.sessions),
        _solved_sentence(figures.solved),
    ]
    return reduce(_joined, sentences)


def _joined(before: str, after: str) -> str:
    """Put one sentence after another; languages with blanks put one between."""
    return _("{before}{after}").format(before=before, after=after)


# What is said of a share, when nothing is known, when there is none, and otherwise.
_TOWNSHIPS = (
    N_("乡镇、街道建立协商议事会和议事室的比例没有记录。"),
    N_("有记录的乡镇、街道都还没有同时建立协商议事会和议事室。"),
    N_("{share}的乡镇、街道建立了协商议事会和议事室。"),
)
_VILLAGES = (
    N_("村、社区建立协商议事会和议事室的比例没有记录。"),
    N_("有记录的村、社区都还没有同时建立协商议事会和议事室。"),
    N_("{share}的村、社区建立了协商议事会和议事室。"),
)
_MEMBERS = (
    N_("政协委员下沉到乡镇、街道委员工作站的比例没有记录。"),
    N_("有记录的政协委员都还没有下沉到乡镇、街道委员工作站。"),
    N_("{share}的政协委员下沉到乡镇、街道委员工作站。"),
)


def _share_sentence(rate: Rate, words: tuple[str, str, str]) -> str:
    unknown, none, some = words
    if not rate.denominator:
        return _(unknown)
    if not rate.numerator:
        return _(none)
    text = _(some).format(share=share_words(rate))
    if rate.left_out:
        text = _joined(text, _("（另有 {n} 个没有记录，未计入。）").format(n=rate.left_out))
    return text


def share_words(rate: Rate) -> str:
    """Say a share in whole percent; only one that is more than that is said to be `以上`."""
    percent, rest = divmod(100 * rate.numerator, rate.denominator)
    if not rest:
        return _("{n}%").format(n=percent)
    return _("{n}%以上").format(n=percent) if percent else _("不到 1%")


def _attendance_sentence(figures: _Figures, sessions: int) -> str:
    if not sessions:
        return _("没有协商会的记录，参加人次不详。")
    affected, all_roles = figures.affected, figures.attendances
    total, name = affected, _("群众和利益攸关方")
    if affected.unknown == affected.of:
        total, name = all_roles, _("各方人员")
    if total.unknown == total.of:
        return _("开了 {sessions} 次协商会，都没有记录人数，参加人次不详。").format(sessions=sessions)
    about = _("约 ") if total.approximate else ""
    text = _("开了 {sessions} 次协商会，{about}{n} 人次{who}参与了政协组织的协商。").format(
        sessions=sessions, about=about, n=total.number, who=name
    )
    if total.unknown:
        text = _joined(text, _("（另有 {n} 次没有这样的人数记录，未计入。）").format(n=total.unknown))
    return text


def _solved_sentence(solved: Rate) -> str:
    if not solved.denominator:
        return _("还没有办结的议题的记录。")
    if not solved.numerator:
        return _("办结了 {n} 个议题，都没有办结任务的记录。").format(n=solved.denominator)
    return _("办结了 {n} 个议题，其中解决了 {solved} 件民生难题和实事。").format(
        n=solved.denominator, solved=solved.numerator
    )


def _table(figures: _Figures) -> Table:
    columns = [
        Column("figure", _("数字")),
        Column("numerator", _("分子"), is_number=True),
        Column("denominator", _("分母"), is_number=True),
        Column("share", _("比例"), is_number=True),
        Column("left_out", _("未计入"), is_number=True),
        Column("basis", _("怎么算的"), goes=1),
    ]
    rows = [
        _rate_row(_("乡镇、街道议事会和议事室"), figures.townships, _("两样都有的乡镇、街道／全部乡镇、街道")),
        _rate_row(_("村、社区议事会和议事室"), figures.villages, _("两样都有的村、社区／全部村、社区")),
        _rate_row(_("委员下沉"), figures.members, _("下沉到工作站的委员／在任的省市县政协委员")),
        _total_row(_("群众和利益攸关方参与人次"), figures.affected, _("按身份记了人数的协商会；未计入是没有记的次数")),
        _total_row(_("各方参与人次"), figures.attendances, _("全部协商会，含委员和干部；未计入是没有记的次数")),
        _rate_row(_("解决的问题"), figures.solved, _("有任务经确认办结的议题／已办结的议题")),
    ]
    return Table("figures", columns, rows, title=_("依据"))


def _rate_row(label: str, rate: Rate, basis: str) -> list[Value]:
    known = rate.denominator > 0
    return [
        label,
        rate.numerator if known else None,
        rate.denominator if known else None,
        rate.percentage if known else None,
        rate.left_out,
        basis,
    ]


def _total_row(label: str, total: CountTotal, basis: str) -> list[Value]:
    known = total.of > total.unknown
    return [label, total.number if known else None, "", "", total.unknown, basis]


def _notes(figures: _Figures, selection: Selection) -> list[str]:
    notes = [_("人次是参加的次数，同一个人参加几次计几次，不是人数。")]
    if figures.affected.approximate:
        notes.append(_("参与人次中有 {n} 次协商会的人数是约数或不全。").format(n=figures.affected.approximate))
    unsolved = figures.solved.denominator - figures.solved.numerator
    if unsolved:
        notes.append(
            _("{n} 个已办结的议题没有经确认办结的任务（列入计划、不予办理或没有记录），不算解决。").format(n=unsolved)
        )
    for kind in ("topics", "sessions"):
        notes += undated_notes(selection, kind)
    return [*notes, *roster_notes(selection, uses_period=True)]
