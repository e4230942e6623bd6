import pytest

from tests.factories.batteries import battery_manager, collector, running_batteries
from tests.factories.rounds import given_round


@pytest.fixture
def scheme(db):
    return running_batteries()


@pytest.fixture
def manager(scheme):
    return battery_manager()


@pytest.fixture
def driver(scheme):
    return collector(scheme)


@pytest.fixture
def given(driver, manager):
    """A round of three boxes that its driver knows of."""
    return given_round(driver, manager=manager)
