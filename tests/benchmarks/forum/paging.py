"""How much a page of a topic asks of the database, and how long it takes."""

import time

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from community.models import Topic
from community.pages import page_of

ROUNDS = 15


def measure_pages(topic: int, person: int) -> dict:
    """First, middle and last page, for a visitor and for somebody signed in."""
    topic = Topic.objects.get(pk=topic)
    last = page_of(topic.last_number)
    visitor, reader = (Client(headers={"host": "localhost"}) for _two in range(2))
    reader.force_login(User.objects.get(pk=person))
    queries, times = [], []
    for client in (visitor, reader):
        for number in (1, (last + 1) // 2, last):
            address = f"/en/forums/topics/{topic.pk}/?page={number}"
            queries.append(queries_of(client, address))
            times += [milliseconds_of(client, address) for _each in range(ROUNDS)]
    times.sort()
    return {"queries": queries, "p95_ms": round(times[int(len(times) * 0.95)], 1)}


def queries_of(client: Client, address: str) -> int:
    """The second time, when what is kept for all pages is there, and the reading has been noted."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address}: {response.status_code}")
    return len(captured)


def milliseconds_of(client: Client, address: str) -> float:
    began = time.perf_counter()
    client.get(address)
    return (time.perf_counter() - began) * 1000
