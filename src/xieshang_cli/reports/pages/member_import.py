"""What importing a list of members changes, or would change: person by person, field by field."""

from collections.abc import Mapping, Sequence
from datetime import date

from xieshang_cli.language import _
from xieshang_cli.model.committee import Committee, Member
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.vocabulary import Term
from xieshang_cli.reports.document import Block, Column, Document, Entries, Entry, Paragraph, Table, Value
from xieshang_cli.workflow.member_import import Difference
from xieshang_cli.workflow.members import changed_facts

_SHOWN = 40
"""How many of each kind are shown to people; programs get all."""


def import_page(
    committee: Committee,
    found: Difference,
    today: date,
    *,
    said: str,
    left: PartialDate | None,
    contacts: Mapping[str, int],
    is_trial: bool,
) -> Document:
    """Show the difference; `contacts` counts phones and addresses kept apart, whose values are shown to nobody."""
    blocks: list[Block] = [Paragraph(said)]
    blocks += _new(found, is_trial=is_trial)
    blocks += _changed(found)
    blocks += _absent(found, committee, left)
    return Document(
        kind="member.import",
        title="",
        as_of=today,
        blocks=blocks,
        counts=_counts(found, left, contacts),
        data=lambda: _data(committee, found, left, is_trial=is_trial),
    )


def _counts(found: Difference, left: PartialDate | None, contacts: Mapping[str, int]) -> dict[str, int]:
    return {
        "new": len(found.new),
        "changed": len(found.changed),
        "unchanged": found.unchanged,
        "absent": len(found.absent),
        "left": len(found.absent) if left else 0,
        **contacts,
    }


def _new(found: Difference, *, is_trial: bool) -> list[Block]:
    if not found.new:
        return []
    columns = [
        Column("row", _("行"), is_number=True),
        *([] if is_trial else [Column("id", _("编码"))]),
        Column("name", _("姓名")),
        Column("circle", _("界别")),
        Column("work", _("单位职务")),
    ]
    rows: list[list[Value]] = [
        [row, *([] if is_trial else [member.id]), member.name, member.circle, _work(member)]
        for row, member in found.new[:_SHOWN]
    ]
    return [Table("new", columns, rows, title=_("新增")), *_more(len(found.new))]


def _changed(found: Difference) -> list[Block]:
    if not found.changed:
        return []
    columns = [
        Column("row", _("行"), is_number=True),
        Column("id", _("编码"), goes=1),
        Column("name", _("姓名")),
        Column("field", _("哪一项")),
        Column("old", _("原为")),
        Column("new", _("改为")),
    ]
    rows: list[list[Value]] = [
        [change.row, change.before.id, change.before.name, _title(field), old, new]
        for change in found.changed
        for field, (old, new) in changed_facts(change.before, change.after).items()
    ]
    return [Table("changed", columns, rows[:_SHOWN], title=_("更新")), *_more(len(rows))]


def _absent(found: Difference, committee: Committee, left: PartialDate | None) -> list[Block]:
    if not found.absent:
        return []
    title = (
        _("名单里没有、标为 {day} 离任").format(day=left)
        if left
        else _("名单里没有、档案里在任的（没有改动；确已离任的加 --mark-left 日期）")
    )
    entries = [
        Entry(" ".join(filter(None, (member.id, member.name, _work(member), *_posts(member, committee)))))
        for member in found.absent[:_SHOWN]
    ]
    return [Entries("absent", entries, title=title), *_more(len(found.absent))]


def _work(member: Member) -> str | None:
    return " ".join(filter(None, (member.employer, member.position))) or None


def _posts(member: Member, committee: Committee) -> list[str]:
    """Name the leading posts that somebody absent still holds, for these are the ones to look at first."""
    return [leader.post for leader in committee.leaders if leader.member == member.id and leader.until is None]


def _more(number: int) -> list[Block]:
    return [Paragraph(_("共 {n} 行，只列前 {shown} 行。").format(n=number, shown=_SHOWN))] if number > _SHOWN else []


def _title(field: str) -> str:
    return _(Member.model_fields[field].title or field)


def _data(committee: Committee, found: Difference, left: PartialDate | None, *, is_trial: bool) -> dict[str, object]:
    """Give everything; ids of people who are not entered yet are drawn when they are."""
    return {
        "committee": committee.code,
        "key": found.key,
        "dry_run": is_trial,
        "new": [
            {"row": row, "id": None if is_trial else member.id, "name": member.name, "employer": member.employer}
            for row, member in found.new
        ],
        "changed": [
            {
                "row": change.row,
                "id": change.before.id,
                "name": change.before.name,
                "fields": _fields(change.before, change.after),
            }
            for change in found.changed
        ],
        "absent": [{"id": member.id, "name": member.name, "employer": member.employer} for member in found.absent],
        "left": str(left) if left else None,
    }


def _fields(before: Member, after: Member) -> Sequence[dict[str, object]]:
    return [
        {"field": field, "old": _plain(old), "new": _plain(new)}
        for field, (old, new) in changed_facts(before, after).items()
    ]


def _plain(value: object) -> str | None:
    if value is None:
        return None
    return value.value if isinstance(value, Term) else str(value)
