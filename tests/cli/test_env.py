import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from xieshang_cli.cli.clock import BadMomentError, frozen_at, shanghai_now
from xieshang_cli.cli.env import CommonOptions, Env
from xieshang_cli.cli.identity import current_actor


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2026-03-02", "2026-03-02T00:00:00+08:00"),
        ("2026年3月2日", "2026-03-02T00:00:00+08:00"),
        ("２０２６．３．２", "2026-03-02T00:00:00+08:00"),
        ("2026-03-02T14:30", "2026-03-02T14:30:00+08:00"),
        ("2026-03-02 9:05:07", "2026-03-02T09:05:07+08:00"),
        ("2026-03-02T23:30Z", "2026-03-03T07:30:00+08:00"),
        ("2026-03-02T23:30-05:00", "2026-03-03T12:30:00+08:00"),
    ],
)
def test_frozen_clock(typed: str, moment: str) -> None:
    env = Env(CommonOptions(today=typed))
    assert env.now.isoformat() == moment
    assert env.today == env.now.date()


@pytest.mark.parametrize("typed", ["昨天", "3月2日", "2026-03", "2026-02-30", "2026-03-02T25:00", "x"])
def test_clock_needs_a_full_date(typed: str) -> None:
    with pytest.raises(BadMomentError):
        frozen_at(typed)


def test_clock_is_that_of_shanghai() -> None:
    now = shanghai_now()
    assert now.isoformat().endswith("+08:00")
    assert now.microsecond == 0


def test_actor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    subprocess.run(["git", "config", "--global", "user.name", "王文书"], check=True)
    assert current_actor(tmp_path) == "王文书"
    assert Env(CommonOptions(archive=str(tmp_path))).actor == "王文书"
    assert Env(CommonOptions(actor="李秘书")).actor == "李秘书"
    monkeypatch.setenv("LOGNAME", "clerk")
    monkeypatch.setenv("PATH", "")
    assert current_actor(tmp_path) == "clerk"
    assert current_actor(tmp_path / "missing") == "clerk"


def test_nobody_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(sys, "stdin", _Terminal())
    monkeypatch.setattr(sys, "stderr", _Terminal())
    assert Env().can_ask
    assert not Env(CommonOptions(no_input=True)).can_ask
    monkeypatch.setenv("CI", "1")
    assert not Env().can_ask


def test_incomplete_outweighs_problems() -> None:
    env = Env(CommonOptions(today="2026-11-23"))
    env.found(4)
    env.found()
    assert (env.finish(), env.today) == (4, date(2026, 11, 23))


class _Terminal:
    def isatty(self) -> bool:
        return True
