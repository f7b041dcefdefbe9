from pathlib import Path

import pages
import pytest


@pytest.fixture(scope="session")
def current(example: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every generated page, and every page with a generated part, as it should be."""
    return pages.pages(example, tmp_path_factory.mktemp("docs"))
