"""The workshop of the fault tests: one a process, with a warm example archive."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from faults.workshop import ENVIRONMENT, Workshop, workshop


@pytest.fixture(scope="session")
def warm_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the example archive, with its index."""
    folder = tmp_path_factory.mktemp("faults") / "archive"
    subprocess.run(
        [sys.executable, "-m", "xieshang_cli", "demo", str(folder), "-q", "--output", os.devnull],
        env=os.environ | ENVIRONMENT, check=True,
    )  # fmt: skip
    return folder


@pytest.fixture(scope="session")
def bench(warm_example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """Open the workshop, where there is a compiler for the shim."""
    if not sys.platform.startswith("linux") or shutil.which("gcc") is None:
        pytest.skip("needs Linux and gcc")
    with workshop(tmp_path_factory.mktemp("bench"), warm_example) as opened:
        yield opened
