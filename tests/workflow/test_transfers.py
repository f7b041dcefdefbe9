"""Up and down the levels: one level at a time, one on its way, one holder."""

from collections.abc import Callable

import pytest

from workflow.samples import TOPIC, a_topic, records, stamp
from xieshang_cli.errors import XieshangError
from xieshang_cli.model.organisation import Division
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.records import RecordSet
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import DivisionKind, Status
from xieshang_cli.workflow.feedback import tell
from xieshang_cli.workflow.standing import passed_on
from xieshang_cli.workflow.transfers import (
    AnsweredError,
    Handing,
    LateReturnError,
    accept,
    delegate,
    escalate,
    reply,
    return_,
)


def sent() -> Topic:
    return escalate(
        a_topic(), Handing(reason="超出职权", reply_by=PartialDate("2026-05")), records(), stamp("2026-04-01")
    )


def at_county() -> Topic:
    return accept(sent(), records(), stamp("2026-04-03"))


def test_a_topic_goes_up_one_level_when_it_is_accepted() -> None:
    pending = sent()
    assert pending.holder == "620302001"
    assert pending.pending_transfer is not None
    assert pending.transfers[0].plain() == {
        "id": pending.transfers[0].id,
        "from": "620302001",
        "to": "620302",
        "on": "2026-04-01",
        "reason": "超出职权",
        "reply_by": "2026-05",
        "answers_resident": "小王",
    }
    assert pending.events[-1].what == "上交 620302：超出职权"
    assert at_county().holder == "620302"
    assert at_county().events[-1].what == "620302 接收"


def test_events_name_a_unit_that_is_recorded_here() -> None:
    register = records(Division(code="620302", name="金川区", kind=DivisionKind.COUNTY))
    topic = escalate(a_topic(), Handing(reason="超出职权"), register, stamp())
    topic = accept(topic, register, stamp())
    topic = accept(delegate(topic, "620302001", Handing(reason="就近"), register, stamp()), register, stamp())
    assert [event.what for event in topic.events[-4:]] == [
        "上交 金川区 620302：超出职权",
        "金川区 620302 接收",
        "下放 滨河路街道委员工作站 620302001：就近",
        "滨河路街道委员工作站 620302001 接收",
    ]


def test_up_to_the_province_and_no_further() -> None:
    topic = a_topic()
    for above in ("620302", "6203", "62"):
        topic = accept(escalate(topic, Handing(reason="超出职权"), records(), stamp(), to=above), records(), stamp())
        assert topic.holder == above
    with pytest.raises(XieshangError) as refusal:
        escalate(topic, Handing(reason="超出职权"), records(), stamp())
    assert refusal.value.message == "62 是省级，上面没有可以上交的一级。"


def test_a_topic_comes_back_down() -> None:
    topic = accept(
        delegate(at_county(), "620302001", Handing(reason="就近办理"), records(), stamp()), records(), stamp()
    )
    assert topic.holder == "620302001"


def test_each_return_goes_one_step_back() -> None:
    day = stamp("2026-04-03")
    topic = accept(escalate(at_county(), Handing(reason="再上交"), records(), day), records(), day)
    assert topic.holder == "6203"
    topic = return_(topic, "县里能办", records(), stamp("2026-04-07"))
    assert topic.holder == "620302"
    topic = return_(topic, "镇上能办", records(), stamp("2026-04-08"))
    assert topic.holder == "620302001"
    assert topic.events[-1].what == "620302 退回 滨河路街道委员工作站 620302001：镇上能办"
    assert [str(transfer.returned_on) for transfer in topic.transfers] == ["2026-04-08", "2026-04-07"]


