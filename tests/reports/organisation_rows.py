"""Rows of stations, committees and members for the tests of reports, by hand and at random."""

from typing import Any

from hypothesis import strategies as st

from reports.sample import blank_row, selection, session_row, topic_row
from xieshang_cli.model.rows import (
    AssignmentRow,
    CommitteeRow,
    CouncilRow,
    DivisionRow,
    DutyRow,
    LeaderRow,
    MemberRow,
    PostRow,
    ResearchRow,
    ResponsibilityRow,
    RoomRow,
    SpecialCommitteeRow,
    StationRow,
    VisitFindingRow,
    VisitRow,
)
from xieshang_cli.reports.selection import Selection

TOWNSHIPS = ("620302001", "620302002", "620321100", "620321101")
VILLAGES = ("620302001001", "620302002001", "620321100200", "620321100201")
COUNTIES = ("620302", "620321")
COMMITTEES = ("62", "6203", *COUNTIES)


def member_row(identity: str, name: str = "张三", **facts: Any) -> MemberRow:
    """One member."""
    return blank_row(MemberRow, id=identity, committee=identity.split("-", maxsplit=1)[0], name=name, **facts)


def council_row(division: str, **facts: Any) -> CouncilRow:
    """One council."""
    return blank_row(
        CouncilRow, **{"id": "c-0001", "station": division[:9], "division": division, "composition": "{}", **facts}
    )


def room_row(division: str, **facts: Any) -> RoomRow:
    """One room."""
    return blank_row(RoomRow, **{"id": "h-0001", "station": division[:9], "division": division, **facts})


DAYS = st.sampled_from([None, "2018-01-01", "2025-06-01", "2026-11-23", "2026-11-24", "2027-01-01"])
SPANS = st.builds(lambda first, end: {"since": first, "first": first, "until": end, "end": end}, DAYS, DAYS)
NAMES = st.sampled_from(["张三", "李四", "王五"])
MEMBERS = st.builds(
    lambda code, tail: f"{code}-m-{tail}", st.sampled_from(COMMITTEES), st.sampled_from(["2k7x", "3k7x"])
)
SPECIALS = st.builds(lambda code: f"{code}-s-2k7x", st.sampled_from(COMMITTEES))
ROLES = st.sampled_from(["{}", '{"利益攸关方": "12"}', '{"群众代表": "约30", "专家": "2"}', '{"专家": "未知"}'])
UNITS = st.sampled_from([*TOWNSHIPS, "620302009"])
PLACES = st.sampled_from([*TOWNSHIPS, *VILLAGES, "620302009", "620302009001"])


def unique(rows: st.SearchStrategy[Any], key: str, largest: int = 6) -> st.SearchStrategy[list[Any]]:
    """Rows whose key is all their own."""
    return st.lists(rows, max_size=largest, unique_by=lambda row: getattr(row, key))


@st.composite
def organisations(draw: st.DrawFn) -> dict[str, Any]:
    """Rows of everything, many of which contradict each other."""
    divisions = unique(
        st.builds(
            lambda code, kind, joined, stage: DivisionRow(code, f"区划{code}", kind, joined, joined, stage),
            st.sampled_from(["620302", "620321", *TOWNSHIPS, *VILLAGES]),
            st.sampled_from(["county", "town", "township", "street", "village", "community", "other"]),
            DAYS,
            st.sampled_from([None, "pilot", "rollout"]),
        ),
        "code",
        12,
    )
    stations = unique(
        st.builds(lambda code, day: StationRow(code, f"站{code}", day, None, day), UNITS, DAYS), "code", 5
    )
    return {
        "divisions": draw(divisions),
        "stations": draw(stations),
        "councils": draw(st.lists(st.builds(lambda code, span: council_row(code, **span), PLACES, SPANS), max_size=6)),
        "rooms": draw(st.lists(st.builds(lambda code, span: room_row(code, **span), PLACES, SPANS), max_size=6)),
        "committees": draw(
            unique(st.builds(lambda code: CommitteeRow(code, f"政协{code}", None), st.sampled_from(COMMITTEES)), "code")
        ),
        "members": draw(
            unique(st.builds(lambda key, name, span: member_row(key, name, **span), MEMBERS, NAMES, SPANS), "id", 8)
        ),
        "leaders": draw(
            st.lists(
                st.builds(
                    lambda key, name, span: blank_row(
                        LeaderRow, member=key, committee=key.split("-")[0], name=name, post="主席", **span
                    ),
                    MEMBERS,
                    NAMES,
                    SPANS,
                ),
                max_size=4,
            )
        ),
        "special_committees": draw(
            unique(
                st.builds(
                    lambda key, span: blank_row(
                        SpecialCommitteeRow, id=key, committee=key.split("-")[0], name="文史委", **span
                    ),
                    SPECIALS,
                    SPANS,
                ),
                "id",
            )
        ),
        "assignments": draw(
            st.lists(
                st.builds(
                    lambda station, who, span: blank_row(AssignmentRow, station=station, who=who, **span),
                    UNITS,
                    st.one_of(MEMBERS, SPECIALS),
                    SPANS,
                ),
                max_size=10,
            )
        ),
        "posts": draw(
            st.lists(
                st.builds(
                    lambda station, post, name, who, span, due: blank_row(
                        PostRow, station=station, post=post, name=name, member=who, co_option_due=due, **span
                    ),
                    UNITS,
                    st.sampled_from(["站长", "副站长", "联络员", "干事"]),
                    NAMES,
                    st.one_of(st.none(), MEMBERS),
                    SPANS,
                    DAYS,
                ),
                max_size=8,
            )
        ),
        "responsibilities": draw(
            st.lists(
                st.builds(
                    lambda division, committee, name, who, span: blank_row(
                        ResponsibilityRow, division=division, committee=committee, name=name, member=who, **span
                    ),
                    st.sampled_from(["6203", *COUNTIES, *TOWNSHIPS]),
                    st.sampled_from(COMMITTEES),
                    NAMES,
                    st.one_of(st.none(), MEMBERS),
                    SPANS,
                ),
                max_size=6,
            )
        ),
        **draw(_visits()),
        **draw(_deeds()),
    }


