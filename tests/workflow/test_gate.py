"""Gates: what is missing, going on with and without it, and going back."""

from datetime import date

import pytest

from workflow.samples import OTHER, TOPIC, a_topic, at_step, records, stamp, walked
from xieshang_cli.errors import RefusedError, UsageError
from xieshang_cli.model.base import Waiver
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.topic import DecisionRecord, Topic
from xieshang_cli.model.vocabulary import STEPS, Decision, Status, Step
from xieshang_cli.workflow.gate import GateNotMetError, advance, missing, revert
from xieshang_cli.workflow.topics import merge_into


def test_a_topic_walks_all_six_steps_and_is_closed() -> None:
    topic, _ = walked()
    assert topic.status == Status.CLOSED
    assert topic.step == Step.FEEDBACK
    steps = [event.step for event in topic.events if event.action in {"new", "advance"}]
    assert steps == [*STEPS, None]
    assert topic.events[-1].what == "结束结果反馈，议题办结"


@pytest.mark.parametrize("step", STEPS)
def test_every_gate_is_met_by_the_walk(step: Step) -> None:
    topic, archive = walked(until=step)
    assert topic.step == step
    assert bool(missing(topic, archive)) == (step != Step.COLLECT)


def test_an_advance_leaves_one_event() -> None:
    before = a_topic()
    after = advance(before, records(), stamp("2026-03-05"))
    assert after.events[:-1] == before.events
    assert after.events[-1].plain() == {
        "at": "2026-11-23T14:30:05+08:00",
        "by": "小王",
        "action": "advance",
        "what": "结束收集议题，转入确定议题",
        "on": "2026-03-05",
        "step": "decide",
    }


def test_the_refusal_lists_everything_missing_and_how_to_go_on() -> None:
    with pytest.raises(GateNotMetError) as refusal:
        advance(a_topic(title=None, category=None), records(), stamp())
    error = refusal.value
    assert error.message == "“收集议题”还不能结束，缺 2 项：\n  TP101 没有议题名称\n  TP102 没有议题类别"
    assert error.hint == (
        f"补全收集的内容：xieshang topic edit {TOPIC} --title 名称 --category 类别\n"
        f"缺项也要结束：xieshang topic advance {TOPIC} --despite TP101 --despite TP102"
        " --reason 理由 --approved-by 批准人"
    )
    assert error.ids == ("TP101", "TP102")
    assert [finding.code for finding in error.findings] == ["TP101", "TP102"]
    assert error.exit_code == 3


def test_despite_records_a_waiver() -> None:
    topic = advance(at_step(Step.RESEARCH), records(), stamp("2026-03-30"), ["tp301", "TP301"], "时间紧", "李站长")
    assert topic.step == Step.DELIBERATE
    assert topic.waivers == (Waiver(rule="TP301", reason="时间紧", approver="李站长", on=PartialDate("2026-03-30")),)
    assert topic.events[-1].what == "结束议前调研（豁免 TP301，李站长批准），转入协商议事"


def test_despite_one_of_two_is_still_refused_for_the_other() -> None:
    with pytest.raises(GateNotMetError) as refusal:
        advance(a_topic(title=None, category=None), records(), stamp(), ["TP101"], "急", "李站长")
    assert refusal.value.ids == ("TP102",)


@pytest.mark.parametrize(
    ("despite", "said", "message"),
    [
        (["TP301"], {"reason": "急"}, "要写明 --approved-by。"),
        (["TP301"], {}, "要写明 --reason 和 --approved-by。"),
        (["TP305"], {"reason": "急", "approver": "李"}, "TP305 并不缺，不必豁免。现在缺：TP301。"),
    ],
)
def test_despite_is_refused(despite: list[str], said: dict[str, str], message: str) -> None:
    with pytest.raises((RefusedError, UsageError)) as refusal:
        advance(at_step(Step.RESEARCH), records(), stamp(), despite, **said)
    assert refusal.value.message == message


def test_despite_where_nothing_is_missing() -> None:
    with pytest.raises(RefusedError) as refusal:
        advance(a_topic(), records(), stamp(), ["TP101"], "急", "李站长")
    assert refusal.value.message == "TP101 并不缺，不必豁免。现在什么也不缺。"


def test_a_structural_error_is_mended_not_waived() -> None:
    topic = a_topic(title=None).model_copy(update={"split_from": OTHER})
    with pytest.raises(RefusedError) as refusal:
        advance(topic, records(), stamp(), ["TP005", "TP101"], "急", "李站长")
    assert refusal.value.message == f"结构错误不能豁免，必须改正：TP005 没有编码是 {OTHER} 的议题"
    with pytest.raises(GateNotMetError) as gate:
        advance(topic, records(), stamp())
    assert gate.value.hint == (
        f"补全收集的内容：xieshang topic edit {TOPIC} --title 名称\n补全或改正记录：xieshang topic edit {TOPIC}"
    )


