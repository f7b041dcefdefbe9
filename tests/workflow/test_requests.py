"""The register of requests grows by one."""

import pytest

from workflow.samples import stamp
from xieshang_cli.errors import RefusedError, UsageError
from xieshang_cli.workflow.requests import new_request

FIRST, SECOND = "620302001-2026-2001", "620302001-2026-2002"


def test_a_register_is_made_for_its_first_request() -> None:
    register = new_request(None, FIRST, stamp("2026-03-01"), text="路灯不亮", channel="意见箱")
    assert register.plain() == {
        "format": "1",
        "station": "620302001",
        "year": "2026",
        "requests": [{"id": FIRST, "on": "2026-03-01", "channel": "意见箱", "text": "路灯不亮"}],
    }
    assert [request.id for request in new_request(register, SECOND, stamp(), text="没水").requests] == [FIRST, SECOND]


def test_an_id_is_used_once() -> None:
    register = new_request(None, FIRST, stamp(), text="路灯不亮")
    with pytest.raises(RefusedError) as refusal:
        new_request(register, FIRST, stamp(), text="没水")
    assert refusal.value.message == f"编码 {FIRST} 已被使用。"


def test_a_request_has_words() -> None:
    with pytest.raises(UsageError) as refusal:
        new_request(None, FIRST, stamp())
    assert refusal.value.message == "诉求内容：没有写。"
