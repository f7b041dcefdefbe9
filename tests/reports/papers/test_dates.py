import pytest

from xieshang_cli.model.partial import PartialDate
from xieshang_cli.reports.papers.dates import on_paper, with_weekday


@pytest.mark.parametrize(
    ("day", "said", "invited"),
    [
        ("2023-06-25", "2023年6月25日", "2023年6月25日（星期日）"),
        ("2026-03-02", "2026年3月2日", "2026年3月2日（星期一）"),
        ("2026-03", "2026年3月", "2026年3月"),
        ("2026", "2026年", "2026年"),
    ],
)
def test_days_are_written_as_far_as_they_are_known(day: str, said: str, invited: str) -> None:
    assert on_paper(PartialDate(day)) == said
    assert with_weekday(PartialDate(day)) == invited
    assert on_paper(PartialDate(day).earliest).startswith(said)
