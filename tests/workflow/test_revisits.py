"""Looking back: planted at closing, made in order, and what slid back is done again."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.samples import POLICY, TOPIC, a_topic, at_step, stamp, walked
from xieshang_cli.errors import XieshangError
from xieshang_cli.model.feedback import Revisit
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.rows import RevisitRow, TopicRow
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import RevisitResult, Status, Step
from xieshang_cli.workflow import tasks
from xieshang_cli.workflow.gate import GateNotMetError, advance
from xieshang_cli.workflow.revisits import planted, revisit, waiting
from xieshang_cli.workflow.summary import rows_of
from xieshang_cli.workflow.topics import withdraw

HOLDS, SLIPPED = RevisitResult
WALKED, ARCHIVE = walked()


def dues(topic: Topic) -> list[str]:
    return [str(one.due) for one in waiting(topic)]


def slipped(topic: Topic, day: str = "2026-12-30") -> Topic:
    return revisit(topic, SLIPPED, stamp(day), by="张站长", note="灯又坏了")


def redone(topic: Topic, day: str) -> Topic:
    """The same topic, done again and closed on a day."""
    topic = tasks.resume(topic, "t-0001", "灯又坏了", stamp(day))
    topic = tasks.claim(topic, "t-0001", "城管所", stamp(day))
    topic = tasks.confirm(topic, "t-0001", "张大爷", ARCHIVE, stamp(day), "利益攸关方", "当面")
    return advance(advance(topic, ARCHIVE, stamp(day)), ARCHIVE, stamp(day))


def test_closing_plants_them_so_many_days_after() -> None:
    assert WALKED.status is Status.CLOSED
    assert dues(WALKED) == ["2026-12-23", "2027-02-21", "2027-05-22"]
    assert all(re.fullmatch("v-[0-9a-z]{4}", one.id) for one in waiting(WALKED))
    assert WALKED.events[-1].what == "结束结果反馈，议题办结"


def test_days_are_counted_from_the_last_day_the_closing_can_mean() -> None:
    feedback = planted(at_step(Step.FEEDBACK), (90, 30, 30, 0, -1), PartialDate("2026-06"))
    assert feedback is not None
    assert [str(one.due) for one in feedback.revisits] == ["2026-07-30", "2026-09-28"]


def test_where_nobody_looks_back_nothing_is_planted() -> None:
    assert planted(a_topic(), (), PartialDate("2026-06-01")) is None
    assert planted(a_topic(), (1,), PartialDate(date.max.isoformat())) is None


def test_the_earliest_due_is_recorded() -> None:
    topic = revisit(WALKED, HOLDS, stamp("2026-12-20"), by="张站长")
    assert topic.feedback is not None
    assert topic.feedback.revisits[0].plain() == {
        "id": waiting(WALKED)[0].id, "due": "2026-12-23", "on": "2026-12-20", "by": "张站长", "result": "holds",
    }  # fmt: skip
    assert (topic.status, dues(topic)) == (Status.CLOSED, ["2027-02-21", "2027-05-22"])
    assert topic.events[-1].what == "回头看（应于 2026-12-23）：成果保持"
    assert [row.result for row in rows_of(topic, ARCHIVE) if isinstance(row, RevisitRow)] == ["holds", None, None]


def test_another_one_can_be_named() -> None:
    last = waiting(WALKED)[-1]
    assert dues(revisit(WALKED, HOLDS, stamp(), by="张站长", revisit_id=last.id)) == ["2026-12-23", "2027-02-21"]


def test_one_that_nobody_planned_is_recorded_as_well() -> None:
    topic = WALKED
    for day in ("2026-12-23", "2027-02-21", "2027-05-22", "2027-09-01"):
        topic = revisit(topic, HOLDS, stamp(day), by="张站长")
    assert topic.feedback is not None
    assert [(str(one.due), str(one.on)) for one in topic.feedback.revisits][-1] == ("2027-09-01", "2027-09-01")


def test_what_slipped_opens_the_topic_again_and_counts() -> None:
    topic = slipped(WALKED)
    assert (topic.status, topic.step) == (Status.OPEN, Step.IMPLEMENT)
    assert [event.action for event in topic.events[-2:]] == ["feedback.revisit", "reopen"]
    assert [event.what for event in topic.events[-2:]] == [
        "回头看（应于 2026-12-23）：出现反弹，灯又坏了",
        "回头看出现反弹，重新办理",
    ]
    row = rows_of(topic, ARCHIVE)[0]
    assert isinstance(row, TopicRow)
    assert (row.reopened, row.missing) == (1, "TP521")
    assert dues(topic) == ["2027-02-21", "2027-05-22"]


def test_it_is_done_again_before_it_is_closed_again() -> None:
    with pytest.raises(GateNotMetError, match="TP521") as refusal:
        advance(slipped(WALKED), ARCHIVE, stamp())
    assert "xieshang task progress 任务编码 --resume --note 原因" in refusal.value.hint


def test_the_next_closing_puts_off_those_still_open() -> None:
    before = slipped(WALKED)
    after = redone(before, "2027-01-10")
    assert after.status is Status.CLOSED
    assert dues(after) == ["2027-02-09", "2027-04-10", "2027-07-09"]
    assert [one.id for one in waiting(after)[:2]] == [one.id for one in waiting(before)]


@pytest.mark.parametrize(
    ("attempt", "code", "message"),
    [
        (lambda: revisit(a_topic(), HOLDS, stamp(), by="张"), "not_closed", "议题 {id} 进行中，办结以后才登记回头看。"),
        (lambda: revisit(withdraw(a_topic(), "不办了", stamp()), HOLDS, stamp(), by="张"), "not_closed", None),
        (lambda: revisit(WALKED, HOLDS, stamp(), by=None), "not_said", "要写明 --by。"),
        (lambda: revisit(WALKED, SLIPPED, stamp(), by="张"), "not_said", "要写明 --note。"),
        (lambda: revisit(WALKED, HOLDS, stamp(), by="张", revisit_id="v-0000"), "not_found", None),
    ],
)  # fmt: skip
def test_what_cannot_be_recorded_is_refused(attempt: object, code: str, message: str | None) -> None:
    assert callable(attempt)
    with pytest.raises(XieshangError) as refusal:
        attempt()
    assert refusal.value.code == code
    assert message is None or refusal.value.message == message.format(id=TOPIC)


def test_one_that_was_made_is_not_made_again() -> None:
    topic = revisit(WALKED, HOLDS, stamp("2026-12-20"), by="张站长")
    with pytest.raises(XieshangError, match="已于 2026-12-20 登记：成果保持"):
        revisit(topic, HOLDS, stamp(), by="张站长", revisit_id=waiting(WALKED)[0].id)


def test_a_topic_that_ends_otherwise_plants_none() -> None:
    assert withdraw(a_topic(), "不办了", stamp()).feedback is None


@given(st.lists(st.tuples(st.sampled_from(["hold", "slip", "close", "named"]), st.integers(0, 400)), max_size=12))
def test_no_two_open_revisits_are_ever_due_on_one_day(work: list[tuple[str, int]]) -> None:
    topic, made = WALKED, 0
    for what, days in work:
        day = PartialDate.of(date.fromordinal(date(2026, 11, 23).toordinal() + days)).text
        try:
            match what:
                case "hold":
                    topic = revisit(topic, HOLDS, stamp(day), by="张站长")
                case "slip":
                    topic = slipped(topic, day)
                case "named":
                    topic = revisit(topic, HOLDS, stamp(day), by="李", revisit_id=(waiting(topic) or [_ANY])[-1].id)
                case _:
                    topic = redone(topic, day)
                    made -= 1
            made += 1
        except XieshangError:
            continue
        open_ones = dues(topic)
        assert len(set(open_ones)) == len(open_ones) <= len(POLICY.revisit_days)
        assert topic.feedback is not None
        ids = [one.id for one in topic.feedback.revisits]
        assert len(set(ids)) == len(ids) == made + len(open_ones)


_ANY = Revisit(id="v-0000", due=PartialDate("2026-12-01"))
