"""Rules and reports count the same members as assigned: on each day, whoever has an assignment or a post."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from xieshang_cli.model.assigned import assigned_terms
from xieshang_cli.model.committee import Committee, Member
from xieshang_cli.model.organisation import Assignment, Post, Station
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.records import RecordSet
from xieshang_cli.model.rows import AssignmentRow, CommitteeRow, MemberRow, PostRow
from xieshang_cli.reports.coverage_counts import forces
from xieshang_cli.reports.document import Rate
from xieshang_cli.reports.selection import Selection
from xieshang_cli.rules.checking import check
from xieshang_cli.workflow.organisation_rows import committee_rows, member_row, station_rows

STATION, DAY = "620302001", date(2026, 11, 23)
IDS = [f"620302-m-000{number}" for number in range(4)]
DAYS = st.one_of(st.none(), st.dates(date(2026, 11, 20), date(2026, 11, 26)).map(lambda day: PartialDate(f"{day}")))
TERMS = st.tuples(st.sampled_from(IDS), DAYS, DAYS)


def test_terms_name_members_only() -> None:
    assignment = Assignment(member=IDS[0])
    empty = Assignment()
    head, liaison = Post(post="站长", name="王强", member=IDS[1]), Post(post="联络员", name="李刚")
    assert list(assigned_terms([assignment, empty], [head, liaison])) == [(IDS[0], assignment), (IDS[1], head)]


@given(st.lists(TERMS, max_size=4), st.lists(TERMS, max_size=4))
def test_whom_the_report_leaves_is_whom_the_rule_names(
    assigned: list[tuple[str, PartialDate | None, PartialDate | None]],
    posted: list[tuple[str, PartialDate | None, PartialDate | None]],
) -> None:
    """The report leaves a committee out of which nobody was ever assigned; otherwise both say the same of each day."""
    members = [Member(id=identity, name=f"委员{identity[-1]}") for identity in IDS]
    committee = Committee(code="620302", name="金川区政协", members=tuple(members))
    station = Station(
        code=STATION,
        name="滨河路工作站",
        assignments=tuple(Assignment(member=who, from_=first, until=end) for who, first, end in assigned),
        posts=tuple(Post(post="副站长", name="某", member=who, from_=first, until=end) for who, first, end in posted),
    )
    records = RecordSet([committee, *members, station], Policy())
    named = {
        member.id
        for member in members
        for finding in check(member, records)
        if finding.code == "MB001" and finding.holds_on(DAY)
    }
    rate = forces(_selection(committee, members, station)).total("members")
    assert rate == (Rate(len(IDS) - len(named), len(IDS)) if assigned or posted else Rate(0, 0, len(IDS)))


def _selection(committee: Committee, members: list[Member], station: Station) -> Selection:
    rows = [*station_rows(station), *committee_rows(committee), *map(member_row, members)]
    return Selection(
        today=DAY,
        policy=Policy(),
        station_names={STATION: station.name},
        committees=[row for row in rows if isinstance(row, CommitteeRow)],
        memberships=[row for row in rows if isinstance(row, MemberRow)],
        assignments=[row for row in rows if isinstance(row, AssignmentRow)],
        postings=[row for row in rows if isinstance(row, PostRow)],
    )
