"""The API against its own description: whatever is asked, the answer is one that the description names."""

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from tests.community.conversations import lively_topic

pytestmark = pytest.mark.django_db

OPERATIONS = [
    "/api/forums/v1/forums",
    "/api/forums/v1/forums/{forum}",
    "/api/forums/v1/topics",
    "/api/forums/v1/topics/{topic}",
    "/api/forums/v1/topics/{topic}/posts",
    "/api/forums/v1/posts/{post}",
    "/api/forums/v1/topics/{topic}/events",
    "/api/forums/v1/search",
]
NOTHING_TO_FILL_IN = {"/api/forums/v1/forums"}
BOUNDED = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def description(resident, neighbour, moderator):
    """The application as a server runs it, except that the test's connection stays open."""
    lively_topic(resident, neighbour, moderator)
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi(
        "/api/forums/v1/openapi.json", get_wsgi_application()
    )
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


ASKED = [
    (path, mode)
    for path in OPERATIONS
    for mode in GenerationMode
    if mode == GenerationMode.POSITIVE or path not in NOTHING_TO_FILL_IN
]


@pytest.mark.parametrize(("path", "mode"), ASKED)
def test_every_answer_is_described(description, path, mode):
    answered = []

    @BOUNDED
    @given(description[path]["GET"].as_strategy(generation_mode=mode))
    def answers(case):
        cache.clear()
        answered.append(case.call_and_validate().status_code)

    answers()

    assert answered
    assert max(answered) < 500


def test_every_operation_is_asked(description):
    described = [result.ok().path for result in description.get_all_operations()]
    assert sorted(described) == sorted(OPERATIONS)
