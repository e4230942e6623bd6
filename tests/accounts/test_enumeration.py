"""Nobody learns from the doors who has an account: same words, same way on, same work."""

import re
import statistics
import time

import pytest
from django.contrib.auth import hashers
from django.core import mail
from django.core.cache import cache
from django.test import Client

from tests.accounts.conftest import Visitor

UNKNOWN = "nobody@example.org"
DOORS = {
    "code": ("/en/account/login/code/", "email", {}),
    "password": ("/en/account/login/", "login", {"password": "a wrong password, long"}),
    "sign-up": ("/en/account/signup/", "email", {"display_name": "Somebody"}),
    "reset": ("/en/account/password/reset/", "email", {}),
}


def told(door: str, email: str):
    """Everything a visitor learns: where they are sent and what the pages say."""
    url, field, more = DOORS[door]
    visitor = Visitor(Client())
    answer = visitor.post(url, {field: email, **more})
    page = visitor.get(answer.url) if answer.status_code == 302 else answer
    words = page.content.decode().replace(email, "…")
    words = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", words)
    return answer.status_code, answer.headers.get("Location"), page.status_code, words


@pytest.mark.parametrize("door", DOORS)
def test_door_tells_the_same(door, resident):
    assert told(door, resident.email) == told(door, UNKNOWN)


@pytest.mark.parametrize("door", DOORS)
def test_door_tells_the_same_about_a_closed_account(door, resident):
    resident.is_active = False
    resident.save()
    assert told(door, resident.email) == told(door, UNKNOWN)


@pytest.mark.parametrize("door", ["code", "sign-up", "reset"])
def test_door_writes_one_letter_either_way(door, resident):
    for email in (resident.email, UNKNOWN):
        told(door, email)
    assert [letter.to for letter in mail.outbox] == [[resident.email], [UNKNOWN]]


@pytest.mark.parametrize("door", DOORS)
def test_door_hashes_as_many_passwords(door, resident, monkeypatch):
    counted = []
    encode = hashers.MD5PasswordHasher.encode

    def counting(self, password, salt):
        counted.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", counting)
    told(door, resident.email)
    known = len(counted)
    told(door, UNKNOWN)
    assert len(counted) - known == known
    assert known == (1 if door == "password" else 0)


@pytest.mark.parametrize("door", ["code", "password", "reset"])
def test_door_takes_as_long(door, resident):
    """Medians of 30; the difference stays under what a letter's own variation is."""
    url, field, more = DOORS[door]
    times = {resident.email: [], UNKNOWN: []}
    for _round in range(30):
        for email, taken in times.items():
            cache.clear()
            client = Client()
            started = time.perf_counter()
            client.post(url, {field: email, **more})
            taken.append(time.perf_counter() - started)
    known, unknown = (statistics.median(taken) for taken in times.values())
    assert abs(known - unknown) < max(0.25 * unknown, 0.004)


def test_wrong_code_says_the_same(resident):
    words = []
    for email in (resident.email, UNKNOWN):
        visitor = Visitor(Client())
        asked = visitor.post("/en/account/login/code/", {"email": email})
        page = visitor.post(asked.url, {"code": "000000"}).content.decode()
        page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)
        words.append(page.replace(email, "…"))
    assert words[0] == words[1]
