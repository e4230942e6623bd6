"""What is kept, for whom, and what is never kept."""

import asyncio
import gzip
import threading

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from wagtail.models import Page

from experiments.models import Experiment
from tests.factories.experiments import ExperimentFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    "header", [b"cookie", b"authorization", b"range", b"hx-request"]
)
def test_personal_request_passes_by(reader, header):
    reader.get()
    assert reader.word("/en/", (header, b"sessionid=1")) == "bypass"
    assert reader.application.count == 2


@pytest.mark.parametrize(
    "header",
    [
        (b"set-cookie", b"sessionid=1"),
        (b"cache-control", b"private"),
        (b"cache-control", b"no-store"),
        (b"vary", b"Accept-Language, Cookie"),
        (b"content-type", b"application/pdf"),
        (b"content-encoding", b"br"),
    ],
)
def test_response_for_one_reader_is_never_kept(reader, header):
    reader.application.headers = [
        pair for pair in reader.application.headers if pair[0] != header[0]
    ] + [header]
    reader.get()
    assert reader.word() == "miss"
    assert reader.cache.pages == {}


@pytest.mark.parametrize("status", [301, 302, 404, 403, 500])
def test_only_whole_answers_are_kept(reader, status):
    reader.application.status = status
    reader.get()
    assert reader.cache.pages == {}


def test_addresses_do_not_answer_for_each_other(reader):
    variants = [
        reader.get("/en/"),
        reader.get("/ko/"),
        reader.get("/en/", query=b"page=2"),
    ]
    assert [body for _status, body, _headers in variants] == [
        b"rendering 1",
        b"rendering 2",
        b"rendering 3",
    ]


def test_known_page_is_not_sent_again(reader):
    reader.get()
    etag = reader.get()[2][b"etag"]
    status, body, headers = reader.get("/en/", (b"if-none-match", etag))
    assert (status, body, headers[b"etag"]) == (304, b"", etag)


def test_head_has_the_headers_and_no_body(reader):
    _status, body, headers = reader.get()
    kept = reader.get(method="HEAD")
    assert (kept[0], kept[1], kept[2][b"content-length"]) == (
        200,
        b"",
        str(len(body)).encode(),
    )


def test_first_reader_gets_it_compressed_as_the_second_does(reader):
    squeezed = (b"accept-encoding", b"gzip, br")
    reader.application.headers.append((b"x-request-id", b"one"))
    first, second = reader.get("/en/", squeezed), reader.get("/en/", squeezed)
    words = [answer[2].pop(b"x-park-cache") for answer in (first, second)]
    assert words == [b"miss", b"hit"]
    assert first[2].pop(b"x-request-id") == b"one"
    assert first == second
    assert gzip.decompress(first[1]) == reader.get()[1] == b"rendering 1"
    assert first[2][b"content-length"] == str(len(first[1])).encode()


def test_first_reader_who_knows_the_page_is_not_sent_it_again(reader, experiment):
    reader.application.says = b"the same words"
    etag = reader.get()[2][b"etag"]
    experiment.save()
    status, body, headers = reader.get("/en/", (b"if-none-match", etag))
    assert (status, body, headers[b"x-park-cache"]) == (304, b"", b"miss")


def test_head_of_an_unknown_page_keeps_nothing(reader):
    squeezed = (b"accept-encoding", b"gzip")
    status, _body, headers = reader.get("/en/", squeezed, method="HEAD")
    assert (status, headers[b"x-park-cache"]) == (200, b"miss")
    assert reader.cache.pages == {}


def test_page_too_long_to_keep_is_sent_whole_in_its_parts(reader, monkeypatch):
    monkeypatch.setattr("innovation_park.lib.page_cache.layer.MAX_PAGE", 40)
    reader.application.says = b"twenty-one characters" * 3
    reader.application.parts = 3
    _status, body, headers = reader.get("/en/", (b"accept-encoding", b"gzip"))
    assert body == reader.application.says
    assert b"content-encoding" not in headers
    assert reader.cache.pages == {}


def test_page_in_parts_is_kept_whole(reader):
    reader.application.parts = 4
    assert [reader.get()[1] for _ in range(2)] == [b"rendering 1"] * 2


def test_unreadable_count_means_no_cache(reader):
    class Broken:
        read_now = staticmethod(lambda: None)

    reader.get()
    real, reader.cache._generation = reader.cache._generation, Broken()
    assert reader.word() == "bypass"
    reader.cache._generation = real


def test_memory_stays_bounded(reader, monkeypatch):
    monkeypatch.setattr("innovation_park.lib.page_cache.layer.MAX_BYTES", 50_000)
    for number in range(100):
        reader.get(query=b"page=%d" % number)
    assert reader.cache.size <= 50_000
    assert reader.cache.size == sum(entry.size for entry in reader.cache.pages.values())


def test_crowd_in_front_of_a_new_page_renders_it_once(reader):
    async def crowd():
        async def send(_message):
            pass

        scope = {
            "type": "http",
            "method": "GET",
            "path": "/en/",
            "query_string": b"",
            "headers": [],
            "scheme": "http",
        }
        await asyncio.gather(
            *(reader.cache(dict(scope), None, send) for _ in range(50))
        )

    reader.application.during = lambda: threading.Event().wait(0.05)
    reader.loop.run_until_complete(crowd())
    assert reader.application.count == 1


@hypothesis_settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    steps=st.lists(
        st.sampled_from(["read", "write", "draft", "bulk"]), min_size=2, max_size=12
    )
)
def test_any_order_of_reads_and_writes_is_exact(reader, steps):
    """A model with one fact: is there a kept page, and has nothing public changed since?"""
    experiment = Experiment.objects.first() or ExperimentFactory()
    reader.get()
    is_fresh = True
    for step in steps:
        if step == "read":
            assert reader.word() == ("hit" if is_fresh else "miss")
            is_fresh = True
        elif step == "write":
            experiment.save()
            is_fresh = False
        elif step == "bulk":
            Experiment.objects.update(capacity=10)
            is_fresh = False
        else:
            Page.objects.update(has_unpublished_changes=True)
