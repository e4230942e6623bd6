import pytest
from django.test import Client

from tests.factories.accounts import UserFactory
from tests.factories.sensors import measured_experiment

from ..sensor import Sensor, key_for


@pytest.fixture
def organiser(db):
    return UserFactory(email="organiser@example.org")


@pytest.fixture
def experiment(organiser):
    return measured_experiment(slug="cool-roofs", organisers=[organiser])


@pytest.fixture
def sensor(experiment, organiser):
    return Sensor(Client(raise_request_exception=False), key_for(experiment, organiser))
