"""Names that are of one hand, and names that are not."""

import pytest

from xieshang_cli.model.committee import Member
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.records import RecordSet
from xieshang_cli.model.same_hand import is_same_hand

HUA, OTHER_HUA = "620302-m-4k7x", "620302-m-7k3m"
RECORDS = RecordSet([Member(id=identity, name="李华") for identity in (HUA, OTHER_HUA)], Policy())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("王工", "王工"),
        ("王工", " 王　工 "),
        ("王工", "王\u200b工"),
        ("王工", "王\ufeff工"),
        ("买买提·艾力", "买买提艾力"),
        ("县住建局（城建办）", "县住建局(城建办)"),
        ("ＡＢ公司", "ab公司"),
        (HUA, "李华"),
        ("李 华", OTHER_HUA),
        ("——", " ——"),
    ],
)
def test_one_hand_in_two_spellings(one: str, other: str) -> None:
    assert is_same_hand(one, other, RECORDS)
    assert is_same_hand(other, one, RECORDS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("王工", "王工长"),
        (HUA, OTHER_HUA),
        (HUA, "王工"),
        ("620302-m-0000", "李华"),
        ("一组", "二组"),
        ("——", "……"),
        ("", "王工"),
    ],
)
def test_two_hands(one: str, other: str) -> None:
    assert not is_same_hand(one, other, RECORDS)
    assert not is_same_hand(other, one, RECORDS)


def test_without_records_an_id_is_a_name_like_others() -> None:
    assert is_same_hand(HUA, HUA.upper())
    assert not is_same_hand(HUA, "李华")
