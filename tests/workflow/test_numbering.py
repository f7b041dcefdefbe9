"""The formal number after the highest."""

import pytest

from xieshang_cli.workflow.numbering import next_number, short_name


@pytest.mark.parametrize(
    ("existing", "expected"),
    [
        ([], "滨河路〔2026〕1号"),
        (["滨河路〔2026〕1号", "滨河路〔2026〕3号", None], "滨河路〔2026〕4号"),
        (["滨河路〔2025〕9号", "滨河路[2026]02号", "滨河路（２０２６）１１号"], "滨河路〔2026〕12号"),
        (["第三号", "滨河路〔2026〕号"], "滨河路〔2026〕1号"),
    ],
)
def test_the_next_number(existing: list[str | None], expected: str) -> None:
    assert next_number("滨河路", 2026, existing) == expected


@pytest.mark.parametrize(
    ("station", "short"),
    [
        ("滨河路街道委员工作站", "滨河路"),
        ("双湾镇政协委员工作站", "双湾"),
        ("宁远堡镇", "宁远堡"),
        ("工作站", "工作站"),
        ("新镇", "新镇"),
    ],
)
def test_a_short_name_is_what_the_place_is_called(station: str, short: str) -> None:
    assert short_name(station) == short
