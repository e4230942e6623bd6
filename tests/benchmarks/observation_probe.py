"""Runs inside one planted park: a million observations, their figures, their page, their export, a sensor's key.

The part to run is the first argument; each prints one line of JSON.
"""

import json
import resource
import statistics
import sys
import time
from uuid import uuid4

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from experiments.enums import FilledBy  # noqa: E402
from experiments.models import Experiment  # noqa: E402
from experiments.observations.actions import (  # noqa: E402
    create_sensor_key,
    refresh_results,
    refresh_tally,
)
from experiments.observations.exports.raw import raw_chunks  # noqa: E402
from experiments.observations.protocol import protocol_of  # noqa: E402
from experiments.workflow import Status  # noqa: E402
from tests.factories.accounts import UserFactory, sign_in  # noqa: E402
from tests.factories.experiments import join, ready_experiment  # noqa: E402
from tests.factories.home import ExperimentPageFactory  # noqa: E402
from tests.factories.measured import YES_NO, measured  # noqa: E402

SLUG = "million"
PEOPLE_SLUG = "million-of-people"
PEOPLE = 500
ROUNDS = 20
LANGUAGES = ("en", "ko", "th")
# Fifty things over a year, in every district of Seoul.
FILL = """
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < %s)
INSERT INTO observations_observation
    (experiment_id, form, participation_id, unit_key, source, client_key, observed_at,
     observed_on, received_at, district_id, "values", is_demo)
SELECT %s, 'diary', NULL, 'thing-' || (n %% 50), 'key', lower(hex(randomblob(16))),
    datetime('2026-01-01', '+' || (n %% 300) || ' days'), date('2026-01-01', '+' || (n %% 300) || ' days'),
    datetime('2026-11-01'), (SELECT min(id) FROM districts_district) + n %% 25,
    '{"minutes": ' || ((n * 7919 %% 6000) / 10.0) || ', "found": ' || CASE WHEN n %% 3 THEN 'true' ELSE 'false' END || '}', 0
FROM numbers
"""
# The same number again by participants, as many of each, one far from the rest in a thousand.
FILL_PEOPLE = """
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < %s)
INSERT INTO observations_observation
    (experiment_id, form, participation_id, unit_key, source, client_key, observed_at,
     observed_on, received_at, "values", is_demo)
SELECT %s, 'diary', %s + n %% %s, '', 'phone', lower(hex(randomblob(16))),
    datetime('2026-03-02', '+' || (n %% 263) || ' days'), date('2026-03-02', '+' || (n %% 263) || ' days'),
    datetime('2026-11-20'),
    '{"minutes": ' || ((n * 7919 %% 600) / 10.0 + CASE WHEN n %% 1009 THEN 0 ELSE 900 END) || '}', 0
FROM numbers
"""


def noting(statements: list):
    def execute(run, sql, parameters, many, context):
        statements.append(sql)
        return run(sql, parameters, many, context)

    return execute


def plant() -> dict:
    experiment = ready_experiment(slug=SLUG, status=Status.RUNNING, capacity=None)
    measured(
        {},
        YES_NO,
        experiment=experiment,
        filled_by=FilledBy.SENSORS,
        unit_of_analysis="observation",
        target=250,
    )
    organiser = UserFactory(email="measuring@example.org")
    experiment.organisers.add(organiser)
    people = ready_experiment(slug=PEOPLE_SLUG, status=Status.RUNNING, capacity=None)
    measured(experiment=people)
    people.organisers.add(organiser)
    for _person in range(PEOPLE):
        join(people)
    translation = uuid4()
    for language in ("en", "ko", "th"):
        ExperimentPageFactory(
            experiment=experiment, language=language, translation_key=translation
        )
    return {}


def fill(observations: str) -> dict:
    experiment = Experiment.objects.get(slug=SLUG)
    with connection.cursor() as cursor:
        cursor.execute(FILL, [int(observations), experiment.pk])
    began = time.perf_counter()
    refresh_results(experiment=experiment)
    return {"refresh_s": round(time.perf_counter() - began, 1), "refresh_mb": peak()}


def fill_people(observations: str) -> dict:
    """And what the clock counts for the organisers of both."""
    people = Experiment.objects.get(slug=PEOPLE_SLUG)
    first = people.participations.order_by("pk").first().pk
    with connection.cursor() as cursor:
        cursor.execute(FILL_PEOPLE, [int(observations), people.pk, first, PEOPLE])
    seconds = {}
    for name, slug in (("tally_s", SLUG), ("tally_of_people_s", PEOPLE_SLUG)):
        began = time.perf_counter()
        refresh_tally(experiment=Experiment.objects.get(slug=slug))
        seconds[name] = round(time.perf_counter() - began, 1)
    return seconds


def key() -> dict:
    experiment = Experiment.objects.get(slug=SLUG)
    _record, secret = create_sensor_key(
        experiment=experiment,
        form="diary",
        name=f"measuring {uuid4().hex[:6]}",
        by=experiment.organisers.get(),
    )
    return {"key": secret}


def page() -> dict:
    """Past the page cache: what a reader waits for when the figures have just changed."""
    paths = [f"/{language}/experiments/{SLUG}/results/" for language in LANGUAGES]
    p95, most = measured_pages(Client(SERVER_NAME="localhost"), paths)
    return {"max_queries": most, "results_p95_ms": p95}


def cockpit() -> dict:
    """What an organiser waits for, of both experiments; the slower one counts."""
    experiment = Experiment.objects.get(slug=SLUG)
    client = sign_in(Client(SERVER_NAME="localhost"), experiment.organisers.get())
    found = []
    for slug in (SLUG, PEOPLE_SLUG):
        paths = [f"/{each}/experiments/{slug}/organise/data/" for each in LANGUAGES]
        found.append(measured_pages(client, paths))
    return {
        "cockpit_p95_ms": max(p95 for p95, _most in found),
        "cockpit_queries": max(most for _p95, most in found),
    }


def measured_pages(client: Client, paths: list[str]) -> tuple[float, int]:
    """The slow end of the times in milliseconds after the first look, and the most queries."""
    queries, times = [], []
    for path in paths:
        client.get(path)
        for _round in range(ROUNDS):
            statements = []
            began = time.perf_counter()
            with connection.execute_wrapper(noting(statements)):
                response = client.get(path)
            times.append((time.perf_counter() - began) * 1000)
            queries.append(len(statements))
            if response.status_code != 200:
                raise RuntimeError(f"{path}: {response.status_code}")
    return round(statistics.quantiles(times, n=20)[-1], 1), max(queries)


def export() -> dict:
    """By how much the memory of a process grows at most while all rows are written."""
    experiment = Experiment.objects.get(slug=SLUG)
    protocol = protocol_of(experiment)
    before, size, began = peak(), 0, time.perf_counter()
    for chunk in raw_chunks(experiment, protocol, protocol.form("diary"), "csv"):
        size += len(chunk)
    return {
        "export_peak_mb": round(peak() - before, 1),
        "export_mb": round(size / 1e6, 1),
        "export_s": round(time.perf_counter() - began, 1),
    }


def peak() -> float:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


if __name__ == "__main__":
    parts = (plant, fill, fill_people, key, page, cockpit, export)
    part = {each.__name__: each for each in parts}
    print(json.dumps(part[sys.argv[1]](*sys.argv[2:])))
