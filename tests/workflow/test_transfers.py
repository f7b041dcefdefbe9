"""Up and down the levels: one level at a time, one on its way, one holder."""

from collections.abc import Callable

import pytest

from workflow.samples import TOPIC, a_topic, records, stamp
from xieshang_cli.errors import XieshangError
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Status
from xieshang_cli.workflow.transfers import accept, delegate, escalate, return_


def sent() -> Topic:
    return escalate(a_topic(), "超出职权", records(), stamp("2026-04-01"), reply_by=PartialDate("2026-05"))


def at_county() -> Topic:
    return accept(sent(), stamp("2026-04-03"))


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
    }
    assert pending.events[-1].what == "上交 620302：超出职权"
    assert at_county().holder == "620302"
    assert at_county().events[-1].what == "620302 接收"


def test_up_to_the_province_and_no_further() -> None:
    topic = a_topic()
    for above in ("620302", "6203", "62"):
        topic = accept(escalate(topic, "超出职权", records(), stamp(), to=above), stamp())
        assert topic.holder == above
    with pytest.raises(XieshangError) as refusal:
        escalate(topic, "超出职权", records(), stamp())
    assert refusal.value.message == "62 是省级，上面没有可以上交的一级。"


def test_a_topic_comes_back_down() -> None:
    topic = accept(delegate(at_county(), "620302001", "就近办理", records(), stamp()), stamp())
    assert topic.holder == "620302001"


def test_each_return_goes_one_step_back() -> None:
    topic = accept(escalate(at_county(), "再上交", records(), stamp()), stamp())
    assert topic.holder == "6203"
    topic = return_(topic, "县里能办", stamp("2026-05-01"))
    assert topic.holder == "620302"
    topic = return_(topic, "镇上能办", stamp("2026-05-02"))
    assert topic.holder == "620302001"
    assert topic.events[-1].what == "620302 退回 620302001：镇上能办"
    assert [str(transfer.returned_on) for transfer in topic.transfers] == ["2026-05-02", "2026-05-01"]


def test_what_is_not_accepted_is_returned() -> None:
    topic = return_(sent(), "材料不全", stamp())
    assert (topic.holder, topic.pending_transfer) == ("620302001", None)
    assert topic.transfers[0].return_reason == "材料不全"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda: escalate(a_topic(), "超出职权", records(), stamp(), to="6203"),
            "议题由 620302001 承办，只能上交一级到 620302，不能到 6203。",
        ),
        (
            lambda: escalate(sent(), "再上交", records(), stamp()),
            f"议题 {TOPIC} 已移交 620302，对方还没有接收。",
        ),
        (
            lambda: delegate(at_county(), "620302001001", "直接到村", records(), stamp()),
            "议题由 620302 承办，只能下放一级到它的下级，620302001001 不是。",
        ),
        (
            lambda: delegate(at_county(), "620321001", "外县", records(), stamp()),
            "议题由 620302 承办，只能下放一级到它的下级，620321001 不是。",
        ),
        (
            lambda: delegate(at_county(), "620302", "自己", records(), stamp()),
            "议题由 620302 承办，只能下放一级到它的下级，620302 不是。",
        ),
        (lambda: delegate(at_county(), "620302999", "下放", records(), stamp()), "没有行政区划 620302999。"),
        (
            lambda: delegate(at_county(), "6203020", "下放", records(), stamp()),
            "议题由 620302 承办，只能下放一级到它的下级，6203020 不是。",
        ),
        (
            lambda: accept(a_topic(), stamp()),
            f"议题 {TOPIC} 现由 620302001 承办，没有可以接收的移交。",
        ),
        (
            lambda: return_(a_topic(), "理由", stamp()),
            f"议题 {TOPIC} 现由 620302001 承办，没有可以退回的移交。",
        ),
        (lambda: return_(sent(), "", stamp()), "要写明 --reason。"),
        (
            lambda: escalate(a_topic(), "超出职权", records(), stamp(), acting="620302002"),
            f"议题 {TOPIC} 只能由 620302001 上交，620302002 不能。",
        ),
        (
            lambda: accept(sent(), stamp(), acting="620302001"),
            f"议题 {TOPIC} 只能由 620302 接收，620302001 不能。",
        ),
        (
            lambda: return_(sent(), "理由", stamp(), acting="620302001"),
            f"议题 {TOPIC} 只能由 620302 退回，620302001 不能。",
        ),
        (
            lambda: accept(sent().model_copy(update={"status": Status.WITHDRAWN}), stamp()),
            f"议题 {TOPIC} 已撤回，不能接收。",
        ),
    ],
)
def test_refusals(change: Callable[[], Topic], message: str) -> None:
    with pytest.raises(XieshangError) as refusal:
        change()
    assert refusal.value.message == message
