"""A topic that comes back by letter: nothing that either office recorded is lost."""

from collections.abc import Callable
from datetime import datetime

import pytest

from workflow.offices import COUNTY, DAY, PREFECTURE, Offices
from workflow.samples import SHANGHAI, a_session, a_topic, records
from xieshang_cli.model.partial import Count, PartialDate
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import EnvelopeKind, TaskState
from xieshang_cli.workflow import envelopes, tasks, transfers
from xieshang_cli.workflow.building import rebuilt
from xieshang_cli.workflow.feedback import tell
from xieshang_cli.workflow.joining import is_continued, joined
from xieshang_cli.workflow.sessions import attend_by_role
from xieshang_cli.workflow.stamp import Stamp
from xieshang_cli.workflow.tasks import add_task
from xieshang_cli.workflow.topics import add_research


def at(hour: int, day: int = 2) -> Stamp:
    """A moment of its own: two offices never type at once."""
    return Stamp(datetime(2026, 4, day, hour, tzinfo=SHANGHAI), "小王")


def there_and_back(county: Callable[[Topic], Topic], prefecture: Callable[[Topic], Topic]) -> Topic:
    """Send a topic with a task up by letter, let both offices record something, send it down again by letter."""
    offices = Offices()
    offices.county = add_task(offices.county, records(), DAY, id="t-0001", what="修灯", lead="城管所")
    offices.county = add_task(offices.county, records(), DAY, id="t-0002", what="栽树")
    offices.send()
    offices.deliver(0)
    offices.county = county(offices.county)
    assert offices.prefecture is not None
    offices.prefecture = prefecture(offices.prefecture)
    handing = transfers.Handing(reason="请县里办")
    down = transfers.delegate(offices.prefecture, COUNTY, handing, records(), at(23), acting=PREFECTURE)
    letter = envelopes.sealed(EnvelopeKind.SENT, down, down.transfers[-1], [], at(23))
    back = envelopes.take_in(letter, offices.county, COUNTY, records(), at(9, day=3))
    assert (back.holder, back.events[-1].action) == (COUNTY, "accept")
    assert envelopes.take_in(letter, back, COUNTY, records(), at(10, day=3)) is back
    assert {event.what for event in offices.county.events} <= {event.what for event in back.events}
    return back


def test_what_both_offices_recorded_is_there_when_a_topic_comes_back() -> None:
    def county(topic: Topic) -> Topic:
        topic = tell(topic, ["提出人"], at(9))
        topic = tasks.progress(topic, "t-0001", "灯已买", at(10))
        topic = add_task(topic, records(), at(11), id="t-0003", what="清淤")
        return add_research(topic, at(12), id="r-0001", findings="三处不亮")

    def prefecture(topic: Topic) -> Topic:
        topic = tell(topic, ["参会人员"], at(9))
        topic = tasks.progress(topic, "t-0001", "款已拨", at(11))
        topic = add_task(topic, records(), at(12), id="t-0004", what="铺路")
        return add_research(topic, at(13), id="r-0002", findings="全市都缺")

    back = there_and_back(county, prefecture)
    assert back.feedback is not None
    assert {told.to for told in back.feedback.told} == {("提出人",), ("参会人员",)}
    assert {task.id for task in back.tasks} == {"t-0001", "t-0002", "t-0003", "t-0004"}
    assert {note.note for note in tasks.find(back, "t-0001").progress} == {"灯已买", "款已拨"}
    assert {one.id for one in back.research} == {"r-0001", "r-0002"}


def test_a_claim_made_meanwhile_stays_and_one_taken_back_is_gone() -> None:
    back = there_and_back(
        lambda topic: tasks.claim(topic, "t-0001", "城管所", at(9)),
        lambda topic: tasks.progress(topic, "t-0001", "去看过", at(10)),
    )
    assert tasks.find(back, "t-0001").state == TaskState.CLAIMED

    def resumed(topic: Topic) -> Topic:
        topic = tasks.claim(topic, "t-0001", "城管所", at(9))
        return tasks.resume(topic, "t-0001", "没有办好", at(10))

    assert tasks.find(there_and_back(lambda topic: topic, resumed), "t-0001").state == TaskState.IN_PROGRESS
    later = there_and_back(resumed, lambda topic: topic)
    assert tasks.find(later, "t-0001").state == TaskState.IN_PROGRESS
    assert "没有办好" in tasks.find(later, "t-0001").progress[-1].note