@st.composite
def _visits(draw: st.DrawFn) -> dict[str, Any]:
    visits = draw(
        unique(
            st.builds(
                lambda key, committee, by, stations: VisitRow(
                    f"v-{key:04}", committee, "2026-05-06", "2026-05-06", "\n".join(by), " ".join(stations), 0
                ),
                st.integers(0, 5),
                st.sampled_from(COMMITTEES),
                st.lists(NAMES, max_size=2),
                st.lists(UNITS, max_size=2),
            ),
            "id",
        )
    )
    findings = draw(
        st.lists(
            st.builds(
                lambda visit, station, due, done: VisitFindingRow(
                    "x-0001", f"v-{visit:04}", "620302", station, "2026-05-06", "没有标识", due, due, done
                ),
                st.integers(0, 7),
                st.one_of(st.none(), UNITS),
                DAYS,
                DAYS,
            ),
            max_size=6,
        )
    )
    return {"visits": visits, "visit_findings": findings}


@st.composite
def _deeds(draw: st.DrawFn) -> dict[str, Any]:
    parts = st.builds(
        lambda who, status, mode: f"{who}/{status}/{mode}",
        MEMBERS,
        st.sampled_from(["present", "excused", "absent", "observer"]),
        st.sampled_from(["in-person", "remote", "written", "-"]),
    )
    sessions = draw(
        unique(
            st.builds(
                lambda tail, members, roles, day: session_row(
                    f"s{tail:03}",
                    members=" ".join(members),
                    by_role=roles,
                    held_from=day,
                    held_on=day,
                    agreements=tail,
                    attendances=tail,
                    attendances_unknown=0,
                ),
                st.integers(0, 9),
                st.lists(parts, max_size=4),
                st.sampled_from(
                    ["{}", '{"利益攸关方": "12"}', '{"群众代表": "约30", "专家": "2"}', '{"专家": "未知"}']
                ),
                DAYS,
            ),
            "id",
        )
    )
    topics = draw(
        unique(
            st.builds(
                lambda tail, claimed, status, done, day: topic_row(
                    f"{tail:04}", claimed_by="\n".join(claimed), status=status, tasks_done=done, tasks=2, decided_on=day
                ),
                st.integers(0, 5),
                st.lists(st.one_of(NAMES, MEMBERS), max_size=2),
                st.sampled_from(["open", "closed", "withdrawn"]),
                st.integers(0, 2),
                DAYS,
            ),
            "id",
        )
    )
    words = st.lists(st.one_of(NAMES, MEMBERS, st.just("科员")), max_size=3).map("\n".join)
    research = st.builds(
        lambda by: blank_row(
            ResearchRow, id="r-0001", topic=topics[0].id if topics else "x", station=TOWNSHIPS[0], by=by
        ),
        words,
    )
    duties = st.builds(
        lambda by: blank_row(DutyRow, station=TOWNSHIPS[0], on="2026-05-06", on_from="2026-05-06", members=by), words
    )
    return {
        "sessions": sessions,
        "topics": topics,
        "research": draw(st.lists(research, max_size=3)),
        "duties": draw(st.lists(duties, max_size=3)),
    }


def chosen(rows: dict[str, Any], **asked: Any) -> Selection:
    """What a report gets: names of the stations and divisions among the rows with them."""
    names = {
        "station_names": {row.code: row.name for row in rows.get("stations", ())},
        "division_names": {row.code: row.name for row in rows.get("divisions", ())},
    }
    return selection(
        **{"memberships": rows.get("members", ()), "postings": rows.get("posts", ()), **rows, **names, **asked}
    )
