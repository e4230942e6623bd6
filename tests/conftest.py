"""The cast: the same people in every test."""

import time

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import translation

from accounts.roles import Role
from tests.factories.accounts import UserFactory
from tests.factories.home import load_demonstration, open_for_all_tests
from tests.scheduling import (
    DATABASES,
    DemonstrationTogether,
    asks_a_database,
    last_what_looks_at_the_served_one,
)
from tests.snapshots import restored_after_commits, snapshot_taken

ASKS_NONE = pytest.StashKey[bool]()
# How long an example takes says how busy the machine is; what must be quick has a test of its own.
hypothesis.settings.register_profile(
    "park", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("park")


@pytest.hookimpl(tryfirst=True)  # before marks are asked for
def pytest_collection_modifyitems(items):
    items[:] = last_what_looks_at_the_served_one(items)
    for item in items:
        if not asks_a_database(item):
            item.add_marker(pytest.mark.once)
            item.stash[ASKS_NONE] = True


def pytest_fixture_setup(fixturedef, request):
    if fixturedef.argname in DATABASES and ASKS_NONE in request.node.stash:
        pytest.fail("This asks a database after all: mark it django_db.")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    if config.getoption("dist") == "loadgroup":
        return DemonstrationTogether(config, log)
    return None


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        open_for_all_tests()
        with restored_after_commits() as snapshot:
            yield snapshot


@pytest.fixture(scope="session")
def demonstration_planted(django_db_setup, django_db_blocker):
    """The demonstration park aside, what its load gave, and the seconds it took the processor."""
    with django_db_blocker.unblock():
        began = time.process_time()
        records = load_demonstration()
        seconds = time.process_time() - began
        planted = snapshot_taken()
        django_db_setup.restore()
    yield planted, records, seconds
    planted.close()


@pytest.fixture(scope="module")
def demonstration(demonstration_planted, django_db_setup, django_db_blocker):
    """The demonstration park stands while the module lasts. Modules that ask for it are named in ``tests.scheduling``."""
    planted, *told = demonstration_planted
    with django_db_blocker.unblock():
        planted.restore()
        yield told
        django_db_setup.restore()


@pytest.fixture(autouse=True)
def a_new_day():
    """No test hears the language, or meets the counters, of the one before."""
    cache.clear()
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def resident(db):
    return UserFactory(email="resident@example.org", display_name="Resident")


@pytest.fixture
def neighbour(db):
    return UserFactory(email="neighbour@example.org", display_name="Neighbour")


@pytest.fixture
def founder(db):
    return UserFactory(email="founder@example.org", roles=[Role.STARTUP_MEMBER])


@pytest.fixture
def reviewer(db):
    return UserFactory(email="reviewer@example.org", roles=[Role.REVIEWER])


@pytest.fixture
def officer(db):
    return UserFactory(email="officer@example.org", roles=[Role.FOUNDATION_OFFICER])


@pytest.fixture
def director(db):
    return UserFactory(email="director@example.org", roles=[Role.FOUNDATION_DIRECTOR])


@pytest.fixture
def editor(db):
    return UserFactory(email="editor@example.org", roles=[Role.EDITOR])


@pytest.fixture
def moderator(db):
    return UserFactory(email="moderator@example.org", roles=[Role.MODERATOR])


@pytest.fixture
def manager(db):
    return UserFactory(email="manager@example.org", roles=[Role.PARK_MANAGER])


@pytest.fixture
def administrator(db):
    return UserFactory(email="administrator@example.org", roles=[Role.ADMINISTRATOR])
