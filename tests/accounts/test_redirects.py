"""A visitor is never sent to somebody else's site, whatever ``next`` says."""

import json
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

from tests.factories.accounts import PASSWORD
from tests.shared import shared_file


def payloads():
    lines = shared_file("corpora/redirect/Open-Redirect-payloads.txt")
    yield from lines.read_text(encoding="utf-8").splitlines()
    own = json.loads(shared_file("corpora/generated/redirects.json").read_text())
    yield from _texts(own)


def _texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for each in value.values() for text in _texts(each))
    elif isinstance(value, list):
        yield from (text for each in value for text in _texts(each))


def leads_away(location: str) -> bool:
    """As a browser reads it: backslashes are slashes, control characters vanish."""
    read = "".join(char for char in location if char > " ").replace("\\", "/")
    target = urlsplit(urljoin("http://testserver/en/account/login/", read))
    return target.scheme not in ("http", "https") or target.netloc != "testserver"


@pytest.mark.corpora
def test_no_payload_leads_away_after_signing_in(resident):
    client = Client()
    client.force_login(resident)
    away = []
    for payload in payloads():
        answer = client.get("/en/account/login/", {"next": payload})
        assert answer.status_code == 302
        if leads_away(answer.url):
            away.append(payload)
    assert away == []


@pytest.mark.corpora
@pytest.mark.parametrize(
    "payload",
    [
        "//evil.example",
        "https://evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
    ],
)
def test_each_door_refuses_to_lead_away(resident, payload):
    answer = Client().post(
        "/en/account/login/",
        {"login": resident.email, "password": PASSWORD, "next": payload},
    )
    assert answer.url == "/en/me/"