def test_what_reads_otherwise_afterwards_is_said_in_the_event() -> None:
    back = there_and_back(
        lambda topic: tasks.amend(topic, "t-0001", records(), at(9), lead="住建局", due=PartialDate("2026-05-01")),
        lambda topic: tasks.amend(topic, "t-0001", records(), at(10), lead="交通局", due=PartialDate("2026-06-01")),
    )
    task = tasks.find(back, "t-0001")
    assert (task.lead, str(task.due)) == ("交通局", "2026-06-01")
    assert (back.events[-1].what or "").endswith("（原为 t-0001 住建局；t-0001 2026-05-01）")


def with_two_tasks() -> Topic:
    topic = add_task(a_topic(), records(), at(7), id="t-0001", what="修灯", lead="城管所")
    return add_task(topic, records(), at(7), id="t-0002", what="栽树", lead="林业站")


def said(topic: Topic, action: str, what: str) -> Topic:
    return rebuilt(topic, events=(*topic.events, at(11).event(action, what)))


def leads(event: tuple[str, str]) -> list[str | None]:
    """Join a letter in which t-0001 went to another unit at ten with the own record, where this was said at eleven."""
    sent = tasks.amend(with_two_tasks(), "t-0001", records(), at(10), lead="住建局")
    return [task.lead for task in joined(said(with_two_tasks(), *event), sent).tasks]


@pytest.mark.parametrize(
    "event",
    [
        ("task.progress", "任务 t-0001：灯已买"),
        ("task.claim", "城管所 申报任务 t-0001 办结"),
        ("task.edit", "修改任务 t-0001：督办人"),
        ("attach", "任务 t-0001 凭证：照片"),
        ("edit", "修改任务（原为 t-0002 林业站；t-0001 张明）"),
    ],
)
def test_who_touched_a_task_last_is_believed(event: tuple[str, str]) -> None:
    assert leads(event) == ["城管所", "林业站"]


@pytest.mark.parametrize(
    "event",
    [
        ("task.progress", "任务 t-0002：与任务 t-0001 一并办理"),
        ("task.pause", "任务 t-0002 暂停计时，李主席 批准，等 t-0001 办完"),
        ("attach", "附件：任务 t-0001 的照片"),
        ("edit", "修改任务（原为 t-0002 清单at-0001、t-00012）"),
        ("tell", "告知提出人：t-0001 由城管所办理"),
        ("accept", "620302 收函接收 x-0001：请县里办（原为 t-0001 张明）"),
    ],
)
def test_whoever_only_speaks_of_a_task_did_not_touch_it(event: tuple[str, str]) -> None:
    assert leads(event) == ["住建局", "林业站"]


def test_a_claim_of_another_task_takes_nothing_with_it() -> None:
    """A letter in which work was taken up again after a claim; here a claim of another task speaks of that one."""
    own = tasks.claim(with_two_tasks(), "t-0001", "城管所", at(8))
    sent = tasks.resume(own, "t-0001", "没有办好", at(10))
    assert (
        tasks.find(joined(said(own, "task.claim", "林业站 申报任务 t-0002 办结，t-0001"), sent), "t-0001").claim is None
    )


def test_a_session_is_continued_only_where_nobody_changed_it_here() -> None:
    held = a_session(a_topic())
    further = attend_by_role(held, "群众代表", Count("3"), at(9))
    assert is_continued(held, further)
    assert not is_continued(held, held)
    assert not is_continued(further, held)
    assert not is_continued(attend_by_role(held, "专家", Count("1"), at(8)), further)
