"""An application behind the page cache that counts, so that a page rendered anew is a different page."""

import asyncio

import pytest

from innovation_park.lib.page_cache.generation import open_generation
from innovation_park.lib.page_cache.layer import PageCache
from tests.factories.accounts import UserFactory
from tests.factories.experiments import ExperimentFactory


class Counter:
    """Every rendering is a new number; ``headers`` and ``status`` are what the test says."""

    def __init__(self):
        self.count = 0
        self.status = 200
        self.headers = [(b"content-type", b"text/html; charset=utf-8")]
        self.during = self.says = None
        self.parts = 1

    async def __call__(self, scope, receive, send):
        self.count += 1
        body = self.says or b"rendering %d" % self.count
        if self.during:
            await asyncio.to_thread(self.during)
        await send(
            {
                "type": "http.response.start",
                "status": self.status,
                "headers": self.headers,
            }
        )
        size = -(-len(body) // self.parts)
        parts = [body[at : at + size] for at in range(0, len(body), size)]
        for number, part in enumerate(parts, 1):
            message = {"type": "http.response.body", "body": part}
            await send({**message, "more_body": number < len(parts)})


class Reader:
    def __init__(self):
        self.application = Counter()
        self.loop = asyncio.new_event_loop()
        self.cache = PageCache(self.application, open_generation())

    def get(self, path="/en/", *headers, method="GET", query=b""):
        """(status, body, headers) of a request without a cookie."""
        messages = []
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "query_string": query,
            "scheme": "http",
        }
        scope["headers"] = [(b"host", b"localhost"), *headers]

        async def send(message):
            messages.append(message)

        self.loop.run_until_complete(self.cache(scope, None, send))
        answer = dict(messages[0]["headers"])
        return (
            messages[0]["status"],
            b"".join(message.get("body", b"") for message in messages[1:]),
            answer,
        )

    def word(self, *arguments, **options):
        return self.get(*arguments, **options)[2].get(b"x-park-cache", b"").decode()

    def close(self):
        reader = self.cache._generation
        if reader.read_now is None:
            self.loop.run_until_complete(reader.aclose())
        else:
            reader.close()
        self.loop.close()


@pytest.fixture
def reader():
    reader = Reader()
    yield reader
    reader.close()


@pytest.fixture
def experiment():
    UserFactory()
    return ExperimentFactory()
