import pytest

from xieshang_cli.cli.suggestions import folded, nearest


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("topci", "topic"),
        ("TOPIC", "topic"),
        ("sess", "session"),
        ("议前条研", "议前调研"),
        ("议前", "议前调研"),
        ("", ""),
        ("qqqq", ""),
    ],
)
def test_nearest(word: str, found: str) -> None:
    assert nearest(word, ["topic", "session", "议前调研", "station"]) == found


def test_folded() -> None:
    assert folded(" ＴＯＰＩＣ１ ") == "topic1"
