"""The page cache is exact: whoever writes a public table, and however, the next reader gets a fresh page.

The application behind the cache is a counter, so that a page rendered anew is a different page.
"""

import asyncio
import gzip
import subprocess
import sys
import threading

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from wagtail.models import Locale, Page

from accounts.models import Profile
from experiments.models import Experiment
from innovation_park.lib.page_cache import triggers
from innovation_park.lib.page_cache.generation import open_generation
from innovation_park.lib.page_cache.layer import PageCache
from tests.factories.accounts import UserFactory
from tests.factories.experiments import ExperimentFactory

pytestmark = pytest.mark.django_db(transaction=True)


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


def in_another_process(table):
    code = (
        "import django; django.setup();"
        "from django.db import connection;"
        f"connection.settings_dict['NAME'] = {connection.settings_dict['NAME']!r};"
        f"connection.cursor().execute('UPDATE {table} SET slug = slug')"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


WRITES = {
    "save": lambda experiment: experiment.save(),
    "update": lambda experiment: Experiment.objects.update(capacity=11),
    "bulk_create": lambda experiment: Locale.objects.bulk_create(
        [Locale(language_code="xx")]
    ),
    "bulk_update": lambda experiment: Experiment.objects.bulk_update(
        [experiment], ["slug"]
    ),
    "many to many": lambda experiment: experiment.organisers.add(UserFactory()),
    "delete": lambda experiment: experiment.delete(),
    "queryset delete": lambda experiment: Experiment.objects.all().delete(),
    "raw SQL": lambda experiment: connection.cursor().execute(
        "UPDATE experiments_experiment SET capacity = 12"
    ),
    "a page": lambda experiment: Page.objects.update(title="Renamed"),
    "a person": lambda experiment: UserFactory(),
    "a name": lambda experiment: Profile.objects.update(display_name="New"),
    "another process": lambda experiment: in_another_process("experiments_experiment"),
}


def test_second_reader_gets_the_kept_page(reader):
    assert [reader.get()[1] for _ in range(3)] == [b"rendering 1"] * 3
    assert reader.word() == "hit"


@pytest.mark.parametrize("name", WRITES)
def test_write_is_seen_by_the_next_reader(reader, experiment, name):
    for path in ("/en/", "/ko/", "/th/"):
        reader.get(path)
    WRITES[name](experiment)
    assert [reader.word(path) for path in ("/en/", "/ko/", "/th/")] == ["miss"] * 3


@pytest.fixture
def without_triggers():
    triggers.remove()
    yield
    triggers.install()


def test_write_without_triggers_is_not_seen(reader, experiment, without_triggers):
    """The negative control: it is the triggers that make the cache exact."""
    reader.get()
    Experiment.objects.update(capacity=99)
    assert reader.word() == "hit"


def test_every_public_table_has_its_triggers():
    with connection.cursor() as cursor:
        dialect = triggers.DIALECTS[connection.vendor]
        assert (
            triggers._present(cursor, dialect).keys()
            == triggers._wanted(cursor, dialect).keys()
        )


def test_rolled_back_write_keeps_the_page(reader, experiment):
    reader.get()
    with transaction.atomic():
        Experiment.objects.update(capacity=77)
        transaction.set_rollback(True)
    assert reader.word() == "hit"


def test_signing_in_and_private_records_keep_the_page(reader):
    user = UserFactory()
    reader.get()
    type(user).objects.update(last_login="2026-01-01T00:00:00Z")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_session")
    assert reader.word() == "hit"


def test_page_that_changed_while_it_was_rendered_is_rendered_again(reader, experiment):
    reader.application.during = lambda: (
        Experiment.objects.update(capacity=5),
        connection.close(),
    )
    reader.get()
    reader.application.during = None
    assert reader.word() == "miss"


def test_altered_table_gets_its_triggers_back(reader, experiment):
    triggers.remove()
    triggers.install()
    reader.get()
    Experiment.objects.update(capacity=98)
    assert reader.word() == "miss"


def counts() -> dict[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pid, n FROM {triggers.TABLE}")
        return dict(cursor.fetchall())


def test_compacting_keeps_the_count_and_so_the_pages(reader, experiment):
    reader.get()
    before = sum(counts().values())
    triggers.compact()
    triggers.compact()
    assert sum(counts().values()) == before
    assert reader.word() == "hit"
    Experiment.objects.update(capacity=98)
    assert reader.word() == "miss"


def only_on(vendor):
    if connection.vendor != vendor:
        pytest.skip(f"a matter of {vendor} alone")


def test_compacting_has_nothing_to_do_where_there_is_one_writer(
    experiment, django_assert_num_queries
):
    only_on("sqlite")
    with django_assert_num_queries(0):
        triggers.compact()
    assert list(counts()) == [0]


@pytest.fixture
def gone():
    """Two backends that counted and ended. No backend has so high a number."""
    only_on("postgresql")
    rows = {2_000_000_001: 40, 2_000_000_002: 2}
    with connection.cursor() as cursor:
        for pid, count in rows.items():
            cursor.execute(
                f"INSERT INTO {triggers.TABLE} VALUES (%s, %s)", [pid, count]
            )
    return rows


@pytest.mark.postgres
def test_compacting_folds_the_rows_of_backends_that_are_gone(experiment, gone):
    before = counts()
    triggers.compact()
    after = counts()
    assert not gone.keys() & after.keys()
    assert after[0] >= before.get(0, 0) + 42
    assert sum(after.values()) == sum(before.values())


@pytest.mark.postgres
def test_compacting_leaves_the_row_of_a_backend_that_still_counts(experiment, gone):
    here = connection.connection.info.backend_pid
    before = counts()[here]
    triggers.compact()
    assert counts()[here] == before
    experiment.save()
    assert counts()[here] == before + 1


@pytest.mark.postgres
def test_compacting_again_folds_into_what_is_folded(experiment, gone):
    triggers.compact()
    folded = counts()[0]
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {triggers.TABLE} VALUES (2000000003, 5)")
    triggers.compact()
    triggers.compact()
    assert counts()[0] == folded + 5


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
