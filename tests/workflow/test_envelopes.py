"""Letters between two archives: in any order, lost or delivered twice, a topic has one holder."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.offices import COUNTY, DAY, PREFECTURE, Offices
from workflow.samples import records, stamp
from xieshang_cli.errors import RefusedError
from xieshang_cli.model.envelope import Envelope
from xieshang_cli.model.vocabulary import Discrepancy, EnvelopeKind
from xieshang_cli.workflow import envelopes
from xieshang_cli.workflow.building import rebuilt

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
        envelopes.take_in(tamper(offices.letters[0]), None, PREFECTURE, records(), DAY)


@pytest.mark.parametrize("division", ["6204", "620302", "620302001", "63"])
def test_a_letter_for_another_office_is_refused(division: str) -> None:
    offices = Offices()
    offices.send()
    with pytest.raises(envelopes.NotForUsError):
        envelopes.take_in(offices.letters[0], None, division, records(), DAY)


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
        envelopes.take_answer(offices.letters[-1], None, records(), DAY)


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