def test_what_is_not_accepted_is_returned() -> None:
    topic = return_(sent(), "材料不全", records(), stamp("2026-04-03"))
    assert (topic.holder, topic.pending_transfer) == ("620302001", None)
    assert topic.transfers[0].return_reason == "材料不全"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda: escalate(a_topic(), Handing(reason="超出职权"), records(), stamp(), to="6203"),
            "从 620302001 到 6203 越过了 620302，只能一级一级移交。",
        ),
        (
            lambda: escalate(sent(), Handing(reason="再上交"), records(), stamp()),
            f"议题 {TOPIC} 已移交 620302，对方还没有接收。",
        ),
        (
            lambda: delegate(at_county(), "620302001001", Handing(reason="直接到村"), records(), stamp()),
            "从 620302 到 620302001001 越过了 620302001，只能一级一级移交。",
        ),
        (
            lambda: delegate(at_county(), "620321001", Handing(reason="外县"), records(), stamp()),
            "议题由 620302 承办，只能下放一级到它的下级，620321001 不是。",
        ),
        (
            lambda: delegate(at_county(), "620302", Handing(reason="自己"), records(), stamp()),
            "议题由 620302 承办，只能下放一级到它的下级，620302 不是。",
        ),
        (
            lambda: delegate(at_county(), "620302999", Handing(reason="下放"), records(), stamp()),
            "没有行政区划 620302999。",
        ),
        (
            lambda: delegate(at_county(), "6203020", Handing(reason="下放"), records(), stamp()),
            "议题由 620302 承办，只能下放一级到它的下级，6203020 不是。",
        ),
        (
            lambda: accept(a_topic(), records(), stamp()),
            f"议题 {TOPIC} 现由 620302001 承办，没有可以接收的移交。",
        ),
        (
            lambda: return_(a_topic(), "理由", records(), stamp()),
            f"议题 {TOPIC} 现由 620302001 承办，没有可以退回的移交。",
        ),
        (lambda: return_(sent(), "", records(), stamp()), "要写明 --reason。"),
        (
            lambda: escalate(a_topic(), Handing(reason="超出职权"), records(), stamp(), acting="620302002"),
            f"议题 {TOPIC} 只能由 620302001 上交，620302002 不能。",
        ),
        (
            lambda: accept(sent(), records(), stamp(), acting="620302001"),
            f"议题 {TOPIC} 只能由 620302 接收，620302001 不能。",
        ),
        (
            lambda: return_(sent(), "理由", records(), stamp(), acting="620302001"),
            f"议题 {TOPIC} 只能由 620302 退回，620302001 不能。",
        ),
        (
            lambda: accept(sent().model_copy(update={"status": Status.WITHDRAWN}), records(), stamp()),
            f"议题 {TOPIC} 已撤回，不能接收。",
        ),
    ],
)
def test_refusals(change: Callable[[], Topic], message: str) -> None:
    with pytest.raises(XieshangError) as refusal:
        change()
    assert refusal.value.message == message


def test_a_level_is_jumped_where_policy_allows_it_and_the_reason_is_kept() -> None:
    allowed = RecordSet(policy=Policy(jumps_allowed=("township-prefecture",)))
    with pytest.raises(XieshangError, match="--jump-reason"):
        escalate(a_topic(), Handing(reason="急"), allowed, stamp(), to="6203")
    handing = Handing(reason="急", jump_reason="市里直接督办")
    topic = escalate(a_topic(), handing, allowed, stamp(), to="6203")
    assert topic.transfers[0].to == "6203"
    assert topic.transfers[0].jump_reason == "市里直接督办"
    assert topic.events[-1].what == "上交 6203：急（越级：市里直接督办）"


def test_what_comes_too_late_is_not_returned() -> None:
    # 2026-04-06 is a holiday (清明), so three working days after Wednesday the first end on Tuesday the seventh.
    assert return_(sent(), "不归我们", records(), stamp("2026-04-07")).holder == "620302001"
    with pytest.raises(LateReturnError) as refusal:
        return_(sent(), "不归我们", records(), stamp("2026-04-08"))
    assert refusal.value.message == "退回要在 3 个工作日以内，到 2026-04-07 为止；已经过了。"


def test_what_was_answered_is_not_given_back() -> None:
    answered = reply(at_county(), "列入计划", records(), stamp("2026-04-03"))
    with pytest.raises(AnsweredError, match="已于 2026-04-03 答复：列入计划"):
        return_(answered, "不归我们", records(), stamp("2026-04-03"))


def test_an_answer_goes_to_whoever_handed_it_over() -> None:
    topic = reply(at_county(), "列入明年计划", records(), stamp("2026-05-20"))
    assert (topic.transfers[0].reply, str(topic.transfers[0].replied_on)) == ("列入明年计划", "2026-05-20")
    assert topic.holder == "620302"
    assert topic.events[-1].what == "620302 答复 滨河路街道委员工作站 620302001：列入明年计划"
    with pytest.raises(XieshangError, match="没有已经接收的移交"):
        reply(sent(), "列入明年计划", records(), stamp())
    with pytest.raises(XieshangError, match="--text"):
        reply(at_county(), "", records(), stamp())


def test_the_resident_is_told_after_the_answer() -> None:
    topic = reply(at_county(), "列入明年计划", records(), stamp("2026-05-20"))
    assert passed_on(topic.transfers[0], topic, Policy()) is None
    early = tell(topic, ["提出人"], stamp("2026-05-01"))
    assert passed_on(early.transfers[0], early, Policy()) is None
    told = tell(early, ["提出人"], stamp("2026-05-22"))
    assert str(passed_on(told.transfers[0], told, Policy())) == "2026-05-22"


def test_who_handed_it_on_answers_after_the_answer_from_above() -> None:
    handed_on = accept(escalate(at_county(), Handing(reason="没有资金"), records(), stamp()), records(), stamp())
    from_above = reply(handed_on, "已列补助", records(), stamp("2026-05-20"))
    assert [transfer.reply for transfer in from_above.transfers] == [None, "已列补助"]
    answered = reply(from_above, "市里已列补助", records(), stamp("2026-05-22"))
    assert [transfer.reply for transfer in answered.transfers] == ["市里已列补助", "已列补助"]
    assert answered.holder == "6203"
    with pytest.raises(XieshangError, match="已于 2026-05-20 答复"):
        reply(answered, "再答复", records(), stamp())
