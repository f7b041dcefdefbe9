import pytest

from reports.sample import selection
from xieshang_cli.model.rows import DivisionRow, LeaderRow, ResponsibilityRow
from xieshang_cli.reports.document import Document, Entries, Entry, Facts, Rate
from xieshang_cli.reports.supervision_tree import supervision_tree

COUNTIES = [DivisionRow(code, name, "county", None) for code, name in (("620302", "金川区"), ("620321", "永昌县"))]
TOWNSHIPS = [DivisionRow(code, code, "town", None) for code in ("620302001", "620302002", "620321100")]
VILLAGE = DivisionRow("620302001001", "长安社区", "community", None)


def part(
    division: str, name: str, committee: str, member: str | None = None, end: str | None = None
) -> ResponsibilityRow:
    return ResponsibilityRow(division, committee, name, member, "2026-01", "2026-01-01", end, end)


def covers(document: Document) -> dict[str, str | None]:
    assert isinstance(document.data, list)
    return {row["code"]: row["cover"] for row in document.data}


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("62", {"62": None, "6203": "none", "620302": "none", "620321": "none", "620302001": "none"}),
        ("6203", {"62": None, "6203": "unrecorded", "620302": "none", "620321": "none", "620302001": "none"}),
        ("620302", {"62": None, "6203": "unrecorded", "620302": "unrecorded", "620321": "unrecorded"}),
    ],
)
def test_nobody_is_a_hole_only_where_the_archive_would_know(own: str, expected: dict[str, str | None]) -> None:
    found = covers(supervision_tree(selection(divisions=[*COUNTIES, *TOWNSHIPS]), own))
    assert {code: found[code] for code in expected} == expected


def test_what_the_level_above_recorded_here_counts_for_its_other_divisions() -> None:
    rows = selection(divisions=[*COUNTIES, *TOWNSHIPS], responsibilities=[part("620302", "赵明", "6203")])
    found = covers(supervision_tree(rows, "620302"))
    assert (found["620302"], found["620321"], found["620321100"]) == ("one", "none", "unrecorded")


def test_one_leader_twice_is_one_and_two_of_a_name_are_two() -> None:
    twice = [part("620302001", "李华", "620302", "m-1"), part("620302001", "李华", "620302", "m-1")]
    two = [part("620302002", "李华", "620302", "m-1"), part("620302002", "李华", "620302", "m-2")]
    over = [part("620302", "孙立", "6203", end="2026-11-23")]
    rows = selection(divisions=[*COUNTIES, *TOWNSHIPS], responsibilities=[*twice, *two, *over])
    found = covers(supervision_tree(rows, "6203"))
    assert (found["620302001"], found["620302002"], found["620302"]) == ("one", "several", "none")


def test_villages_are_drawn_only_where_somebody_answers_for_them() -> None:
    rows = selection(divisions=[*COUNTIES, *TOWNSHIPS, VILLAGE])
    assert "620302001001" not in covers(supervision_tree(rows, "620302"))
    rows = selection(divisions=[*COUNTIES, VILLAGE], responsibilities=[part(VILLAGE.code, "李华", "620302")])
    assert covers(supervision_tree(rows, "620302"))[VILLAGE.code] == "one"


def test_the_foot_counts_with_what_was_left_out() -> None:
    names = {row.code: row.name for row in COUNTIES}
    rows = selection(
        divisions=[*COUNTIES, *TOWNSHIPS],
        division_names=names,
        responsibilities=[part("620302001", "李华", "620302", "m-1")],
        leaders=[LeaderRow("m-1", "620302", "李华", "副主席", None, None, None, None)],
    )
    document = supervision_tree(rows, "620302", below="620302")
    facts = next(block for block in document.blocks if isinstance(block, Facts))
    assert [(fact.key, fact.value) for fact in facts.items] == [
        ("county", Rate(0, 0, 1)), ("township", Rate(1, 2)), ("holes", 1), ("double", 0),
    ]  # fmt: skip
    assert document.counts == {"divisions": 3, "covered": 1, "holes": 1, "double": 0, "unrecorded": 1}
    tree = next(block for block in document.blocks if isinstance(block, Entries))
    (top,) = tree.items
    assert [child.text for child in top.children] == ["乡级 620302001：李华 副主席", "乡级 620302002：无人包抓"]
    assert supervision_tree(selection(), "").blocks[0] == Entries("tree", [], empty="没有区划，也没有包抓记录。")


def test_every_node_is_an_entry() -> None:
    rows = selection(divisions=[*COUNTIES, *TOWNSHIPS])
    tree = next(block for block in supervision_tree(rows, "6203").blocks if isinstance(block, Entries))

    def count(entries: tuple[Entry, ...]) -> int:
        return sum(1 + count(tuple(entry.children)) for entry in entries)

    assert count(tuple(tree.items)) == 7