def test_a_waiver_that_has_run_out_can_be_renewed() -> None:
    old = Waiver(rule="TP301", reason="急", approver="李", until=PartialDate("2026-10"))
    topic = at_step(Step.RESEARCH).model_copy(update={"waivers": (old,)})
    assert missing(topic, records(), date(2026, 10, 31)) == []
    assert [finding.code for finding in missing(topic, records(), date(2026, 11, 1))] == ["TP301"]
    assert missing(topic, records()) == []
    with pytest.raises(GateNotMetError):
        advance(topic, records(), stamp())
    renewed = advance(topic, records(), stamp(), ["TP301"], "仍急", "李")
    assert [waiver.reason for waiver in renewed.waivers] == ["急", "仍急"]


def decided(result: Decision, **facts: object) -> Topic:
    day = PartialDate("2026-03-10")
    decision = DecisionRecord.model_validate(
        {"result": result, "on": day, "by": "镇协商议事会", "reason": "理由", "scope": "township", "told_on": day}
    )
    return at_step(Step.DECIDE).model_copy(update={"decision": decision, **facts})


@pytest.mark.parametrize(
    ("result", "status"),
    [
        (Decision.REJECTED, Status.REJECTED),
        (Decision.DEFERRED, Status.DEFERRED),
        (Decision.TRANSFERRED, Status.REJECTED),
    ],
)
def test_a_topic_not_adopted_ends_when_the_step_is_closed(result: Decision, status: Status) -> None:
    topic = advance(decided(result), records(), stamp())
    assert (topic.status, topic.step) == (status, Step.DECIDE)
    assert topic.events[-1].step is None
    assert missing(topic, records()) == []


def test_a_merged_topic_needs_its_target() -> None:
    with pytest.raises(RefusedError) as refusal:
        advance(decided(Decision.MERGED), records(), stamp())
    assert refusal.value.message == "审定结果是合并办理，还没有说并入哪个议题。"
    assert refusal.value.hint == f"xieshang topic merge {TOPIC} --into 议题 --reason 理由"


def test_a_rejected_topic_whose_proposer_was_not_told_does_not_end() -> None:
    topic = decided(Decision.REJECTED)
    assert topic.decision is not None
    untold = topic.model_copy(update={"decision": topic.decision.model_copy(update={"told_on": None})})
    with pytest.raises(GateNotMetError) as refusal:
        advance(untold, records(), stamp())
    assert refusal.value.ids == ("TP207",)
    assert f"告知提出人：xieshang topic decide {TOPIC} --told-on 日期" in refusal.value.hint


def test_an_ended_topic_does_not_go_on() -> None:
    topic, archive = walked()
    with pytest.raises(RefusedError) as refusal:
        advance(topic, archive, stamp())
    assert refusal.value.message == f"议题 {TOPIC} 已办结，不能推进。"
    assert refusal.value.hint == f"要重新办理：xieshang topic revert {TOPIC} --to feedback --reason 理由"


def test_revert_goes_back_and_keeps_everything() -> None:
    before, _ = walked(until=Step.IMPLEMENT)
    after = revert(before, Step.RESEARCH, "调研不够", stamp())
    assert after.step == Step.RESEARCH
    assert after.events[-1].what == "退回议前调研：调研不够"
    assert after.model_copy(update={"step": before.step, "events": before.events}) == before


@pytest.mark.parametrize("to", [Step.RESEARCH, Step.DELIBERATE])
def test_revert_only_goes_back(to: Step) -> None:
    with pytest.raises(RefusedError) as refusal:
        revert(at_step(Step.RESEARCH), to, "理由", stamp())
    assert refusal.value.message == f"议题现在“议前调研”，只能退回以前的步骤，不能退到“{to.label}”。"


def test_revert_needs_a_reason() -> None:
    with pytest.raises(UsageError) as refusal:
        revert(at_step(Step.RESEARCH), Step.COLLECT, "  ", stamp())
    assert refusal.value.message == "要写明 --reason。"


@pytest.mark.parametrize("to", [Step.FEEDBACK, Step.IMPLEMENT])
def test_a_closed_topic_is_opened_again(to: Step) -> None:
    topic, _archive = walked()
    again = revert(topic, to, "路灯又坏了", stamp())
    assert (again.status, again.step) == (Status.OPEN, to)
    assert again.events[-1].what == f"重新办理，退回{to.label}：路灯又坏了"
    assert again.events[-1].step == to


def test_a_merged_topic_that_is_opened_again_stands_alone() -> None:
    other = a_topic().model_copy(update={"id": OTHER})
    merged = merge_into(decided(Decision.MERGED), other, "同一件事", stamp())
    assert (merged.status, merged.merged_into) == (Status.MERGED, OTHER)
    again = revert(merged, Step.DECIDE, "情况不同", stamp())
    assert (again.status, again.merged_into) == (Status.OPEN, None)
