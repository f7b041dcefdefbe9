"""The tree of responsibility (包抓): which leader answers for which division, where nobody does, where several do."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xieshang_cli.language import N_, _
from xieshang_cli.model.identity import level_of, parent_code
from xieshang_cli.model.rows import ResponsibilityRow
from xieshang_cli.model.vocabulary import Level, Term
from xieshang_cli.reports.document import Document, Entries, Entry, Fact, Facts, Mark, Rate
from xieshang_cli.reports.notes import unreadable_notes
from xieshang_cli.reports.roster_days import on_day
from xieshang_cli.reports.selection import Selection

_COUNTED = (Level.PREFECTURE, Level.COUNTY, Level.TOWNSHIP)
"""Leaders of the level above take these; a province is led by its chair, and villages are not parted out."""


class Cover(Term):
    """How a division is answered for."""

    ONE = "one", N_("有人包抓")
    NONE = "none", N_("无人包抓")
    SEVERAL = "several", N_("多人包抓")
    UNRECORDED = "unrecorded", N_("上级包抓分工不在本档案库")


_MARKS = {Cover.ONE: Mark.DONE, Cover.NONE: Mark.MISSING, Cover.SEVERAL: Mark.WARNING, Cover.UNRECORDED: Mark.INFO}


@dataclass(frozen=True, slots=True)
class Node:
    """One division of the tree; `cover` is None where nobody is expected to answer for it."""

    code: str
    cover: Cover | None
    responsible: Sequence[ResponsibilityRow]


def supervision_tree(selection: Selection, own: str, below: str = "") -> Document:
    """Draw the tree of one day, or the part from `below` on.

    `own` is the division of the archive; what lies above it is often kept elsewhere.
    """
    nodes = {code: node for code, node in _nodes(selection, own).items() if code.startswith(below)}
    top = [code for code in nodes if parent_code(code) not in nodes]
    children: dict[str, list[str]] = defaultdict(list)
    for code in nodes:
        children[parent_code(code)].append(code)
    posts = _posts(selection)
    shown = [_entry(nodes[code], nodes, children, posts, selection) for code in top]
    covers = [node.cover for node in nodes.values()]
    return Document(
        kind="supervise.tree",
        title=_("领导包抓"),
        as_of=selection.roster_day,
        blocks=[
            Entries("tree", shown, empty=_("没有区划，也没有包抓记录。")),
            Facts("counts", list(_counts(nodes)), title=_("合计")),
            *_next(nodes),
        ],
        notes=[*_left_out(nodes), *unreadable_notes(selection.unreadable)],
        counts={
            "divisions": len(nodes),
            "covered": covers.count(Cover.ONE) + covers.count(Cover.SEVERAL),
            "holes": covers.count(Cover.NONE),
            "double": covers.count(Cover.SEVERAL),
            "unrecorded": covers.count(Cover.UNRECORDED),
        },
        data=[_data(nodes[code], selection) for start in top for code in _down(start, children)],
    )


def _nodes(selection: Selection, own: str) -> dict[str, Node]:
    running = on_day(selection.responsibilities, selection.roster_day)
    there: dict[str, list[ResponsibilityRow]] = defaultdict(list)
    for row in running:
        there[row.division].append(row)
    recorded = {row.committee for row in selection.responsibilities}
    codes = {own, *there, *(row.code for row in selection.divisions if len(row.code) <= 9)} - {""}
    codes |= {above for code in codes for above in _above(code)}
    return {
        code: Node(code, _cover(code, there.get(code, ()), own, recorded), there.get(code, ()))
        for code in sorted(codes)
    }


def _cover(code: str, responsible: Sequence[ResponsibilityRow], own: str, recorded: set[str]) -> Cover | None:
    if len({row.member or row.name for row in responsible}) > 1:
        return Cover.SEVERAL
    if responsible:
        return Cover.ONE
    if level_of(code) not in _COUNTED:
        return None
    # Whose leaders would take it: a county's archive knows its own, of those above only what somebody entered.
    above = parent_code(code)
    return Cover.NONE if above.startswith(own) or above in recorded else Cover.UNRECORDED


def _above(code: str) -> Iterator[str]:
    while code := parent_code(code):
        yield code


def _down(code: str, below: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield code
    for child in below.get(code, ()):
        yield from _down(child, below)


def _posts(selection: Selection) -> dict[str, str]:
    return {row.member: row.post for row in on_day(selection.leaders, selection.roster_day)}


def _entry(
    node: Node,
    nodes: Mapping[str, Node],
    below: Mapping[str, Sequence[str]],
    posts: Mapping[str, str],
    selection: Selection,
) -> Entry:
    name = selection.division_names.get(node.code)
    if node.responsible:
        who = _("、").join(dict.fromkeys(_called(row, posts) for row in node.responsible))
        said = _("多人包抓：{who}").format(who=who) if node.cover is Cover.SEVERAL else who
    else:
        said = _(node.cover.label) if node.cover else ""
    label = name or _("{level} {code}").format(level=_(level_of(node.code).label), code=node.code)
    return Entry(
        _("{label}：{said}").format(label=label, said=said) if said else label,
        mark=_MARKS[node.cover] if node.cover else Mark.PLAIN,
        note=node.code if name else "",
        children=[_entry(nodes[code], nodes, below, posts, selection) for code in below.get(node.code, ())],
    )


def _called(row: ResponsibilityRow, posts: Mapping[str, str]) -> str:
    post = posts.get(row.member or "")
    return f"{row.name} {post}" if post else row.name


def _counts(nodes: Mapping[str, Node]) -> Iterator[Fact]:
    for level in _COUNTED:
        covers = [node.cover for node in nodes.values() if level_of(node.code) is level]
        if covers:
            covered = covers.count(Cover.ONE) + covers.count(Cover.SEVERAL)
            left_out = covers.count(Cover.UNRECORDED)
            rate = Rate(covered, len(covers) - left_out, left_out)
            yield Fact(level.value, _("{level}有人包抓").format(level=_(level.label)), rate)
    every = [node.cover for node in nodes.values()]
    yield Fact("holes", _("无人包抓"), every.count(Cover.NONE))
    yield Fact("double", _("多人包抓"), every.count(Cover.SEVERAL))


def _next(nodes: Mapping[str, Node]) -> list[Entries]:
    hole = next((code for code, node in nodes.items() if node.cover is Cover.NONE), None)
    if hole is None:
        return []
    command = _("xieshang supervise assign 领导 {code}").format(code=hole)
    return [Entries("next", [Entry(_("登记由谁包抓"), command=command)], title=_("下一步"))]


def _left_out(nodes: Mapping[str, Node]) -> list[str]:
    count = sum(node.cover is Cover.UNRECORDED for node in nodes.values())
    if not count:
        return []
    return [_("{n} 个区划由上级领导包抓，分工不在本档案库，未计入分母。").format(n=count)]


def _data(node: Node, selection: Selection) -> dict[str, object]:
    return {
        "code": node.code,
        "name": selection.division_names.get(node.code),
        "level": level_of(node.code).value,
        "parent": parent_code(node.code) or None,
        "cover": node.cover.value if node.cover else None,
        "responsible": [
            {
                "name": row.name,
                "member": row.member,
                "committee": row.committee,
                "from": row.since,
                "until": row.until,
            }
            for row in node.responsible
        ],
    }
