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
)
from experiments.observations.exports.raw import raw_chunks  # noqa: E402
from experiments.observations.protocol import protocol_of  # noqa: E402
from experiments.workflow import Status  # noqa: E402
from tests.factories.accounts import UserFactory  # noqa: E402
from tests.factories.experiments import ready_experiment  # noqa: E402
from tests.factories.home import ExperimentPageFactory  # noqa: E402
from tests.factories.measured import YES_NO, measured  # noqa: E402

SLUG = "million"
ROUNDS = 20
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
    experiment.organisers.add(UserFactory(email="measuring@example.org"))
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
    client, queries, times = Client(SERVER_NAME="localhost"), [], []
    for language in ("en", "ko", "th"):
        address = f"/{language}/experiments/{SLUG}/results/"
        client.get(address)
        for _round in range(ROUNDS):
            statements = []
            began = time.perf_counter()
            with connection.execute_wrapper(noting(statements)):
                response = client.get(address)
            times.append((time.perf_counter() - began) * 1000)
            queries.append(len(statements))
            if response.status_code != 200:
                raise RuntimeError(f"{address}: {response.status_code}")
    p95 = statistics.quantiles(times, n=20)[-1]
    return {"max_queries": max(queries), "results_p95_ms": round(p95, 1)}


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
    part = {each.__name__: each for each in (plant, fill, key, page, export)}
    print(json.dumps(part[sys.argv[1]](*sys.argv[2:])))
