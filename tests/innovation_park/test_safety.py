"""What every answer carries, what errors say and in which language, what machines are told."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory
from django.urls import reverse

from innovation_park.lib import error_pages, heartbeat, logs
from innovation_park.lib.body_limit import BodyLimit
from innovation_park.lib.security_headers import public_policy
from tests.factories.accounts import sign_in
from tests.factories.home import opened_park


@pytest.fixture
def park(db):
    return opened_park()


def policy_of(response):
    directives = response["Content-Security-Policy"].split("; ")
    return {
        name: values.split()
        for name, values in (directive.split(" ", 1) for directive in directives)
    }


def test_public_page_carries_every_header(client, park):
    response = client.get("/en/")
    wanted = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    assert {name: response[name] for name in wanted} == wanted
    assert "camera=()" in response["Permissions-Policy"]


def test_public_policy_allows_nothing_inline(client, park):
    policy = policy_of(client.get("/en/"))
    assert "'unsafe-inline'" not in [
        source for sources in policy.values() for source in sources
    ]
    assert (policy["default-src"], policy["script-src"], policy["frame-ancestors"]) == (
        ["'none'"],
        ["'self'"],
        ["'none'"],
    )


def test_desk_is_loosened_only_where_wagtail_needs_it(client, park, administrator):
    response = sign_in(client, administrator).get("/admin/")
    policy = policy_of(response)
    assert policy["script-src"] == ["'self'", "'unsafe-inline'"]
    assert policy["style-src-elem"] == ["'self'", "'unsafe-inline'"]
    assert "style-src-attr" not in policy
    assert (policy["style-src"], policy["object-src"], policy["frame-ancestors"]) == (
        ["'self'"],
        ["'none'"],
        ["'self'"],
    )
    assert response["Cache-Control"] == "private, no-store"


def test_preview_may_be_framed_by_the_desk_and_is_as_strict_as_the_page(
    client, park, administrator
):
    address = reverse("wagtailadmin_pages:view_draft", args=[park["en"].pk])
    response = sign_in(client, administrator).get(address)
    public = policy_of(client.get("/en/"))
    assert policy_of(response) == {**public, "frame-ancestors": ["'self'"]}
    assert response["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://tiles.example.org/{z}/{x}/{y}.png", "https://tiles.example.org"),
        ("https://{s}.tiles.example.org/{z}", "https://*.tiles.example.org"),
    ],
)
def test_tile_server_is_the_one_third_party(address, origin):
    assert public_policy(tiles_url=address, sign_in_origins=[])["img-src"][2:] == [
        origin
    ]
    assert public_policy(tiles_url="", sign_in_origins=[])["img-src"] == [
        "'self'",
        "data:",
    ]


def test_signed_in_pages_are_never_stored_and_visitors_get_no_cookie(
    client, park, resident
):
    assert client.get("/en/").cookies == {}
    assert sign_in(client, resident).get("/en/")["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("language", "code"), [("ko", "ko"), ("th", "th"), ("en", "en")]
)
@pytest.mark.parametrize("how", ["address", "browser"])
def test_errors_speak_the_language_of_the_reader(db, language, code, how):
    path, headers = (
        (f"/{language}/nowhere/", {})
        if how == "address"
        else ("/nowhere", {"accept-language": language})
    )
    request = RequestFactory().get(path, headers=headers)
    page = error_pages.server_error(request).content.decode()
    assert f'<html lang="{code}"' in page


def test_missing_page_is_404_in_the_language_of_its_address(client, park):
    response = client.get("/ko/%EC%97%86%EB%8A%94/")
    assert (response.status_code, '<html lang="ko"' in response.content.decode()) == (
        404,
        True,
    )


def test_fault_page_asks_no_database():
    """Without a database mark any query would fail the test."""
    response = error_pages.server_error(RequestFactory().get("/th/"))
    assert (response.status_code, "<html" in response.content.decode()) == (500, True)


def test_refusal_gives_its_reason_escaped(rf, client, park):
    request = client.get("/en/").wsgi_request
    page = error_pages.permission_denied(
        request, PermissionDenied("<b>Not yours</b>")
    ).content.decode()
    assert ("<b>Not yours</b>" in page, page.count("<html")) == (False, 1)


def test_alive_asks_nobody(client):
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"alive": True})
    assert "no-store" in response["Cache-Control"]


def test_ready_needs_the_worker(client, db):
    heartbeat.beat("worker")
    assert (
        client.get("/readyz").status_code,
        client.get("/readyz").json()["worker"],
    ) == (200, True)


@pytest.mark.django_db
def test_silent_worker_means_not_ready(client, monkeypatch):
    monkeypatch.setattr(heartbeat, "seconds_since", lambda name: 1000)
    response = client.get("/readyz")
    assert (
        response.status_code,
        [name for name, passed in response.json().items() if not passed],
    ) == (503, ["worker"])


def test_undeclared_method_is_refused(client):
    answer = client.generic("DELETE", "/en/")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, POST")


def test_log_lines_cannot_be_forged_and_hold_nothing_personal():
    event = {"event": "a\r\nFAKE line", "user_agent": "Firefox", "ip": "192.0.2.1"}
    for processor in (logs.without_personal_data, logs.on_one_line):
        event = processor(None, "info", event)
    assert event == {"event": "a\\x0d\\x0aFAKE line"}


def test_request_is_logged_by_its_route(client, db):
    request = client.get("/healthz?email=a@example.org").wsgi_request
    request.resolver_match = None
    assert logs.RequestLogMiddleware.format_request(request) == "GET"


@pytest.mark.asyncio
@pytest.mark.parametrize("announced", [True, False])
async def test_too_large_a_request_is_refused_before_it_is_kept(announced):
    sent, read = [], []

    async def application(scope, receive, send):
        while (message := await receive()).get("more_body"):
            read.append(len(message["body"]))

    async def receive():
        return {"type": "http.request", "body": b"x" * 600, "more_body": True}

    async def send(message):
        sent.append(message)

    headers = [(b"content-length", b"100000")] if announced else []
    await BodyLimit(application, max_bytes=1000)(
        {"type": "http", "method": "POST", "headers": headers}, receive, send
    )
    assert (sent[0]["status"], sum(read) <= 1000) == (413, True)
