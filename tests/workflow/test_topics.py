"""A topic up to its decision, and how topics join, part and end."""

from typing import Any

import pytest

from workflow.samples import OTHER, RAISED, TOPIC, a_topic, at_step, records, stamp, walked
from xieshang_cli.errors import RefusedError, UsageError, XieshangError
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.request import Request
from xieshang_cli.model.task import Task
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import AdoptionResult, Decision, Level, Status, Step
from xieshang_cli.workflow import topics
from xieshang_cli.workflow.editing import edited

REQUEST = Request(id="620302001-2026-2001", text="路灯不亮")


def other_topic(**facts: Any) -> Topic:
    return a_topic().model_copy(update={"id": OTHER, **facts})


def test_a_new_topic_holds_what_was_said_and_one_event() -> None:
    assert a_topic().plain() == {
        "format": "1",
        "id": TOPIC,
        "title": "修路灯",
        "station": "620302001",
        "category": "路灯照明",
        "status": "open",
        "step": "collect",
        "raised": {"on": "2026-03-02", "channel": "意见箱", "by": "群众", "text": "巷口路灯不亮"},
        "events": [
            {
                "at": "2026-11-23T14:30:05+08:00",
                "by": "小王",
                "action": "new",
                "what": "新建议题“修路灯”",
                "step": "collect",
            }
        ],
    }


@pytest.mark.parametrize(
    ("topic_id", "station", "raised", "facts", "message"),
    [
        (TOPIC, "620302002", {}, {}, f"编码 {TOPIC} 属于 620302001，与工作站 620302002 不一致。"),
        ("620302009-2026-0001", "620302009", {}, {}, "没有工作站 620302009。"),
        (TOPIC, "620302001", {"requests": (REQUEST.id,)}, {}, f"没有诉求 {REQUEST.id}。"),
        (TOPIC, "620302001", {}, {"title": ""}, "议题名称：不能为空。"),
        (TOPIC, "620302001", {}, {"title": "长" * 501}, "议题名称：最长 500 个字。"),
        (TOPIC, "620302001", {"on": "3月"}, {}, "提出日期：“3月”不是日期，应写成 2026、2026-03 或 2026-03-20。"),
        ("x", "x", {}, {}, "编码：写法不对：x。"),
    ],
)
def test_a_topic_that_is_not_made(
    topic_id: str, station: str, raised: dict[str, Any], facts: dict[str, Any], message: str
) -> None:
    with pytest.raises(XieshangError) as refusal:
        topics.new_topic(topic_id, station, raised, records(), stamp(), **facts)
    assert refusal.value.message == message


def test_a_county_keeps_topics_of_its_own() -> None:
    topic = topics.new_topic("620302-2026-0001", "620302", RAISED, records(), stamp(), title="城区停车")
    assert topic.holder == "620302"


def test_decide_gives_the_formal_number_and_changes_no_step() -> None:
    before = at_step(Step.DECIDE)
    after = topics.decide(
        before,
        records(),
        stamp("2026-03-10"),
        number="滨河路〔2026〕7号",
        result=Decision.ADOPTED,
        by="镇协商议事会",
        reason="多数群众关心",
        scope=Level.TOWNSHIP,
    )
    assert after.decision is not None
    assert after.decision.plain() == {
        "result": "adopted",
        "on": "2026-03-10",
        "by": "镇协商议事会",
        "reason": "多数群众关心",
        "scope": "township",
    }
    assert (after.number, after.step, after.status) == ("滨河路〔2026〕7号", Step.DECIDE, Status.OPEN)
    assert after.events[-1].what == "审定：列入协商，编号 滨河路〔2026〕7号"


def test_a_decision_is_completed_later() -> None:
    first = topics.decide(at_step(Step.DECIDE), records(), stamp("2026-03-10"), result=Decision.REJECTED, reason="无权")
    told = topics.decide(first, records(), stamp(), told_on=PartialDate("2026-03-12"))
    assert told.decision is not None
    assert told.decision.plain() == {
        "result": "rejected",
        "on": "2026-03-10",
        "reason": "无权",
        "told_on": "2026-03-12",
    }


