"""Lists of divisions, which may be those of the whole country."""

from pathlib import Path

from xieshang_cli.exchange.divisions_csv import read_divisions


def test_how_far_it_is_goes_by_lines_and_ends_at_the_last(tmp_path: Path) -> None:
    file = tmp_path / "区划.csv"
    file.write_text('code,name\n620302001,"滨河路\n街道"\n\n620302100,宁远堡镇\n', encoding="utf-8")
    told: list[tuple[int, int]] = []
    listed = read_divisions(file, lambda done, total: told.append((done, total)))
    assert {code: one.name for code, one in listed.items()} == {"620302001": "滨河路街道", "620302100": "宁远堡镇"}
    assert told == [(3, 6), (5, 6), (6, 6)]
