"""Runs inside an empty, migrated park: fills it with applications and prints the figures of the desk as JSON."""

import gc
import json
import statistics
import sys
import time

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from accounts.districts.actions import load_districts  # noqa: E402
from funding.actions.extracting import begin_table, write_table  # noqa: E402
from funding.models import Application, Extract  # noqa: E402
from tests.benchmarks.funding_assignment import assignment_figures  # noqa: E402
from tests.benchmarks.funding_panels import ranking_figures  # noqa: E402
from tests.benchmarks.funding_submitting import submit_times  # noqa: E402
from tests.benchmarks.probe import noting  # noqa: E402
from tests.factories.accounts import sign_in  # noqa: E402
from tests.factories.funding import an_officer, call_open, close  # noqa: E402
from tests.factories.funding_crowd import crowd_of  # noqa: E402

ROUNDS = 40
LISTS = (
    "work/",
    "work/board/",
    "work/board/?lead=me",
    "work/board/?q=amount%3E50m",
    "work/applications/",
    "work/applications/?page=60",
    "work/applications/?status=in_review&sort=amount",
    "work/applications/?q=lamps",
    "work/applications/?q=status%3Ain_review+amount%3E50000000+lead%3Ame",
    "work/applications/?q=-status%3Adeclined+after%3A365d+%22by+night%22",
    "work/applications/?q=district%3AMapo&sort=title",
    "work/calls/",
    "work/people/",
    "work/extracts/",
    "awards/",
    "awards/approvals/",
    "reviews/desk/",
    "decisions/redress/",
)


def plant(number: int):
    load_districts()
    officers = [an_officer(email=f"officer{each}@example.org") for each in range(8)]
    calls = [close(call_open(slug=f"call-of-{each}")) for each in range(12)]
    crowd_of(number, calls, officers, answers=True)
    return officers[0]


def measure(client: Client, address: str) -> dict:
    client.get(address)
    statements = []
    with connection.execute_wrapper(noting(statements)):
        answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        client.get(address)
        times.append((time.perf_counter() - began) * 1000)
    p95 = statistics.quantiles(times, n=20)[-1]
    return {"queries": len(statements), "p95_ms": round(p95, 1)}


def export_seconds(officer) -> float:
    keys = list(Application.objects.at_the_desk(officer).values_list("pk", flat=True))
    extract = begin_table(query="", chosen=keys, by=officer)
    began = time.perf_counter()
    write_table(Extract.objects.get(pk=extract.pk))
    return round(time.perf_counter() - began, 2)


def main(number: int):
    settings.ALLOWED_HOSTS = ["*"]
    officer = plant(number)
    gc.collect()
    gc.freeze()  # what was planted is no burden of a server
    client = Client(headers={"host": "localhost"})
    sign_in(client, officer, second_factor=True)
    pages = {each: measure(client, f"/en/funding/{each}") for each in LISTS}
    for address, page in pages.items():
        print(f"{address:80}{page['queries']:>4} queries {page['p95_ms']:>8} ms")
    figures = {
        "max_queries": max(page["queries"] for page in pages.values()),
        "list_p95_ms": max(page["p95_ms"] for page in pages.values()),
        "export_s": export_seconds(officer),
        **submit_times(),
        **assignment_figures(),
        **ranking_figures(),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main(int(sys.argv[1]))
