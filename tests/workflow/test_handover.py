from datetime import date
from typing import Any

import pytest

from workflow.samples import POLICY, stamp
from xieshang_cli.errors import XieshangError
from xieshang_cli.model.organisation import HandoverItem, Post, Station
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.rows import HandoverRow, PostRow, TaskRow, TopicRow, VisitFindingRow
from xieshang_cli.workflow.acceptance import (
    GiverAcceptsError,
    NamedTwiceError,
    NothingWaitingError,
    NotTheTakerError,
    accept,
    differences,
    named_items,
    withdraw,
)
from xieshang_cli.workflow.answering import answering, responsible_for_item
from xieshang_cli.workflow.building import NotSaidError
from xieshang_cli.workflow.change import ItemNotFoundError
from xieshang_cli.workflow.handover import (
    BeforeHandoverError,
    HandoverWaitsError,
    NobodyHoldsError,
    SamePersonError,
    SeveralGiversError,
    TookOverAlreadyError,
    drafted,
    giver_of,
    hand_over,
    last_of,
    to_hand_over,
    waiting,
)
from xieshang_cli.workflow.open_items import ItemKind, OpenItem, open_items
from xieshang_cli.workflow.organisation_rows import station_rows

TODAY = date(2026, 11, 23)
TOPIC = OpenItem("620302001-2026-7k3m", "修路灯", ItemKind.TOPIC)
TASK = OpenItem("620302001-2026-7k3m/t-0001", "装灯", ItemKind.TASK)
FINDING = OpenItem("f-0001", "没有标识牌", ItemKind.FINDING)


def a_station(*posts: dict[str, Any]) -> Station:
    held = posts or ({"post": "站长", "name": "张明", "from": "2019-06"},)
    return Station(code="620302001", name="滨河路站", posts=tuple(Post.model_validate(post) for post in held))


def handed(
    station: Station, items: list[OpenItem], day: str = "2026-11-01", taker: str = "李华", post: str = "站长"
) -> Station:
    giver = giver_of(station, post, date.fromisoformat(day), taker)
    draft = drafted(station, stamp(day), post=post, giver=giver, taker=taker, items=items)
    return hand_over(station, POLICY, stamp(day), draft, items)


def test_open_things_are_topics_tasks_and_findings_each_once() -> None:
    blank: dict[str, Any] = {"station": "620302001", "due": None, "due_last": None}
    topics = [
        TopicRow(**{**dict.fromkeys(TopicRow._fields), **blank, "id": TOPIC.item, "title": "修路灯", "status": status})
        for status in ("open", "open", "closed")
    ]
    tasks = [
        TaskRow(
            **{
                **dict.fromkeys(TaskRow._fields),
                **blank,
                "id": f"t-000{n}",
                "topic": TOPIC.item,
                "what": "装灯",
                "state": state,
                "topic_status": status,
            }
        )
        for n, (state, status) in enumerate(
            [("done", "open"), ("in_progress", "open"), ("claimed", "open"), ("planned", "open"), ("claimed", "closed")]
        )
    ]
    findings = [
        VisitFindingRow("f-0001", "v-0001", "620302", "620302001", "2026", "没有标识牌", None, None, None),
        VisitFindingRow("f-0002", "v-0001", "620302", "620302001", "2026", "好了", None, None, "2026-11"),
    ]
    assert [item.item for item in open_items(topics, tasks, findings)] == [
        TOPIC.item,
        f"{TOPIC.item}/t-0001",
        f"{TOPIC.item}/t-0002",
        "f-0001",
    ]


def test_a_handover_lists_what_is_open_and_appoints_nobody() -> None:
    station = handed(a_station(), [TOPIC, TASK, FINDING])
    (one,) = station.handovers
    assert (one.post, one.from_, one.to, one.on.text) == ("站长", "张明", "李华", "2026-11-01")
    assert [part.item for part in one.items] == [TOPIC.item, TASK.item, FINDING.item]
    assert one.is_waiting
    assert [post.name for post in station.holders("站长", TODAY)] == ["张明"]
    assert station.events[-1].what == "移交站长工作：张明 → 李华，议题 1 个、任务 1 个、督导问题 1 个"


