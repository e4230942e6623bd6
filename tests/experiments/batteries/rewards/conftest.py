import pytest

from tests.factories.batteries import battery_manager, collector, running_batteries
from tests.factories.battery_rewards import box_in, card_of


@pytest.fixture
def scheme(db):
    return running_batteries()


@pytest.fixture
def card(scheme):
    return card_of()


@pytest.fixture
def box(card):
    return box_in(card)


@pytest.fixture
def bringer(scheme):
    return collector(scheme, email="bringer@example.org")


@pytest.fixture
def staff(db):
    return battery_manager(email="staff@example.org")
