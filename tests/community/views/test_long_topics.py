"""A long topic is read as easily as a short one."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.pages import PAGE
from tests.benchmarks.forum.records import fill


def queries_of(client, topic: int, number: int) -> int:
    address = f"/en/forums/topics/{topic}/?page={number}"
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.content.count(b'data-number="') == PAGE
    return len(captured)


def test_page_asks_as_much_whatever_the_length(client, resident):
    short, long = (fill(length)["topic"] for length in (PAGE, 10 * PAGE))
    pages = [(short, 1), (long, 5)]
    visitor = {queries_of(client, *page) for page in pages}
    client.force_login(resident)
    reader = {queries_of(client, *page) for page in pages}
    assert (len(visitor), len(reader)) == (1, 1)
    assert max(visitor) <= 12