def test_appointing_ends_the_old_term_the_same_day_in_the_same_change() -> None:
    station = a_station()
    draft = drafted(station, stamp("2026-11-01"), post="站长", giver="张明", taker="李华", items=[])
    term = Post.model_validate({"post": "站长", "name": "李华", "from": "2026-11-01"})
    new = hand_over(station, POLICY, stamp("2026-11-01"), draft, [], term)
    assert [(post.name, str(post.until)) for post in new.posts] == [("张明", "2026-11-01"), ("李华", "None")]
    assert [event.action for event in new.events] == ["handover", "appoint"]


def test_of_one_who_took_office_already_the_one_before_hands_over() -> None:
    station = a_station(
        {"post": "站长", "name": "王强", "from": "2015", "until": "2019-06"},
        {"post": "站长", "name": "张明", "from": "2019-06", "until": "2026-10-01"},
        {"post": "站长", "name": "李华", "from": "2026-10-01"},
    )
    assert giver_of(station, "站长", TODAY, "李华") == "张明"
    assert giver_of(station, "站长", TODAY, "周敏") == "李华"


def test_nobody_is_guessed() -> None:
    left = a_station({"post": "站长", "name": "张明", "from": "2019-06", "until": "2026-10-01"})
    with pytest.raises(NobodyHoldsError) as stop:
        giver_of(left, "站长", TODAY, "李华")
    assert stop.value.hint == "用 --from 写明移交人。上一任是张明，2026-10-01 免职。"
    two = a_station({"post": "副站长", "name": "张明"}, {"post": "副站长", "name": "周敏"})
    with pytest.raises(SeveralGiversError):
        giver_of(two, "副站长", TODAY, "李华")
    with pytest.raises(SamePersonError):
        giver_of(a_station(), "站长", TODAY, "张 明")


@pytest.mark.parametrize(
    ("giver", "taker", "day", "error"),
    [
        ("张明", "张明", "2026-11-23", SamePersonError),
        ("张明", " ", "2026-11-23", NotSaidError),
        ("张明", "李华", "2026-11-23", TookOverAlreadyError),
        ("李华", "周敏", "2026-11-09", BeforeHandoverError),
    ],
)
def test_what_cannot_be_handed_over(giver: str, taker: str, day: str, error: type[XieshangError]) -> None:
    station = accept(handed(a_station(), [TOPIC]), stamp("2026-11-10"), [TOPIC], by="李华")
    with pytest.raises(error):
        drafted(station, stamp(day), post="站长", giver=giver, taker=taker, items=[])


def test_one_waits_at_a_time_for_each_post() -> None:
    station = handed(a_station({"post": "站长", "name": "张明"}, {"post": "秘书", "name": "周敏"}), [TOPIC])
    with pytest.raises(HandoverWaitsError):
        handed(station, [TOPIC], "2026-11-02", "王强")
    both = handed(station, [], "2026-11-02", "王强", "秘书")
    assert [one.post for one in both.handovers if one.is_waiting] == ["站长", "秘书"]


def test_one_made_in_error_is_withdrawn_and_stays() -> None:
    station = withdraw(handed(a_station(), [TOPIC]), stamp("2026-11-02"), reason="人选变了")
    assert waiting(station, "站长") is None
    assert last_of(station, "站长") is None
    assert station.handovers[0].note == "人选变了"
    again = handed(station, [TOPIC], "2026-11-03", "周敏")
    assert [one.to for one in again.handovers] == ["李华", "周敏"]
    with pytest.raises(NothingWaitingError):
        withdraw(station, stamp(), reason="再撤")


def test_acceptance_gives_each_open_thing_one_person() -> None:
    station = handed(a_station(), [TOPIC, TASK])
    station = accept(station, stamp("2026-11-10"), [TASK, FINDING], by="李华", named={FINDING.item: "周敏"})
    (one,) = station.handovers
    assert [(part.item, part.responsible) for part in one.accepted] == [(TASK.item, "李华"), (FINDING.item, "周敏")]
    assert (str(one.accepted_on), one.accepted_by) == ("2026-11-10", "李华")
    assert responsible_for_item(station, TASK.item, date(2026, 11, 9)) == "张明"
    assert responsible_for_item(station, TASK.item, date(2026, 11, 10)) == "李华"
    assert responsible_for_item(station, FINDING.item, TODAY) == "周敏"
    assert responsible_for_item(station, "620302001-2026-new0", TODAY) == "李华"


