import pytest

from workflow.samples import stamp
from xieshang_cli.errors import XieshangError
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.supervision import Supervision
from xieshang_cli.workflow import supervision
from xieshang_cli.workflow.building import NotSaidError
from xieshang_cli.workflow.change import ItemNotFoundError
from xieshang_cli.workflow.supervision import (
    AlreadyResponsibleError,
    BeforeVisitError,
    Found,
    Leading,
    NotBelowError,
    NothingToPutRightError,
    NotResponsibleError,
    ResponsibilityUpsideDownError,
)

LI, WANG = Leading("李华", "620302-m-0001"), Leading("王强")
FIRST, SECOND = "620302001", "620302002"


def day(text: str) -> PartialDate:
    return PartialDate(text)


def taken(record: Supervision) -> list[tuple[str, str, str | None, str | None]]:
    return [
        (
            part.name,
            part.division,
            part.from_.text if part.from_ else None,
            part.until.text if part.until else None,
        )
        for part in record.responsibilities
    ]


def assigned(leader: Leading = LI, *divisions: str, begin: str = "2026-03-01") -> Supervision:
    return supervision.assign(
        Supervision(code="620302"), stamp(), leader, divisions or (FIRST, SECOND), from_=day(begin)
    )


def visited(*found: Found, stations: tuple[str, ...] = (FIRST,)) -> Supervision:
    return supervision.visit(
        Supervision(code="620302"), stamp("2026-05-20"), by=["李华"], stations=stations, found=found
    )


def test_a_leader_takes_several_divisions_in_one_event() -> None:
    record = assigned()
    assert taken(record) == [("李华", FIRST, "2026-03-01", None), ("李华", SECOND, "2026-03-01", None)]
    assert [event.what for event in record.events] == ["李华包抓 620302001、620302002，2026-03-01 起"]


def test_a_successor_ends_the_term_before_and_nothing_is_erased() -> None:
    record = supervision.assign(assigned(), stamp(), WANG, [SECOND], from_=day("2026-06-01"), succeed=True)
    assert taken(record) == [
        ("李华", FIRST, "2026-03-01", None),
        ("李华", SECOND, "2026-03-01", "2026-06-01"),
        ("王强", SECOND, "2026-06-01", None),
    ]
    assert record.events[-1].what == "王强包抓 620302002，2026-06-01 起；接替李华"


def test_two_leaders_may_take_one_division_and_it_is_told() -> None:
    record = supervision.assign(assigned(), stamp(), WANG, [FIRST], from_=day("2026-06-01"))
    there = supervision.also_responsible(record, WANG, FIRST, day("2026-06-01"))
    assert [other.name for other in there] == ["李华"]
    assert supervision.also_responsible(record, WANG, SECOND, day("2026-06-01"))[0].division == SECOND
    over = supervision.release(record, stamp(), LI, [FIRST], day("2026-06-01"))
    assert supervision.also_responsible(over, WANG, FIRST, day("2026-06-01")) == []


@pytest.mark.parametrize(
    ("leader", "division", "begin", "until", "error"),
    [
        (LI, FIRST, "2026-08-01", None, AlreadyResponsibleError),
        (Leading("李华"), FIRST, "2026-08-01", None, AlreadyResponsibleError),
        (LI, "620303001", "2026-08-01", None, NotBelowError),
        (LI, "620302", "2026-08-01", None, NotBelowError),
        (WANG, FIRST, "2026-08-01", "2026-07-01", ResponsibilityUpsideDownError),
    ],
)
def test_what_cannot_be_is_refused(
    leader: Leading, division: str, begin: str, until: str | None, error: type[XieshangError]
) -> None:
    with pytest.raises(error):
        supervision.assign(
            assigned(), stamp(), leader, ["620302003", division], from_=day(begin), until=day(until) if until else None
        )


def test_a_namesake_who_is_another_member_is_another_leader() -> None:
    other = Leading("李华", "620302-m-0002")
    record = supervision.assign(assigned(), stamp(), other, [FIRST], from_=day("2026-06-01"))
    assert len(record.responsibilities) == 3


def test_only_who_answers_is_released() -> None:
    with pytest.raises(NotResponsibleError) as stop:
        supervision.release(assigned(), stamp(), WANG, [FIRST], day("2026-06-01"))
    assert stop.value.hint == "包抓记录：李华 2026-03-01 至今"


def test_a_finding_belongs_to_the_only_station_visited() -> None:
    record = visited(Found("制度没有上墙", due=day("2026-06-01")), Found("没有标识牌"))
    (visit,) = record.visits
    assert [(found.text, found.station, found.due and found.due.text) for found in visit.findings] == [
        ("制度没有上墙", FIRST, "2026-06-01"),
        ("没有标识牌", FIRST, None),
    ]
    assert visit.on == day("2026-05-20")
    assert len(set(record.item_ids())) == 3
    assert record.events[-1].what == "到 620302001 督导，发现问题 2 个"


def test_of_several_stations_none_is_guessed() -> None:
    record = visited(Found("没有标识牌"), stations=(FIRST, SECOND))
    assert record.visits[0].findings[0].station is None
    with pytest.raises(ItemNotFoundError):
        visited(Found("没有标识牌", "620302003"), stations=(FIRST, SECOND))


def test_a_deadline_before_the_visit_is_refused() -> None:
    with pytest.raises(BeforeVisitError):
        visited(Found("没有标识牌", due=day("2026-05-19")))
    assert visited(Found("没有标识牌", due=day("2026-05"))).visits[0].findings[0].due == day("2026-05")


@pytest.mark.parametrize(("by", "stations"), [([], [FIRST]), (["李华"], [])])
def test_who_and_where_must_be_said(by: list[str], stations: list[str]) -> None:
    with pytest.raises(NotSaidError):
        supervision.visit(Supervision(code="620302"), stamp(), by=by, stations=stations)


def test_a_finding_is_added_later() -> None:
    before = visited(Found("一"))
    after = supervision.add_finding(before, stamp(), before.visits[0].id, Found("二"))
    assert [found.text for found in after.visits[0].findings] == ["一", "二"]
    assert after.visits[0].findings[0] == before.visits[0].findings[0]
    with pytest.raises(ItemNotFoundError, match=r"没有督导 v-zzzz。现有：v-.... 2026-05-20。"):
        supervision.add_finding(before, stamp(), "v-zzzz", Found("二"))


def test_a_finding_put_right_stays_with_how_and_who() -> None:
    before = visited(Found("一"), Found("二"))
    first = before.visits[0].findings[0].id
    after = supervision.resolve(before, stamp("2026-06-01"), first, by="620302-m-0001", how="已上墙", called="李华")
    right, other = after.visits[0].findings
    assert (right.put_right_on, right.put_right_by, right.put_right_how) == (day("2026-06-01"), LI.member, "已上墙")
    assert other.put_right_on is None
    assert after.events[-1].what == f"督导问题 {first} 已整改，李华确认：已上墙"
    with pytest.raises(NothingToPutRightError):
        supervision.resolve(after, stamp("2026-06-02"), first, by="王强", how="又上墙")


def test_nothing_is_put_right_before_it_was_found() -> None:
    before = visited(Found("一"))
    with pytest.raises(BeforeVisitError):
        supervision.resolve(before, stamp("2026-05-19"), before.visits[0].findings[0].id, by="王强", how="好了")