def test_a_topic_that_is_not_adopted_gets_no_number() -> None:
    topic = topics.decide(at_step(Step.DECIDE), records(), stamp(), number="某〔2026〕1号", result=Decision.DEFERRED)
    assert topic.number is None


def test_a_number_is_given_once() -> None:
    taken = other_topic(number="滨河路〔2026〕7号")
    for number in ("滨河路〔2026〕7号", "滨河路〔２０２６〕７号", "滨河路[2026] 7号"):
        with pytest.raises(RefusedError) as refusal:
            topics.decide(at_step(Step.DECIDE), records(taken), stamp(), number=number, result=Decision.ADOPTED)
        assert refusal.value.message == f"编号 {number} 已用于议题 {OTHER}。"


def test_a_number_may_come_again_in_another_year() -> None:
    last_year = other_topic(number="7号").model_copy(update={"id": "620302001-2025-0009"})
    topic = topics.decide(at_step(Step.DECIDE), records(last_year), stamp(), number="7号", result=Decision.ADOPTED)
    assert topic.number == "7号"


def test_decide_comes_before_research() -> None:
    with pytest.raises(RefusedError) as refusal:
        topics.decide(at_step(Step.RESEARCH), records(), stamp(), result=Decision.ADOPTED)
    assert refusal.value.message == f"议题 {TOPIC} 已到“议前调研”，不能审定。"
    assert refusal.value.hint == f"先退回：xieshang topic revert {TOPIC} --to decide --reason 理由"


def test_research_is_dated_by_the_stamp_and_has_an_id_of_its_own() -> None:
    topic = topics.add_research(at_step(Step.RESEARCH), stamp("2026-03-20"), method="座谈", findings="缺经费")
    topic = topics.add_research(topic, stamp(), id="r-0001", on=PartialDate("2026-03"))
    assert [str(entry.on) for entry in topic.research] == ["2026-03-20", "2026-03"]
    assert topic.research[1].id == "r-0001"
    assert topic.events[-2].what == "登记调研：缺经费"
    with pytest.raises(RefusedError) as refusal:
        topics.add_research(topic, stamp(), id="r-0001")
    assert refusal.value.message == "编码 r-0001 已被使用。"


def test_adoption_is_completed() -> None:
    topic = topics.adopt(at_step(Step.IMPLEMENT), stamp(), to="镇党委", submitted_on=PartialDate("2026-04"))
    topic = topics.adopt(topic, stamp(), result=AdoptionResult.ADOPTED, document_number="滨办发〔2026〕3号")
    assert topic.adoption is not None
    assert topic.adoption.plain() == {
        "submitted_on": "2026-04",
        "to": "镇党委",
        "document_number": "滨办发〔2026〕3号",
        "result": "adopted",
    }


def test_withdraw_ends_the_topic() -> None:
    topic = topics.withdraw(a_topic(), "已自行解决", stamp())
    assert (topic.status, topic.step) == (Status.WITHDRAWN, Step.COLLECT)
    with pytest.raises(RefusedError) as refusal:
        topics.withdraw(topic, "再撤", stamp())
    assert refusal.value.message == f"议题 {TOPIC} 已撤回，不能撤回。"


