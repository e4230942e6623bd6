"""What consent takes back leaves the kept pages and the downloads with the next round of the clock."""

import asyncio
import json

import pytest
from django.core.asgi import get_asgi_application
from django.core.cache import cache

from experiments.actions import renew_consent, withdraw_participation
from experiments.enums import DataWish
from experiments.observations.actions import (
    refresh_changed_results,
    refresh_results,
    refreshing,
)
from experiments.workflow import Status
from innovation_park.lib.page_cache.generation import open_generation
from innovation_park.lib.page_cache.layer import PageCache
from tests.factories.experiments import decisions_for, join, ready_experiment
from tests.factories.home import ExperimentPageFactory, opened_park
from tests.factories.measured import measured, observe

pytestmark = pytest.mark.django_db(transaction=True)
MINUTES = [3.0, 5.0, 8.0, 9.0, 4.0, 7.0]
WITH, WITHOUT = b"89.9 min", b"6.00 min"  # the mean with the last person's 593.17


class Visitor:
    """Somebody without an account, in front of the whole site with its page cache."""

    def __init__(self):
        self.loop = asyncio.new_event_loop()
        self.pages = PageCache(get_asgi_application(), open_generation())

    def get(self, path: str) -> tuple[bytes, str]:
        """The body, and what the cache says of it."""
        messages = []
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "headers": [(b"host", b"testserver")],
        }

        sent = iter([{"type": "http.request", "body": b"", "more_body": False}])

        async def receive():
            return next(sent, None) or await asyncio.Event().wait()

        async def send(message):
            messages.append(message)

        self.loop.run_until_complete(self.pages(scope, receive, send))
        assert messages[0]["status"] == 200, path
        body = b"".join(message.get("body", b"") for message in messages[1:])
        return body, dict(messages[0]["headers"])[b"x-park-cache"].decode()

    def close(self):
        """The connection with which the cache asks belongs to the loop."""
        generation = self.pages._generation
        if generation.read_now is None:
            self.loop.run_until_complete(generation.aclose())
        else:
            generation.close()
        self.loop.close()


@pytest.fixture
def visitor(db):
    visitor = Visitor()
    yield visitor
    visitor.close()


@pytest.fixture
def experiment():
    opened_park()
    experiment = ready_experiment(status=Status.RUNNING, capacity=None)
    measured(experiment=experiment, publication_purpose="photos")
    ExperimentPageFactory(experiment=experiment)
    for value in [*MINUTES, 593.17]:
        observe(experiment, join(experiment), minutes=value)
    refresh_results(experiment=experiment)
    return experiment


@pytest.fixture
def large(monkeypatch):
    """As if of many rows: figures are the clock's."""
    monkeypatch.setattr(refreshing, "COUNTED_AT_ONCE", 1)


def leaving(person) -> None:
    withdraw_participation(
        participation=person, data_wish=DataWish.DELETE, by=person.user
    )


def refusing(person) -> None:
    renew_consent(
        participation=person,
        by=person.user,
        language="en",
        decisions=decisions_for(person.experiment, photos=False),
        signed_in_by="password",
    )


def shown(visitor, experiment) -> set[bool]:
    """Whether the last person is in the page and in the downloads."""
    here = f"/en/experiments/{experiment.slug}/results/"
    page, _word = visitor.get(here)
    assert (WITH in page) is not (WITHOUT in page)
    tables = json.loads(visitor.get(f"{here}tables.json")[0])
    return {WITH in page, "593.17" in str(tables) or "89.88" in str(tables)}


def is_kept(visitor, experiment) -> bool:
    return visitor.get(f"/en/experiments/{experiment.slug}/results/")[1] == "hit"


def last_person(experiment):
    return experiment.participations.order_by("-pk").first()


ACTS = pytest.mark.parametrize("act", [leaving, refusing])


@ACTS
def test_one_round_of_the_clock_reaches_what_is_kept(visitor, experiment, large, act):
    assert shown(visitor, experiment) == {True}
    assert is_kept(visitor, experiment)

    act(last_person(experiment))
    refresh_changed_results()

    assert not is_kept(visitor, experiment)
    assert shown(visitor, experiment) == {False}


@ACTS
def test_without_the_clock_much_data_stays_as_it_was(visitor, experiment, large, act):
    """The negative control: it is the clock's round that does it."""
    assert shown(visitor, experiment) == {True}

    act(last_person(experiment))
    cache.clear()

    assert shown(visitor, experiment) == {True}


@ACTS
def test_little_data_is_counted_anew_for_the_next_download_and_page(
    visitor, experiment, act
):
    here = f"/en/experiments/{experiment.slug}/results/"
    assert shown(visitor, experiment) == {True}

    act(last_person(experiment))
    tables = visitor.get(f"{here}tables.json")[0]

    assert b"89.88" not in tables
    assert shown(visitor, experiment) == {False}
