import pytest

from cli.clerk import Clerk


@pytest.fixture
def office(clerk: Clerk) -> Clerk:
    """A clerk in an archive with a committee that has no members yet."""
    clerk.do("committee", "new", "620302", "--name", "政协金川区委员会")
    return clerk
