"""Tasks: added, noted, put aside, claimed, and confirmed by another hand."""

from collections.abc import Callable
from typing import Any

import pytest

from workflow.samples import a_session, at_step, records, stamp, walked
from xieshang_cli.errors import RefusedError, UsageError, XieshangError
from xieshang_cli.model.committee import Member
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.task import Evidence, Task
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Disposition, Status, Step, TaskState
from xieshang_cli.workflow import tasks

LI_HUA = "620302-m-4k7x"


def with_task(**facts: Any) -> Topic:
    facts = {"id": "t-0001", "what": "装灯", "lead": "城管所", **facts}
    return tasks.add_task(at_step(Step.IMPLEMENT), records(), stamp(), **facts)


def claimed() -> Topic:
    return tasks.claim(with_task(), "t-0001", "王工", stamp("2026-05-20"), [Evidence(what="照片")])


def done() -> Topic:
    return tasks.confirm(claimed(), "t-0001", "张大爷", records(), stamp("2026-05-25"), "群众代表", "当面")


def the_task(topic: Topic) -> Task:
    return tasks.find(topic, "t-0001")


def test_a_task_carries_out_an_agreement() -> None:
    topic = at_step(Step.IMPLEMENT)
    held = a_session(topic)
    agreement = held.outcomes[0].agreements[0]
    topic = tasks.add_task(topic, records(held), stamp(), what="装灯", agreement=agreement.id)
    assert topic.agreements_with_task == {agreement.id}
    assert topic.events[-1].what == f"分派任务 {topic.tasks[0].id}：装灯"
    with pytest.raises(RefusedError) as refusal:
        tasks.add_task(topic, records(held), stamp(), what="装灯", agreement="a-0000")
    assert refusal.value.message == f"没有共识事项 a-0000。现有：{agreement.id} 换成太阳能灯。"


def test_progress_is_noted_with_its_day() -> None:
    topic = tasks.progress(with_task(), "t-0001", "已采购", stamp("2026-05-01"), "城管所")
    assert [note.plain() for note in the_task(topic).progress] == [
        {"on": "2026-05-01", "note": "已采购", "by": "城管所"}
    ]


@pytest.mark.parametrize("disposition", Disposition)
def test_a_task_is_put_aside_and_taken_up_again(disposition: Disposition) -> None:
    aside = tasks.set_aside(with_task(), "t-0001", disposition, "没有经费", stamp(), PartialDate("2027-03"))
    assert the_task(aside).state.value == disposition.value
    assert aside.events[-1].what == f"任务 t-0001 {disposition.label}：没有经费"
    again = the_task(tasks.resume(aside, "t-0001", "经费已到", stamp()))
    assert again.state == TaskState.IN_PROGRESS
    assert again.progress[-1].note == f"经费已到（原为{disposition.label}：没有经费）"


def test_two_hands_close_a_task() -> None:
    assert the_task(claimed()).state == TaskState.CLAIMED
    task = the_task(done())
    assert task.state == TaskState.DONE
    assert task.confirmation is not None
    assert task.confirmation.plain() == {"on": "2026-05-25", "by": "张大爷", "role": "群众代表", "medium": "当面"}


