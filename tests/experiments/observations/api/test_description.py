"""The API against its own description: whatever is sent, the answer is one that the description names."""

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from ..sensor import reading

pytestmark = pytest.mark.django_db

OPERATIONS = [
    ("GET", "/api/v1/form"),
    ("GET", "/api/v1/experiments/{experiment}/forms/{form}"),
    ("POST", "/api/v1/observations"),
    ("POST", "/api/v1/observations/batch"),
    ("GET", "/api/v1/observations/{client_key}"),
]
NOTHING_TO_FILL_IN = {("GET", "/api/v1/form")}
# Which answers fit a form is for its protocol to say; the description holds for every form.
NOT_ASKED = [positive_data_acceptance]
BOUNDED = settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def description(sensor):
    """The application as a server runs it, except that the test's connection stays open."""
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


ASKED = [
    (method, path, mode)
    for method, path in OPERATIONS
    for mode in GenerationMode
    if mode == GenerationMode.POSITIVE or (method, path) not in NOTHING_TO_FILL_IN
]


@pytest.mark.parametrize(("method", "path", "mode"), ASKED)
def test_every_answer_is_described(sensor, description, method, path, mode):
    answered = []

    @BOUNDED
    @given(description[path][method].as_strategy(generation_mode=mode))
    def answers(case):
        cache.clear()
        response = case.call_and_validate(
            headers={"Authorization": sensor.headers["authorization"]},
            excluded_checks=NOT_ASKED,
        )
        answered.append(response.status_code)

    answers()

    assert answered
    assert max(answered) < 500


def test_only_what_has_nothing_to_fill_in_is_not_asked_wrongly(description):
    """An address without anything to fill in has nothing to get wrong."""
    empty = {
        (method, path)
        for method, path in OPERATIONS
        for operation in [description[path][method]]
        if not (operation.body or operation.path_parameters)
    }
    assert empty == NOTHING_TO_FILL_IN


def test_every_operation_is_asked(description):
    described = {
        (result.ok().method.upper(), result.ok().path)
        for result in description.get_all_operations()
    }
    assert described == set(OPERATIONS)


def test_sensor_can_send(sensor):
    assert sensor.send(reading()).status_code == 201
