from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from xieshang_cli.model.partial import Count, CountTotal, PartialDate

DATES = st.dates(date(1950, 1, 1), date(2100, 12, 31)).flatmap(
    lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]]).map(PartialDate)
)
COUNTS = st.none() | st.sampled_from(["14", "0", "50余", "约30", "100多", "未知", "?", "30以上"]).map(Count)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-03", date(2023, 3, 1), date(2023, 3, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31)),
        ("2023-03-20", date(2023, 3, 20), date(2023, 3, 20)),
    ],
)
def test_a_date_means_every_day_it_can(text: str, earliest: date, latest: date) -> None:
    day = PartialDate(text)

    assert (day.earliest, day.latest, str(day)) == (earliest, latest, text)
    assert day.is_full == (len(text) == 10)


@pytest.mark.parametrize("text", ["", "23", "2023-3", "2023-13", "2023-02-30", "2023-W01-1", "２０２３", "2023-03-20 "])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\{value\}"):
        PartialDate(text)


@given(DATES, DATES)
def test_surely_before_is_true_only_when_no_reading_denies_it(first: PartialDate, second: PartialDate) -> None:
    assert first.surely_before(second) == (first.latest < second.earliest)
    assert not (first.surely_before(second) and second.surely_before(first))
    assert not first.surely_before(first)


@given(st.lists(DATES))
def test_dates_sort_by_the_first_day_they_can_mean(days: list[PartialDate]) -> None:
    ordered = sorted(days)

    assert [day.earliest for day in ordered] == sorted(day.earliest for day in days)


@given(DATES)
def test_a_date_is_kept_as_typed(day: PartialDate) -> None:
    adapter = TypeAdapter(PartialDate)

    assert adapter.dump_python(adapter.validate_python(day.text), mode="json") == day.text


@pytest.mark.parametrize(
    ("text", "number", "is_exact"),
    [
        ("14", 14, True),
        ("0", 0, True),
        ("50余", 50, False),
        ("约30", 30, False),
        ("10 多", 10, False),
        ("近100", 100, False),
        ("30以上", 30, False),
        ("未知", None, False),
        ("?", None, False),
    ],
)
def test_a_count_says_what_it_knows(text: str, number: int | None, is_exact: bool) -> None:
    count = Count(text)

    assert (count.number, count.is_exact, str(count)) == (number, is_exact, text)


@pytest.mark.parametrize("text", ["", "-1", "3.5", "五十", "50-60", "1e3", "约", "+5"])
def test_what_is_no_count_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="不是数目"):
        TypeAdapter(Count).validate_python(text)


def test_a_whole_number_is_a_count_and_a_truth_value_is_not() -> None:
    assert TypeAdapter(Count).validate_python(14) == Count("14")
    with pytest.raises(ValidationError):
        TypeAdapter(Count).validate_python(True)


@given(st.lists(COUNTS))
def test_a_sum_counts_its_parts(counts: list[Count | None]) -> None:
    total = CountTotal.add_up(counts)

    assert total.of == len(counts)
    assert total.unknown == sum(count is None or count.number is None for count in counts)
    assert total.number == sum(count.number or 0 for count in counts if count is not None)


@given(st.lists(COUNTS), st.lists(COUNTS))
def test_sums_add_up_to_the_sum_of_all(first: list[Count | None], second: list[Count | None]) -> None:
    assert CountTotal.add_up(first) + CountTotal.add_up(second) == CountTotal.add_up([*first, *second])


def test_a_single_approximate_count_stays_as_typed() -> None:
    assert CountTotal.add_up([Count("50余")]).typed == "50余"
    assert CountTotal.add_up([Count("50")]).typed == ""
    assert CountTotal.add_up([Count("50余"), None]).typed == ""
    assert (CountTotal.add_up([Count("50余")]) + CountTotal()).typed == "50余"
