"""Facts that do not fit are answered with a sentence that names the field."""

from typing import Any

import pytest

from xieshang_cli.errors import UsageError
from xieshang_cli.model.base import Strict
from xieshang_cli.model.feedback import Told
from xieshang_cli.model.session import Opinion
from xieshang_cli.model.task import NotDoing
from xieshang_cli.model.topic import DecisionRecord
from xieshang_cli.model.transfer import Transfer
from xieshang_cli.workflow.building import brief, completed, made, rebuilt, say


@pytest.mark.parametrize(
    ("model", "facts", "message"),
    [
        (Opinion, {"id": "o-7k3m", "text": "", "by": "甲"}, "意见：不能为空。"),
        (Opinion, {"id": "o-7k3m"}, "意见：没有写。"),
        (Opinion, {"id": "o-7k3u", "text": "好"}, "编码：写法不对：o-7k3u。"),
        (Opinion, {"id": "o-7k3m", "text": "好", "stance": "pro"}, "态度：不能是“pro”，可用：for、against、neutral。"),
        (DecisionRecord, {"on": "2026-02-30"}, "审定日期：没有“2026-02-30”这一天。"),
        (NotDoing, {"state": "planned", "reason": "长" * 100_001}, "理由：最长 100000 个字。"),
        (Told, {"to": ["甲"], "when": "2026"}, "when：没有这一项。"),
    ],
)
def test_what_does_not_fit(model: type[Strict], facts: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError) as refusal:
        made(model, **facts)
    assert refusal.value.message == message


def test_none_is_a_fact_nobody_gave_and_for_rebuilding_one_that_is_taken_away() -> None:
    told = made(Told, to=("甲",), medium=None)
    assert told.plain() == {"to": ["甲"]}
    assert completed(completed(told, medium="当面"), medium=None).medium == "当面"
    assert rebuilt(completed(told, medium="当面"), medium=None).medium is None
    with pytest.raises(UsageError):
        rebuilt(told, to=None)


def test_a_field_with_another_name_in_the_file_is_rebuilt() -> None:
    transfer = made(Transfer, id="x-7k3m", from_="620302001", to="620302", on="2026", reason="理由")
    assert rebuilt(transfer, accepted_on="2026-05").plain()["from"] == "620302001"


def test_all_that_has_to_be_said_is_asked_for_at_once() -> None:
    with pytest.raises(UsageError) as refusal:
        say(reason=None, approved_by="\t", note="有")
    assert refusal.value.message == "要写明 --reason 和 --approved-by。"


@pytest.mark.parametrize(
    ("text", "short"), [(" 一行\n二行", "一行"), ("长" * 41, "长" * 39 + "…"), ("长" * 40, "长" * 40)]
)
def test_events_hold_the_first_line(text: str, short: str) -> None:
    assert brief(text) == short
