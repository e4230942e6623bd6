import pytest

from tests.factories.parking import lent_space, participant, running_scheme


@pytest.fixture
def scheme(db):
    return running_scheme()


@pytest.fixture
def driver(scheme):
    return participant(scheme, email="driver@example.org", display_name="Dana Driver")


@pytest.fixture
def owner(scheme):
    return participant(scheme, email="owner@example.org", display_name="Omar Owner")


@pytest.fixture
def spaces(scheme, owner):
    """Four in one block, the nearest to the place first; the first is the owner's."""
    return [
        lent_space(scheme, owner if number == 0 else None, metres=20 * number)
        for number in range(4)
    ]
