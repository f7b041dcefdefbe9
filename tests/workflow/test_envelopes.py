"""Letters between two archives: in any order, lost or delivered twice, a topic has one holder."""

from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.samples import SHANGHAI, a_session, a_topic, records, stamp
from xieshang_cli.errors import RefusedError, XieshangError
from xieshang_cli.model.envelope import Envelope
from xieshang_cli.model.partial import Count, PartialDate
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Discrepancy, EnvelopeKind, TaskState
from xieshang_cli.workflow import envelopes, tasks, transfers
from xieshang_cli.workflow.building import rebuilt
from xieshang_cli.workflow.feedback import tell
from xieshang_cli.workflow.joining import is_continued
from xieshang_cli.workflow.reconciling import Account, account, differences
from xieshang_cli.workflow.sessions import attend_by_role
from xieshang_cli.workflow.stamp import Stamp
from xieshang_cli.workflow.tasks import add_task
from xieshang_cli.workflow.topics import add_research

COUNTY, PREFECTURE = "620302", "6203"
DAY = stamp("2026-04-01")


class Offices:
    """A county that hands a topic up by letter, a prefecture that answers, and every letter ever written."""

    def __init__(self) -> None:
        topic = transfers.escalate(a_topic(), transfers.Handing(reason="超出职权"), records(), DAY)
        self.county: Topic = transfers.accept(topic, DAY)
        self.prefecture: Topic | None = None
        self.letters: list[Envelope] = []
        self.delivered: set[int] = set()

    def send(self) -> None:
        """Hand it up, or write the same letter again while it waits."""
        waiting = self.county.pending_transfer
        if waiting is None:
            handing = transfers.Handing(reason="需要市里牵头")
            self.county = transfers.escalate(self.county, handing, records(), DAY, acting=COUNTY)
            waiting = self.county.transfers[-1]
        letter = envelopes.sealed(EnvelopeKind.SENT, self.county, waiting, [], DAY)
        self.county = envelopes.marked(self.county, waiting.id, letter)
        self.letters.append(letter)

    def deliver(self, number: int) -> None:
        """Bring a letter, maybe not for the first time; what nobody brings is lost."""
        letter = self.letters[number % len(self.letters)]
        if letter.kind is EnvelopeKind.SENT:
            self.prefecture = envelopes.take_in(letter, self.prefecture, PREFECTURE, DAY)
        else:
            self.county = envelopes.take_answer(letter, self.county, DAY)
        self.delivered.add(number % len(self.letters))

    def give_back(self) -> None:
        """Return it, by letter."""
        assert self.prefecture is not None
        before = transfers.received(self.prefecture)
        self.prefecture = transfers.return_(self.prefecture, "县里能办", DAY, Policy(), acting=PREFECTURE)
        assert before is not None
        self._write(EnvelopeKind.RETURNED, before.id)

    def answer(self) -> None:
        """Answer it, by letter."""
        assert self.prefecture is not None
        self.prefecture = transfers.reply(self.prefecture, "列入明年计划", DAY, acting=PREFECTURE)
        answered = transfers.received(self.prefecture)
        assert answered is not None
        self._write(EnvelopeKind.REPLY, answered.id)

    def accounts(self) -> tuple[Account, Account]:
        known = [self.prefecture] if self.prefecture else []
        return account(COUNTY, Policy(), [self.county]), account(PREFECTURE, Policy(), known)

    def told(self) -> set[Discrepancy]:
        return {difference.kind for difference in differences(*self.accounts())}

    def _write(self, kind: EnvelopeKind, transfer_id: str) -> None:
        assert self.prefecture is not None
        transfer = envelopes.find_transfer(self.prefecture, transfer_id)
        assert transfer is not None
        self.letters.append(envelopes.sealed(kind, self.prefecture, transfer, [], DAY))


ACTIONS = st.one_of(
    st.just("send"), st.just("give_back"), st.just("answer"), st.tuples(st.just("deliver"), st.integers(0, 9))
)


def attempt(offices: Offices, action: object) -> None:
    try:
        match action:
            case ("deliver", int() as number):
                if offices.letters:
                    offices.deliver(number)
            case str():
                if action == "send" or offices.prefecture is not None:
                    getattr(offices, action)()
    except RefusedError:
        pass


@given(st.lists(ACTIONS, max_size=25))
def test_however_letters_go_there_is_one_holder(actions: list[object]) -> None:
    offices = Offices()
    for action in actions:
        attempt(offices, action)
        there = offices.prefecture.transfers if offices.prefecture else ()
        merged = rebuilt(offices.county, transfers=envelopes.merged_transfers(offices.county.transfers, there))
        assert merged.holder in {COUNTY, PREFECTURE}
        assert Discrepancy.HELD_BY_BOTH not in offices.told()
        if offices.prefecture:
            # The receiver always knows whether it holds it; the sender learns it from a letter.
            assert (offices.prefecture.holder == PREFECTURE) == (merged.holder == PREFECTURE)
    for number, letter in enumerate(offices.letters):
        if letter.kind is not EnvelopeKind.SENT:
            attempt(offices, ("deliver", number))
    # Once every letter that came back has arrived, nobody is left without.
    assert Discrepancy.HELD_BY_NONE not in offices.told()


