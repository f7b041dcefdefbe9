import pytest

from xieshang_cli.model.personal_numbers import without_personal_numbers


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("找13800138000、+86 139-0000-1111", "找…、…"),
        ("１３８００１３８０００", "…"),
        ("证号11010519491231002X。", "证号…。"),
        ("（证号１1010519491231002x）", "（证号…）"),
        ("证号110105194912310021，校验位不对", "证号110105194912310021，校验位不对"),
        ("议题 620302001-2026-7k3m（滨河路〔2026〕7号）", "议题 620302001-2026-7k3m（滨河路〔2026〕7号）"),
        ("账号6222138001380001234", "账号6222138001380001234"),
    ],
)
def test_numbers_of_persons_are_taken_out_and_no_others(text: str, left: str) -> None:
    assert without_personal_numbers(text) == left
    assert without_personal_numbers(left) == left
