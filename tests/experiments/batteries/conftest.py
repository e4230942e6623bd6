import pytest

from tests.factories.batteries import collector, running_batteries


@pytest.fixture
def scheme(db):
    return running_batteries()


@pytest.fixture
def checker(scheme):
    return collector(scheme, email="checker@example.org", display_name="Chae Checker")
