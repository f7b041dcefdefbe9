"""Every property, asked of seeds and of what hypothesis makes of them."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from fuzz.mutations import mutated
from fuzz.properties import PROPERTIES, hold

CAMPAIGN = Path(__file__).with_name("campaign.py")
UNTIMED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large]}
QUICK = {"reading": 150, "editing": 150, "merging": 60, "divisions": 80, "sheets": 80, "topics": 80}


@pytest.mark.parametrize("name", PROPERTIES)
def test_it_holds_for_every_seed(name: str) -> None:
    _property, seeds, choices = PROPERTIES[name]
    for number, seed in enumerate(seeds()):
        hold(name, bytes([number % 251, 7, 3][:choices]) + seed)


@pytest.mark.parametrize("name", PROPERTIES)
def test_it_holds_for_mutated_seeds(name: str) -> None:
    search(name, QUICK[name])


@pytest.mark.slow
@pytest.mark.parametrize("name", PROPERTIES)
def test_it_holds_for_many_mutated_seeds(name: str) -> None:
    search(name, 20 * QUICK[name])


def search(name: str, examples: int) -> None:
    _property, seeds, choices = PROPERTIES[name]

    @settings(max_examples=examples, **UNTIMED)  # type: ignore[arg-type]
    @given(mutated(seeds(), choices))
    def holds(data: bytes) -> None:
        hold(name, data)

    holds()


@pytest.mark.slow
@pytest.mark.parametrize("name", PROPERTIES)
def test_it_holds_for_what_atheris_makes_of_seeds(name: str, tmp_path: Path) -> None:
    pytest.importorskip("atheris")
    done = subprocess.run(
        [sys.executable, CAMPAIGN, name, "--seconds", "10", "--folder", tmp_path],
        capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert (done.returncode, list((tmp_path / name).glob("crash-*"))) == (0, []), done.stderr[-3000:]
    assert "Done " in done.stderr
    assert "no interesting inputs were found" not in done.stderr
