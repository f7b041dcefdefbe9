"""Notices and draws: who was told, and who was drawn so that anybody can check."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.samples import a_session, a_topic, stamp
from xieshang_cli.errors import XieshangError
from xieshang_cli.workflow.inviting import draw, drawn_places, list_fingerprint, notify

NAMES = st.lists(st.text("甲乙丙丁戊", min_size=1, max_size=4), min_size=1, max_size=30, unique=True)


@given(NAMES, st.data(), st.text(max_size=10))
def test_a_draw_can_be_repeated_with_any_program(names: list[str], data: st.DataObject, seed: str) -> None:
    count = data.draw(st.integers(1, len(names)))
    drawn = drawn_places(names, count, seed)
    by_hand = sorted((hashlib.sha256(f"{seed}:{n}".encode()).hexdigest(), n) for n in range(1, len(names) + 1))
    assert list(drawn) == [place for _lot, place in by_hand[:count]]
    assert len(set(drawn)) == count


def test_every_place_is_drawn_about_as_often() -> None:
    names = [str(number) for number in range(10)]
    times = [0] * 10
    for seed in range(2000):
        (place,) = drawn_places(names, 1, str(seed))
        times[place - 1] += 1
    assert all(140 < often < 260 for often in times)


@pytest.mark.parametrize(("names", "count", "message"), [(["甲"], 2, "抽不出 2 人"), (["甲", "甲"], 1, "都是“甲”")])
def test_lists_that_cannot_be_drawn_from(names: list[str], count: int, message: str) -> None:
    with pytest.raises(XieshangError, match=message):
        drawn_places(names, count, "x")


def test_the_record_keeps_places_and_no_names() -> None:
    session = draw(a_session(a_topic()), ["甲某", "乙某", "丙某"], 2, "第128期", "户主.csv", stamp(), "李主席")
    (entry,) = session.draws
    assert (entry.size, entry.seed, entry.by, entry.list_name) == (3, "第128期", "李主席", "户主.csv")
    assert entry.sha256 == list_fingerprint(["甲某", "乙某", "丙某"])
    assert "甲某" not in str(session.plain())
    assert session.events[-1].what == "从“户主.csv”3 人中随机抽取 2 人"


def test_a_notice_is_completed() -> None:
    session = notify(a_session(a_topic()), stamp("2026-03-20"), medium="微信", to=("下沉委员",))
    session = notify(session, stamp("2026-03-21"), materials=("调研报告",))
    assert session.notice is not None
    assert session.notice.plain() == {
        "on": "2026-03-21",
        "medium": "微信",
        "materials": ["调研报告"],
        "to": ["下沉委员"],
    }