def test_a_letter_taken_twice_changes_nothing() -> None:
    offices = Offices()
    offices.send()
    offices.deliver(0)
    once = offices.prefecture
    offices.deliver(0)
    assert offices.prefecture is once
    assert once is not None
    assert (once.holder, once.events[-1].action) == (PREFECTURE, "accept")
    offices.answer()
    offices.deliver(1)
    answered = offices.county
    offices.deliver(1)
    assert offices.county is answered
    assert answered.transfers[-1].reply == "列入明年计划"
    assert answered.holder == PREFECTURE


def changed_title(letter: Envelope) -> Envelope:
    return rebuilt(letter, topic=rebuilt(letter.topic, title="另一个名称"))


def changed_reason(letter: Envelope) -> Envelope:
    return rebuilt(letter, transfer=rebuilt(letter.transfer, reason="改过"))


def without_fingerprint(letter: Envelope) -> Envelope:
    return rebuilt(letter, fingerprint=None)


@pytest.mark.parametrize("tamper", [changed_title, changed_reason, without_fingerprint])
def test_a_changed_letter_is_refused(tamper: Callable[[Envelope], Envelope]) -> None:
    offices = Offices()
    offices.send()
    with pytest.raises(envelopes.ChangedEnvelopeError):
        envelopes.take_in(tamper(offices.letters[0]), None, PREFECTURE, DAY)


@pytest.mark.parametrize("division", ["6204", "620302", "620302001", "63"])
def test_a_letter_for_another_office_is_refused(division: str) -> None:
    offices = Offices()
    offices.send()
    with pytest.raises(envelopes.NotForUsError):
        envelopes.take_in(offices.letters[0], None, division, DAY)


def test_a_second_letter_with_other_words_is_refused() -> None:
    offices = Offices()
    offices.send()
    offices.deliver(0)
    offices.county = rebuilt(offices.county, title="改了名称")
    offices.send()
    with pytest.raises(envelopes.OtherEnvelopeError):
        offices.deliver(1)


def test_an_answer_to_what_was_never_sent_is_refused() -> None:
    offices = Offices()
    offices.send()
    offices.deliver(0)
    offices.answer()
    with pytest.raises(envelopes.UnknownTransferError):
        envelopes.take_answer(offices.letters[-1], None, DAY)


def test_what_went_out_is_not_worked_on_here() -> None:
    offices = Offices()
    transfers.require_here(offices.county, COUNTY)
    offices.send()
    with pytest.raises(transfers.AwayError):
        transfers.require_here(offices.county, COUNTY)
    offices.deliver(0)
    assert offices.prefecture is not None
    transfers.require_here(offices.prefecture, PREFECTURE)
    offices.answer()
    offices.deliver(1)
    with pytest.raises(XieshangError):
        transfers.require_here(offices.county, COUNTY)
    assert offices.told() == {Discrepancy.ANSWERED_NOT_TOLD}
    offices.county = tell(offices.county, ["提出人"], DAY)
    assert offices.told() == set()


def test_reconciling_names_what_does_not_agree() -> None:
    offices = Offices()
    assert offices.told() == set()
    offices.send()
    assert offices.told() == {Discrepancy.SENT_NOT_RECEIVED}
    offices.deliver(0)
    assert offices.told() == set()
    before = offices.county
    offices.county = rebuilt(before, transfers=before.transfers[:-1])
    assert offices.told() == {Discrepancy.RECEIVED_NOT_SENT, Discrepancy.HELD_BY_BOTH}
    offices.county = before
    offices.give_back()
    assert offices.told() == {Discrepancy.HELD_BY_NONE}
    offices.deliver(1)
    assert offices.told() == set()
    assert offices.county.holder == COUNTY


def test_written_again_later_it_is_the_same_letter() -> None:
    offices = Offices()
    offices.send()
    waiting = offices.county.pending_transfer
    assert waiting is not None
    again = envelopes.sealed(EnvelopeKind.SENT, offices.county, waiting, [], stamp("2026-04-09", by="小李"))
    assert again == offices.letters[0]
    offices.letters.append(again)
    offices.deliver(0)
    once = offices.prefecture
    offices.deliver(1)
    assert offices.prefecture is once


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
    back = envelopes.take_in(letter, offices.county, COUNTY, at(9, day=3))
    assert (back.holder, back.events[-1].action) == (COUNTY, "accept")
    assert envelopes.take_in(letter, back, COUNTY, at(10, day=3)) is back
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


def test_a_session_is_continued_only_where_nobody_changed_it_here() -> None:
    held = a_session(a_topic())
    further = attend_by_role(held, "群众代表", Count("3"), at(9))
    assert is_continued(held, further)
    assert not is_continued(held, held)
    assert not is_continued(further, held)
    assert not is_continued(attend_by_role(held, "专家", Count("1"), at(8)), further)