def test_what_was_opened_since_stays_with_the_giver_where_only_the_list_is_accepted() -> None:
    station = accept(handed(a_station(), [TASK]), stamp("2026-11-10"), [TASK, FINDING], by="李华", only_listed=True)
    assert [part.responsible for part in station.handovers[0].accepted] == ["李华", "张明"]


def test_differences_are_what_was_opened_and_closed_since() -> None:
    station = handed(a_station(), [TOPIC, TASK])
    changes = differences(station.handovers[0], [TASK, FINDING])
    assert changes.opened == (FINDING,)
    assert changes.closed == (HandoverItem(item=TOPIC.item, what="修路灯"),)


def test_what_is_neither_topic_nor_task_nor_finding_is_not_closed() -> None:
    station = handed(a_station(), [OpenItem("名册", "委员名册", ItemKind.FINDING), FINDING])
    assert [part.item for part in differences(station.handovers[0], []).closed] == [FINDING.item]


def test_who_types_must_be_the_taker_unless_somebody_is_named() -> None:
    station = handed(a_station(), [TOPIC])
    with pytest.raises(NotTheTakerError):
        accept(station, stamp("2026-11-10"), [TOPIC])
    assert accept(station, stamp("2026-11-10", "李 华"), [TOPIC]).handovers[0].accepted_by == "李华"
    assert accept(station, stamp("2026-11-10"), [TOPIC], by="县政协办").handovers[0].accepted_by == "县政协办"
    giver = station.handovers[0].from_
    for spelling in (giver, f" {giver[0]} {giver[1:]}"):
        with pytest.raises(GiverAcceptsError):
            accept(station, stamp("2026-11-10"), [TOPIC], by=spelling)


def test_acceptance_before_the_handover_or_without_one_is_refused() -> None:
    with pytest.raises(BeforeHandoverError):
        accept(handed(a_station(), [TOPIC]), stamp("2026-10-31"), [TOPIC], by="李华")
    with pytest.raises(NothingWaitingError):
        accept(a_station(), stamp(), [TOPIC], by="李华")


def test_an_item_is_named_by_its_end() -> None:
    items = [TOPIC, TASK, FINDING]
    said = [("7k3m", "周敏"), ("t-0001", "王强"), (FINDING.item, "吴刚")]
    assert named_items(items, said) == {TOPIC.item: "周敏", TASK.item: "王强", FINDING.item: "吴刚"}
    with pytest.raises(ItemNotFoundError):
        named_items(items, [("9x2p", "周敏")])
    with pytest.raises(NamedTwiceError):
        named_items(items, [("7k3m", "周敏"), (TOPIC.item, "王强")])


def test_others_than_the_head_hand_over_what_they_answer_for() -> None:
    station = a_station({"post": "站长", "name": "张明"}, {"post": "秘书", "name": "周敏"})
    station = accept(handed(station, [TOPIC, TASK]), stamp("2026-11-10"), [TOPIC, TASK], by="李华",
                     named={TASK.item: "周敏"})  # fmt: skip
    items = to_hand_over(station, [TOPIC, TASK, FINDING], "秘书", "周敏", TODAY)
    assert items == [TASK]
    station = accept(handed(station, items, "2026-11-12", "王强", "秘书"), stamp("2026-11-13"), items, post="秘书",
                     by="王强")  # fmt: skip
    assert [responsible_for_item(station, item.item, TODAY) for item in (TOPIC, TASK, FINDING)] == [
        "李华",
        "王强",
        "李华",
    ]


def test_rows_tell_the_same() -> None:
    station = accept(
        handed(a_station(), [TOPIC, TASK]), stamp("2026-11-10"), [TOPIC, TASK], by="李华", named={TASK.item: "周敏"}
    )
    rows = station_rows(station)
    for day in (date(2026, 11, 9), date(2026, 11, 10)):
        told = answering(
            [row for row in rows if isinstance(row, HandoverRow)],
            [row for row in rows if isinstance(row, PostRow)],
            day,
        )
        for item in (TOPIC.item, TASK.item, "f-9999"):
            assert told.who(item) == responsible_for_item(station, item, day)


def test_months_count_from_their_first_day() -> None:
    station = accept(handed(a_station(), [TOPIC]), stamp("2026-11"), [TOPIC], by="李华")
    assert station.handovers[0].accepted_on == PartialDate("2026-11")
    assert responsible_for_item(station, TOPIC.item, date(2026, 11, 1)) == "李华"
