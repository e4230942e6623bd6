import pytest

from tests.factories.home import opened_park


@pytest.fixture
def park(db):
    """An opened park, by language."""
    return opened_park()
