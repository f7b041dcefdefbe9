import pytest

from xieshang_cli.cli import progress
from xieshang_cli.cli.progress import Bar, show_progress, show_waiting, wipe


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def test_long_reading_is_told_and_wiped(capsys: pytest.CaptureFixture[str]) -> None:
    show_progress(500, 27000)
    show_progress(13500, 27000)
    show_progress(27000, 27000)
    show_progress(10, 10)
    assert capsys.readouterr().err == (
        "\r\x1b[K正在读取 [........................] 500/27000"
        "\r\x1b[K正在读取 [############............] 13500/27000"
        "\r\x1b[K"
    )


def test_what_is_over_soon_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    bar = Bar("正在整理")
    for done in range(1, 5001):
        bar(done, 5000)
    assert capsys.readouterr().err == ""


def test_what_takes_long_is_told_now_and_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: seconds[0])  # type: ignore[attr-defined]
    bar = Bar("正在整理")
    for done in range(1, 101):
        seconds[0] += 0.03
        bar(done, 100)
    said = capsys.readouterr().err.split("\r\x1b[K")
    assert said[:2] == ["", "正在整理 [#####...................] 24/100"]
    assert said[-1] == ""
    assert 10 < len(said) < 30


def test_on_a_narrow_terminal_the_line_does_not_break(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    show_progress(500, 27000)
    assert capsys.readouterr().err == "\r\x1b[K500/27000"
    wipe()


def test_waiting_is_said_on_a_line_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    show_progress(500, 27000)
    capsys.readouterr()
    show_waiting("正在等待另一个程序写完")
    show_waiting("正在等待另一个程序建好索引")
    assert capsys.readouterr().err == "\r\x1b[K正在等待另一个程序写完\n正在等待另一个程序建好索引\n"
    assert not wipe()
