"""How often one may try, and that the others do not suffer for it."""

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from innovation_park.lib.rate_limit import (
    UNKNOWN_ADDRESS,
    client_ip,
    parse_rate,
    take_turn,
)
from tests.accounts.conftest import Visitor
from tests.factories.accounts import PASSWORD


def attempts(url, data, count, **extra):
    visitor = Visitor(Client())
    return [visitor.post(url, data, **extra).status_code for _n in range(count)]


def test_sign_up_is_limited_by_connection(db):
    url = reverse("account_signup")
    visitor = Visitor(Client())
    statuses = []
    for number in range(21):
        visitor = Visitor(Client())
        answer = visitor.post(url, {"email": f"bot{number}@example.org"})
        statuses.append(answer.status_code)
    assert statuses == [302] * 20 + [429]
    elsewhere = Visitor(Client()).post(
        url, {"email": "honest@example.org"}, REMOTE_ADDR="198.51.100.7"
    )
    assert elsewhere.status_code == 302


def test_sign_in_is_limited_by_connection(db):
    statuses = attempts("/en/account/login/", {"login": "a@example.org"}, 31)
    assert statuses == [200] * 30 + [429]


def test_guessing_a_password_stops_and_the_person_still_comes_in(resident):
    wrong = {"login": resident.email, "password": "not this one, guess"}
    right = {"login": resident.email, "password": PASSWORD}
    for _n in range(5):
        Visitor(Client()).post("/en/account/login/", wrong)
    refused = Visitor(Client()).post("/en/account/login/", right)
    assert "Too many tries" in refused.content.decode()
    visitor = Visitor(Client())
    asked = visitor.post("/en/account/login/code/", {"email": resident.email})
    visitor.post(asked.url, {"code": visitor.code})
    assert visitor.is_signed_in


def test_letter_box_is_not_flooded(resident, mailoutbox):
    for _n in range(8):
        Visitor(Client()).post("/en/account/login/code/", {"email": resident.email})
    assert len(mailoutbox) == 3


def test_forwarded_address_is_not_believed(db, settings):
    settings.TRUSTED_PROXY_COUNT = 0
    statuses = [
        Visitor(Client())
        .post(
            "/en/account/login/",
            {"login": "a@example.org"},
            HTTP_X_FORWARDED_FOR=f"192.0.2.{number}",
        )
        .status_code
        for number in range(31)
    ]
    assert statuses[-1] == 429


@pytest.mark.parametrize(
    ("hops", "forwarded", "expected"),
    [
        (0, "192.0.2.1", "127.0.0.1"),
        (1, "192.0.2.66, 192.0.2.1", "192.0.2.1"),
        (2, "192.0.2.66, 192.0.2.1, 10.0.0.1", "192.0.2.1"),
        (2, "192.0.2.1", "127.0.0.1"),
        (1, "not an address", UNKNOWN_ADDRESS),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
    ],
)
def test_address_behind_proxies(settings, hops, forwarded, expected):
    settings.TRUSTED_PROXY_COUNT = hops
    request = RequestFactory().get("/", HTTP_X_FORWARDED_FOR=forwarded)
    assert client_ip(request) == expected


@pytest.mark.parametrize(
    ("rate", "expected"), [("5/h", (5, 3600)), ("20/10m", (20, 600)), ("1/s", (1, 1))]
)
def test_rate_is_read(rate, expected):
    assert parse_rate(rate) == expected


def test_turns_are_counted_apart(db):
    assert [take_turn("a", "me", "2/h") == 0 for _n in range(3)] == [True, True, False]
    assert take_turn("a", "you", "2/h") == 0
    assert take_turn("b", "me", "2/h") == 0
    assert 0 < take_turn("a", "me", "2/h") <= 3600


def test_turns_are_counted_once_each_in_parallel(db):
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

    with ThreadPoolExecutor(8) as pool:
        waits = list(pool.map(lambda _n: take_turn("x", "me", "50/d"), range(200)))
    assert waits.count(0) == 50


def test_page_says_when_and_keeps_what_was_typed(db):
    for _n in range(30):
        Visitor(Client()).post("/en/account/login/", {"login": "a@example.org"})
    page = Visitor(Client()).post(
        "/en/account/login/", {"login": "me@example.org", "password": "my secret words"}
    )
    words = page.content.decode()
    assert page.status_code == 429
    assert int(page["Retry-After"]) > 0
    assert 'value="me@example.org"' in words
    assert "my secret words" not in words