@pytest.mark.parametrize(
    ("by", "message"),
    [
        ("王工", "王工 是任务 t-0001 的申报人，办结要由别人确认。"),
        ("王 工", "王 工 是任务 t-0001 的申报人，办结要由别人确认。"),
        ("　王工", "　王工 是任务 t-0001 的申报人，办结要由别人确认。"),
        ("王·工", "王·工 是任务 t-0001 的申报人，办结要由别人确认。"),
        ("王\u200b工", "王\u200b工 是任务 t-0001 的申报人，办结要由别人确认。"),
        ("城管所 ", "城管所  是任务 t-0001 的主办单位，办结要由别人确认。"),
    ],
)
def test_the_same_hand_does_not_confirm(by: str, message: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        tasks.confirm(claimed(), "t-0001", by, records(), stamp())
    assert refusal.value.message == message
    assert refusal.value.code == "same_hand"


@pytest.mark.parametrize(("claimant", "confirmer"), [("李华", LI_HUA), (LI_HUA, "李 华")])
def test_a_member_by_name_and_by_id_is_one_hand(claimant: str, confirmer: str) -> None:
    topic = tasks.claim(with_task(), "t-0001", claimant, stamp())
    archive = records(Member(id=LI_HUA, name="李华"))
    with pytest.raises(RefusedError, match="的申报人，办结要由别人确认"):
        tasks.confirm(topic, "t-0001", confirmer, archive, stamp())


def test_one_clerk_may_type_both() -> None:
    first, second = claimed().events[-1], done().events[-1]
    assert first.by == second.by == "小王"


REDO = "要重新办理：xieshang task progress t-0001 --resume --note 理由"


def test_what_a_finished_task_lacks_is_filled_in_and_nothing_else() -> None:
    topic = tasks.amend(done(), "t-0001", records(), stamp(), support=("供电所",))
    (task,) = topic.tasks
    assert (task.support, task.state) == (("供电所",), TaskState.DONE)
    with pytest.raises(RefusedError, match="不能修改"):
        tasks.amend(topic, "t-0001", records(), stamp(), support=("水务局",))


def test_nobody_becomes_the_unit_that_did_what_they_confirmed() -> None:
    finished = tasks.confirm(
        tasks.claim(with_task(lead=None), "t-0001", "王工", stamp()), "t-0001", "张大爷", records(), stamp()
    )
    with pytest.raises(RefusedError, match="张大爷 是任务 t-0001 的主办单位"):
        tasks.amend(finished, "t-0001", records(), stamp(), lead="张 大爷")


@pytest.mark.parametrize(
    ("change", "message", "hint"),
    [
        (
            lambda: tasks.confirm(with_task(), "t-0001", "张大爷", records(), stamp()),
            "任务 t-0001 办理中，不能确认办结。",
            "先申报：xieshang task claim t-0001 --by 主办单位 --evidence 凭证",
        ),
        (lambda: tasks.confirm(done(), "t-0001", "别人", records(), stamp()), "任务 t-0001 已办结，不能确认办结。", ""),
        (lambda: tasks.claim(claimed(), "t-0001", "王工", stamp()), "任务 t-0001 待确认，不能再次申报办结。", REDO),
        (lambda: tasks.progress(done(), "t-0001", "又", stamp()), "任务 t-0001 已办结，不能登记进展。", REDO),
        (
            lambda: tasks.set_aside(claimed(), "t-0001", Disposition.BLOCKED, "没钱", stamp()),
            "任务 t-0001 待确认，不能改为“列入计划”“暂不能办”或“不予办理”。",
            "",
        ),
        (lambda: tasks.resume(with_task(), "t-0001", "又", stamp()), "任务 t-0001 办理中，不能恢复办理。", ""),
        (
            lambda: tasks.amend(claimed(), "t-0001", records(), stamp(), what="修灯"),
            "任务 t-0001 待确认，不能修改。",
            REDO,
        ),
        (
            lambda: tasks.claim(with_task(), "t-9999", "王工", stamp()),
            "没有任务 t-9999。现有：t-0001 装灯。",
            "",
        ),
        (
            lambda: tasks.claim(at_step(Step.IMPLEMENT), "t-9999", "王工", stamp()),
            "没有任务 t-9999。现在一项也没有。",
            "",
        ),
    ],
)
def test_what_a_task_is_not_ready_for(change: Callable[[], Topic], message: str, hint: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        change()
    assert (refusal.value.message, refusal.value.hint) == (message, hint)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda: tasks.claim(with_task(), "t-0001", " ", stamp()), "要写明 --by。"),
        (lambda: tasks.progress(with_task(), "t-0001", "", stamp()), "要写明 --note。"),
        (lambda: tasks.set_aside(with_task(), "t-0001", Disposition.PLANNED, "", stamp()), "要写明 --reason。"),
        (lambda: with_task(id="t1"), "编码：写法不对：t1。"),
        (lambda: tasks.add_task(at_step(Step.IMPLEMENT), records(), stamp()), "任务：没有写。"),
    ],
)
def test_what_has_to_be_said(change: Callable[[], Topic], message: str) -> None:
    with pytest.raises(UsageError) as refusal:
        change()
    assert refusal.value.message == message


def test_a_claim_that_does_not_hold_is_kept_as_a_note() -> None:
    again = the_task(tasks.resume(done(), "t-0001", "又坏了", stamp()))
    assert (again.state, again.claim, again.confirmation) == (TaskState.IN_PROGRESS, None, None)
    assert again.progress[-1].note == "又坏了（原由 王工 于 2026-05-20 申报办结）（原由 张大爷 于 2026-05-25 确认）"


def test_the_first_deadline_is_kept_when_it_moves() -> None:
    topic = with_task(due=PartialDate("2026-06"))
    for due in ("2026-07", "2026-08"):
        topic = tasks.amend(topic, "t-0001", records(), stamp(), due=PartialDate(due))
    task = the_task(topic)
    assert (str(task.due), str(task.original_due)) == ("2026-08", "2026-06")
    assert topic.events[-1].what == "修改任务 t-0001：完成期限（原为 t-0001 2026-07）"


def test_a_planned_task_of_a_closed_topic_is_still_done() -> None:
    topic, archive = walked(until=Step.FEEDBACK)
    topic = tasks.add_task(topic, archive, stamp(), id="t-0002", what="二期")
    topic = tasks.set_aside(topic, "t-0002", Disposition.PLANNED, "明年", stamp())
    closed = topic.model_copy(update={"status": Status.CLOSED})
    topic = tasks.confirm(tasks.claim(closed, "t-0002", "甲", stamp()), "t-0002", "乙", records(), stamp())
    assert tasks.find(topic, "t-0002").state == TaskState.DONE
    with pytest.raises(XieshangError):
        tasks.add_task(topic, archive, stamp(), what="三期")


@pytest.mark.parametrize(
    ("by", "role", "told"),
    [("p-4k7x", "群众代表", "群众代表"), ("p-4k7x", None, "p-4k7x"), ("张明", "政协委员", "张明")],
)
def test_the_event_names_a_resident_by_role(by: str, role: str | None, told: str) -> None:
    topic, archive = walked(Step.IMPLEMENT)
    topic = tasks.add_task(topic, archive, stamp(), id="t-0001", what="装灯", lead="城管所")
    topic = tasks.claim(topic, "t-0001", "城管所", stamp())
    assert (
        tasks.confirm(topic, "t-0001", by, records(), stamp(), role).events[-1].what == f"{told} 确认任务 t-0001 办结"
    )
