import pytest

from xieshang_cli.cli.progress import show_progress


def test_long_reading_is_told_and_wiped(capsys: pytest.CaptureFixture[str]) -> None:
    show_progress(500, 27000)
    show_progress(27000, 27000)
    show_progress(10, 10)
    assert capsys.readouterr().err == "\r\x1b[K正在读取 500/27000\r\x1b[K"
