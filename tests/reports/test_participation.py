from typing import Any

from reports.sample import STATION, blank_row, facts_of, selection, session_row
from xieshang_cli.model.partial import CountTotal, PartialDate
from xieshang_cli.model.rows import AssignmentRow, SessionRow
from xieshang_cli.reports.document import Bars, Rate
from xieshang_cli.reports.participation import participation

MEMBER, OTHER = "620302-m-2k7x", "620302-m-3k7x"


def held(tail: str, day: str, **facts: Any) -> SessionRow:
    """One session of a known day, to which somebody came whose number is known."""
    known = {"held_on": day, "held_from": day, "held_until": day, "attendances_unknown": 0}
    return session_row(tail, **{**known, **facts})


def total(*rows: SessionRow, **parts: Any) -> dict[str, Any]:
    found: dict[str, Any] = facts_of(participation(selection(sessions=list(rows), **parts)))["total"]
    return found


def test_members_are_those_assigned_on_the_day() -> None:
    assigned = [
        blank_row(AssignmentRow, station=STATION, who=MEMBER, first="2026-01-01"),
        blank_row(AssignmentRow, station=STATION, who=OTHER, first="2026-01-01", end="2026-06-01"),
        blank_row(AssignmentRow, station=STATION, who="620302-s-2k7x"),
        blank_row(AssignmentRow, station="620302002", who="620302-m-9k7x"),
    ]
    rows = [
        held("s001", "2026-05-31", members=f"{MEMBER}/present/in-person {OTHER}/absent/-"),
        held("s002", "2026-06-01", members=f"{OTHER}/observer/remote"),
        held("s003", "2026-07-01", people="张三/政协委员", by_role='{"政协委员": "1"}'),
        held("s004", "2026-07-01", people="p-2k7x/群众代表"),
    ]
    found = total(*rows, assignments=assigned)
    assert found["members"] == Rate(1, 4, 1)
    assert found["members_other"] == 1


def test_members_who_came_without_an_id_are_not_called_missing() -> None:
    """Who of those assigned came is known where every member who came is: by id, as many as were counted."""
    assigned = [blank_row(AssignmentRow, station=STATION, who=who, first="2026-01-01") for who in (MEMBER, OTHER)]

    def members(by_role: str, **facts: Any) -> Rate:
        rate = total(held("s001", "2026-05-31", by_role=by_role, **facts), assignments=assigned)["members"]
        assert isinstance(rate, Rate)
        return rate

    one = f"{MEMBER}/present/in-person"
    assert members('{"政协委员": "1"}', members=one, people=f"{MEMBER}/政协委员") == Rate(1, 2, 0)
    assert members('{"政协委员": "2"}', members=one, people=f"{MEMBER}/政协委员\n张三/政协委员") == Rate(0, 0, 2)
    assert members('{"政协委员": "9余"}', members=one) == Rate(0, 0, 2)
    assert members('{"政协委员": "未知"}', members=one) == Rate(0, 0, 2)
    assert members('{"政协委员": "3", "群众代表": "1"}', people="p-2k7x/群众代表") == Rate(0, 0, 2)
    assert members('{"群众代表": "1"}', people="p-2k7x/群众代表") == Rate(0, 2, 0)


def test_first_timers_are_told_by_all_earlier_sessions_of_the_station() -> None:
    rows = [
        held("s001", "2025-05-06", people="p-2k7x/群众代表"),
        held("s002", "2026-03-02", people="p-2k7x/群众代表\np-3k7x/群众代表", attendances=10),
        held("s003", "2026-04-02", people="p-3k7x/群众代表\n/群众代表", attendances=2),
        held("s004", "2026-04-02", station="620302002", people="p-2k7x/群众代表", attendances=1),
    ]
    year = (PartialDate("2026"), PartialDate("2026"))
    assert total(*rows, period=year)["first_timers"] == Rate(2, 4, 9)
    assert total(*rows)["sessions"] == 4


def test_nobody_is_first_at_a_session_whose_day_is_not_recorded() -> None:
    rows = [session_row("s001", people="p-2k7x/"), held("s002", "2026-03-02", people="p-2k7x/\np-3k7x/")]
    assert total(*rows)["first_timers"] == Rate(1, 3)


def test_residents_leaders_and_modes() -> None:
    rows = [
        held("s001", "2026-03-02", attendances=14, by_role='{"群众代表": "6", "利益攸关方": "约3", "专家": "2"}',
             remote=2, principal_leaders=1, people="王五/镇村干部"),
        held("s002", "2026-03-03", attendances=5, by_role='{"专家": "7"}', people="x/"),
        held("s003", "2026-03-04", attendances_unknown=1, by_role='{"群众代表": "未知"}', written=1),
        session_row("s004", planned_for="2026-12-01"),
    ]  # fmt: skip
    found = total(*rows)
    assert found["sessions"] == 3
    assert found["attendances"] == CountTotal(19, 3, 0, 1)
    assert found["residents"] == CountTotal(9, 3, 1, 1)
    assert found["with_residents"] == Rate(2, 3)
    assert found["with_leader"] == Rate(1, 2, 1)
    assert (found["remote"], found["written"]) == (2, 1)
    assert (found["role_unknown"].number, found["role_excess"]) == (3, 2)
    notes = participation(selection(sessions=rows)).notes
    assert "1 次协商会还没有开，未计入。" in notes
    assert "登记了人数的 2 次会，平均每次 9.5 人次。" in notes


def test_quarters_are_those_the_day_surely_lies_in() -> None:
    rows = [
        held("s001", "2026-03-31"),
        session_row("s002", held_on="2026-04", held_from="2026-04-01", held_until="2026-04-30"),
        session_row("s003", held_on="2025", held_from="2025-01-01", held_until="2025-12-31"),
        session_row("s004"),
    ]
    document = participation(selection(sessions=rows))
    (bars,) = [block for block in document.blocks if isinstance(block, Bars)]
    assert [(bar.label, bar.value) for bar in bars.items] == [
        ("日期未记录", 1),
        ("2025 年（季度不详）", 1),
        ("2026 年第 1 季度", 1),
        ("2026 年第 2 季度", 1),
    ]


def test_a_period_leaves_out_the_undated_and_says_so() -> None:
    document = participation(
        selection(sessions=[session_row("s001"), held("s002", "2026-03-02")], period=(PartialDate("2026"), None))
    )
    assert document.counts["sessions"] == 1
    assert "另有 1 次协商会没有记录日期，不知是否在这段时间，未计入。" in document.notes