@pytest.mark.parametrize(
    ("target", "message"),
    [
        (a_topic(), "议题不能并入自己。"),
        (other_topic(status=Status.WITHDRAWN), f"议题 {OTHER} 已撤回，不能再并入别的议题。"),
    ],
)
def test_a_bad_merge_target(target: Topic, message: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        topics.merge_into(a_topic(), target, "同一件事", stamp())
    assert refusal.value.message == message


def test_split_makes_a_topic_that_was_raised_as_the_whole_was() -> None:
    whole, _archive = walked(until=Step.RESEARCH)
    part = topics.split_off(whole, OTHER, "修人行道", stamp(), text="人行道也坏了")
    assert (part.split_from, part.step, part.number) == (TOPIC, Step.COLLECT, None)
    assert part.raised.plain() == {"on": "2026-03-02", "channel": "意见箱", "by": "群众", "text": "人行道也坏了"}
    assert [event.what for event in part.events] == [f"从 {TOPIC} 拆分“修人行道”"]


def test_several_requests_become_one_topic() -> None:
    second = REQUEST.model_copy(update={"id": "620302001-2026-2002"})
    archive = records(REQUEST, second)
    topic = topics.link_requests(a_topic(), [REQUEST.id, second.id, REQUEST.id], archive, stamp())
    assert topic.raised.requests == (REQUEST.id, second.id)
    assert topics.link_requests(topic, [REQUEST.id], archive, stamp()) is topic
    with pytest.raises(RefusedError) as refusal:
        topics.link_requests(topic, [OTHER], archive, stamp())
    assert refusal.value.message == f"没有诉求 {OTHER}。"


def test_a_deadline_moved_in_the_editor_stands_out_and_the_first_one_is_kept() -> None:
    before, _archive = walked(until=Step.IMPLEMENT)
    before = before.model_copy(update={"tasks": (Task(id="t-0001", what="装灯", due=PartialDate("2026-06")),)})
    for moved in ("2026-07", "2026-08"):
        tasks = (before.tasks[0].model_copy(update={"due": PartialDate(moved)}),)
        before = edited(before, before.model_copy(update={"tasks": tasks}), stamp())
    assert (str(before.tasks[0].due), str(before.tasks[0].original_due)) == ("2026-08", "2026-06")
    assert before.events[-1].what == "修改任务（原为 t-0001 2026-07）"
    gone = edited(before, before.model_copy(update={"tasks": ()}), stamp())
    assert gone.events[-1].what == "修改任务（原为 t-0001 装灯；t-0001 2026-08）"


def test_a_number_taken_out_of_a_title_does_not_stay_in_the_event() -> None:
    before = a_topic().model_copy(update={"title": "找老李１３８-0013-8000修灯"})
    after = edited(before, before.model_copy(update={"title": "修灯"}), stamp())
    assert after.events[-1].what == "修改议题名称（原为 找老李…修灯）"


def test_a_decision_that_is_replaced_stays_in_the_events() -> None:
    first = topics.decide(at_step(Step.DECIDE), records(), stamp("2026-03-10"), result=Decision.DEFERRED, reason="缓")
    again = topics.decide(first, records(), stamp(), result=Decision.ADOPTED, reason="条件成熟", number="某〔2026〕1号")
    assert again.events[-1].what == "审定：列入协商，编号 某〔2026〕1号（原为 暂缓；缓）"
    told = topics.decide(again, records(), stamp(), told_on=PartialDate("2026-03-12")).events[-1].what
    assert told is not None
    assert "原为" not in told


def test_what_comes_back_from_the_editor_gets_its_event() -> None:
    before = a_topic()
    after = edited(before, before.model_copy(update={"title": "修灯", "pace": "小事"}), stamp())
    assert after.title == "修灯"
    assert after.events[-1].what == f"修改议题名称、缓急（原为 {before.title}）"
    assert edited(before, before, stamp()) is before


@pytest.mark.parametrize(
    ("facts", "message", "hint"),
    [
        ({"status": Status.CLOSED}, "“状态”（status）不能直接改。", f"请用：xieshang topic advance {TOPIC}"),
        ({"step": Step.FEEDBACK}, "“当前步骤”（step）不能直接改。", f"请用：xieshang topic advance {TOPIC}"),
        ({"id": OTHER}, "“编码”（id）不能直接改。", ""),
        ({"events": ()}, "“经过”（events）不能直接改。", ""),
    ],
)
def test_what_the_editor_may_not_change(facts: dict[str, Any], message: str, hint: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        edited(a_topic(), a_topic().model_copy(update=facts), stamp())
    assert (refusal.value.message, refusal.value.hint) == (message, hint)


def test_nobody_is_no_actor() -> None:
    with pytest.raises(UsageError) as refusal:
        topics.withdraw(a_topic(), "理由", stamp(by=""))
    assert refusal.value.message == "操作人：不能为空。"
