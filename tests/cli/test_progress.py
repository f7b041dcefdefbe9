from collections.abc import Callable

import pytest

from xieshang_cli.cli import progress
from xieshang_cli.cli.progress import Bar, part_of, show_waiting, wipe

Wait = Callable[[float], None]


@pytest.fixture(autouse=True)
def wait(monkeypatch: pytest.MonkeyPatch) -> Wait:
    """A terminal of 80 columns, and a clock that only moves when told."""
    monkeypatch.setenv("COLUMNS", "80")
    seconds = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: seconds[0])  # type: ignore[attr-defined]

    def pass_by(more: float) -> None:
        seconds[0] += more

    return pass_by


def test_long_work_is_told_and_wiped(capsys: pytest.CaptureFixture[str], wait: Wait) -> None:
    bar = Bar("正在读取")
    wait(1)
    bar(500, 27000)
    wait(1)
    bar(13500, 27000)
    bar(27000, 27000)
    assert capsys.readouterr().err == (
        "\r\x1b[K正在读取 [........................] 500/27000"
        "\r\x1b[K正在读取 [############............] 13500/27000"
        "\r\x1b[K"
    )


def test_what_is_over_soon_says_nothing(capsys: pytest.CaptureFixture[str], wait: Wait) -> None:
    bar = Bar("正在整理")
    for done in range(1, 5001):
        wait(0.0001)
        bar(done, 5000)
    assert capsys.readouterr().err == ""


def test_it_is_not_told_more_often_than_anybody_can_read(capsys: pytest.CaptureFixture[str], wait: Wait) -> None:
    bar = Bar("正在整理")
    for done in range(1, 101):
        wait(0.03)
        bar(done, 100)
    said = capsys.readouterr().err.split("\r\x1b[K")
    assert said[:2] == ["", "正在整理 [#####...................] 24/100"]
    assert said[-1] == ""
    assert 10 < len(said) < 30


def test_on_a_narrow_terminal_the_line_does_not_break(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, wait: Wait
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    bar = Bar("正在读取")
    wait(1)
    bar(500, 27000)
    assert capsys.readouterr().err == "\r\x1b[K500/27000"
    assert wipe()


def test_one_bar_shows_several_parts() -> None:
    told: list[tuple[int, int]] = []
    for number in (1, 2):
        part = part_of(lambda done, total: told.append((done, total)), number, 2)
        part(1, 3)
        part(3, 3)
    assert told == [(1, 6), (3, 6), (4, 6), (6, 6)]


def test_waiting_is_said_on_a_line_of_its_own(capsys: pytest.CaptureFixture[str], wait: Wait) -> None:
    bar = Bar("正在读取")
    wait(1)
    bar(500, 27000)
    capsys.readouterr()
    show_waiting("正在等待另一个程序写完")
    show_waiting("正在等待另一个程序建好索引")
    assert capsys.readouterr().err == "\r\x1b[K正在等待另一个程序写完\n正在等待另一个程序建好索引\n"
    assert not wipe()
