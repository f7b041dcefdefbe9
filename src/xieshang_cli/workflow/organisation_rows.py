"""The organisation in brief: rows of stations, committees, members and supervision, past terms included."""

import json

from xieshang_cli.model.committee import Committee, Member
from xieshang_cli.model.dated import Dated
from xieshang_cli.model.organisation import Assignment, Council, Division, Duty, Handover, Post, Room, Station
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.rows import (
    AssignmentRow,
    CommitteeRow,
    CouncilRow,
    DivisionRow,
    DutyRow,
    HandoverRow,
    LeaderRow,
    MemberRow,
    PostRow,
    ResponsibilityRow,
    RoomRow,
    Row,
    SpecialCommitteeRow,
    StationRow,
    VisitFindingRow,
    VisitRow,
)
from xieshang_cli.model.supervision import Supervision

Span = tuple[str | None, str | None, str | None, str | None]


def station_rows(station: Station) -> list[Row]:
    """Give the row of a station, and one for each post, assignment, council, room, duty and handover."""
    code, head, superiors = station.code, station.head, station.superiors
    return [
        StationRow(
            code=code,
            name=station.name,
            founded_on=typed(station.founded_on),
            head=head.name if head else None,
            founded_from=first_day(station.founded_on),
            guidance=superiors.guidance if superiors else None,
            leadership=superiors.leadership if superiors else None,
        ),
        *(_post(code, post) for post in station.posts),
        *(_assignment(code, assignment) for assignment in station.assignments),
        *(_council(code, council) for council in station.councils),
        *(_room(code, room) for room in station.rooms),
        *(_duty(code, duty) for duty in station.duties),
        *(_handover(code, handover) for handover in station.handovers),
    ]


def division_row(division: Division) -> DivisionRow:
    """Give the row of a division."""
    return DivisionRow(
        code=division.code,
        name=division.name,
        kind=division.kind.value,
        joined=typed(division.joined),
        joined_from=first_day(division.joined),
        stage=division.stage.value if division.stage else None,
    )


def committee_rows(committee: Committee) -> list[Row]:
    """Give the row of a committee, its special committees and terms of leaders; members have records of their own."""
    names = {member.id: member.name for member in committee.members}
    return [
        CommitteeRow(committee.code, committee.name, committee.term),
        *(
            SpecialCommitteeRow(special.id, committee.code, special.name, *_span(special))
            for special in committee.special_committees
        ),
        *(
            LeaderRow(
                leader.member, committee.code, names.get(leader.member, leader.member), leader.post, *_span(leader)
            )
            for leader in committee.leaders
        ),
    ]


def member_row(member: Member) -> MemberRow:
    """Give the row of a member."""
    since, first, until, end = _span(member)
    return MemberRow(
        id=member.id,
        committee=member.committee,
        name=member.name,
        number=member.number,
        circle=member.circle,
        party=member.party,
        employer=member.employer,
        position=member.position,
        public_official=member.public_official.value if member.public_official else None,
        gender=member.gender.value if member.gender else None,
        ethnic_group=member.ethnic_group,
        lives_in=member.lives_in,
        since=since,
        first=first,
        until=until,
        end=end,
        co_opted_on=typed(member.co_opted_on),
    )


def supervision_rows(supervision: Supervision) -> list[Row]:
    """Give a row for each responsibility, visit and finding."""
    code = supervision.code
    return [
        *(
            ResponsibilityRow(part.division, code, part.name, part.member, *_span(part))
            for part in supervision.responsibilities
        ),
        *(
            VisitRow(
                id=visit.id,
                committee=code,
                on=visit.on.text,
                on_from=visit.on.earliest.isoformat(),
                by="\n".join(visit.by),
                stations=" ".join(visit.stations),
                findings=len(visit.findings),
            )
            for visit in supervision.visits
        ),
        *(
            VisitFindingRow(
                id=finding.id,
                visit=visit.id,
                committee=code,
                station=finding.station,
                found_on=visit.on.text,
                text=finding.text,
                due=typed(finding.due),
                due_last=last_day(finding.due),
                put_right_on=typed(finding.put_right_on),
            )
            for visit, finding in supervision.findings
        ),
    ]


def typed(day: PartialDate | None) -> str | None:
    """Give a date as typed."""
    return day.text if day is not None else None


def first_day(day: PartialDate | None) -> str | None:
    """Give the first day a date can mean, as ISO text."""
    return day.earliest.isoformat() if day is not None else None


def last_day(day: PartialDate | None) -> str | None:
    """Give the last day a date can mean, as ISO text."""
    return day.latest.isoformat() if day is not None else None


def _span(dated: Dated) -> Span:
    return (typed(dated.from_), first_day(dated.from_), typed(dated.until), first_day(dated.until))


def _post(station: str, post: Post) -> PostRow:
    return PostRow(
        station,
        post.post,
        post.name,
        post.member,
        post.party_post,
        *_span(post),
        co_option_due=typed(post.co_option_due),
    )


def _assignment(station: str, assignment: Assignment) -> AssignmentRow:
    return AssignmentRow(station, assignment.who, *_span(assignment))


def _council(station: str, council: Council) -> CouncilRow:
    composition = {category: count.text for category, count in council.composition.items()}
    text = json.dumps(composition, ensure_ascii=False)
    return CouncilRow(council.id, station, council.division, council.name, text, *_span(council))


def _room(station: str, room: Room) -> RoomRow:
    check = room.last_check
    return RoomRow(
        room.id,
        station,
        room.division,
        room.name,
        room.place,
        *_span(room),
        checked_on=check.on.text if check else None,
        unmet="\n".join(check.unmet) if check else None,
    )


def _duty(station: str, duty: Duty) -> DutyRow:
    return DutyRow(
        station=station,
        on=duty.on.text,
        on_from=duty.on.earliest.isoformat(),
        members="\n".join(duty.members),
        kind=duty.kind,
        visitors=duty.visitors.text if duty.visitors else None,
    )


def _handover(station: str, handover: Handover) -> HandoverRow:
    responsible = {item.item: item.responsible or handover.to for item in handover.accepted}
    return HandoverRow(
        id=handover.id,
        station=station,
        post=handover.post,
        giver=handover.from_,
        taker=handover.to,
        on=handover.on.text,
        on_from=handover.on.earliest.isoformat(),
        items=len(handover.items),
        accepted_on=typed(handover.accepted_on),
        accepted_from=first_day(handover.accepted_on),
        withdrawn_on=typed(handover.withdrawn_on),
        responsible=json.dumps(responsible, ensure_ascii=False),
    )
