"""Where a topic is, as letters come and go."""

import pytest

from workflow.offices import COUNTY, DAY, PREFECTURE, Offices
from xieshang_cli.model.vocabulary import Discrepancy
from xieshang_cli.workflow.feedback import tell
from xieshang_cli.workflow.whereabouts import AwayError, is_away, is_of, received, require_here


def test_what_went_out_is_not_worked_on_here() -> None:
    offices = Offices()
    require_here(offices.county, COUNTY)
    offices.send()
    with pytest.raises(AwayError):
        require_here(offices.county, COUNTY)
    offices.deliver(0)
    assert offices.prefecture is not None
    require_here(offices.prefecture, PREFECTURE)
    offices.answer()
    offices.deliver(1)
    with pytest.raises(AwayError):
        require_here(offices.county, COUNTY)
    assert offices.told() == {Discrepancy.ANSWERED_NOT_TOLD}
    offices.county = tell(offices.county, ["提出人"], DAY)
    assert offices.told() == set()


def test_whoever_has_a_topic_has_it_by_the_last_transfer_that_stands() -> None:
    offices = Offices()
    assert received(offices.county) == offices.county.transfers[0]
    offices.send()
    offices.deliver(0)
    assert offices.prefecture is not None
    assert received(offices.prefecture) == offices.prefecture.transfers[1]
    offices.give_back()
    offices.deliver(1)
    # What was given back does not count, so the county has it again from the township.
    assert received(offices.county) == offices.county.transfers[0]
    assert not is_away(offices.county, COUNTY)


def test_a_county_that_sends_letters_has_its_townships_in_its_own_archive() -> None:
    offices = Offices()
    assert is_of(offices.county, "620302001", PREFECTURE)
    offices.send()
    assert is_of(offices.county, "620302001", COUNTY)
    assert not is_of(offices.county, "620302001", PREFECTURE)
    assert is_of(offices.county, "620321001", PREFECTURE)
    assert not is_of(offices.county, PREFECTURE, COUNTY)
