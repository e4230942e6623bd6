"""Runs inside the settings of one planted park: counts queries and times the rendering of its public pages."""

import json
import statistics
import sys
import time

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from wagtail.models import Page  # noqa: E402

ROUNDS = 12
MORE = [
    "/{language}/search/?q=bus",
    "/{language}/search/?q=%EC%8B%A4%ED%97%98",
    "/{language}/news/feed.rss",
    "/{language}/experiments/map.geojson",
]


def public_addresses():
    """One page of every type in every language, the largest first, and what is no page."""
    found = {}
    for page in (
        Page.objects.live()
        .public()
        .filter(depth__gt=1)
        .order_by("-numchild", "path")
        .select_related("locale", "content_type")
    ):
        found.setdefault(
            (page.locale.language_code, page.content_type.model), page.get_url()
        )
    languages = [code for code, _name in settings.LANGUAGES]
    return [
        *filter(None, found.values()),
        *(route.format(language=code) for code in languages for route in MORE),
    ]


def noting(statements):
    def execute(run, sql, parameters, many, context):
        statements.append(sql)
        return run(sql, parameters, many, context)

    return execute


def measure(client, address):
    client.get(address)
    statements = []
    with connection.execute_wrapper(noting(statements)):
        response = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address}: {response.status_code}")
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        client.get(address)
        times.append((time.perf_counter() - began) * 1000)
    times.sort()
    return {
        "queries": len(statements),
        "p50_ms": round(statistics.median(times), 1),
        "p95_ms": round(times[int(ROUNDS * 0.95)], 1),
    }


if __name__ == "__main__":
    settings.ALLOWED_HOSTS = ["*"]
    visitor = Client(headers={"host": "localhost"})
    json.dump(
        {address: measure(visitor, address) for address in public_addresses()},
        sys.stdout,
    )
