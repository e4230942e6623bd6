"""Bad input in every leaf of a call's composition at the editors' desk: a sentence beside it or kept as words, nothing runs."""

import pytest
from django.core.cache import cache
from django.test import Client

from funding.models import Call
from funding.ready_made import READY_MADE
from tests.corpora.strings import bad_strings
from tests.factories.accounts import sign_in
from tests.factories.funding import an_officer
from tests.funding.test_call_desk import DESK, facts, parts, post

pytestmark = [pytest.mark.django_db, pytest.mark.corpora]
EVERY = 13  # of the strings; each goes into a third of the leaves at once, in turn
THIRDS = 3
# How Wagtail counts and orders the blocks: written by its own script, never by a hand.
COUNTED = ("-count", "-deleted", "-order", "-id", "-type")


@pytest.fixture
def desk():
    return sign_in(Client(raise_request_exception=False), an_officer())


@pytest.fixture
def call(desk):
    post(desk, "new/", facts(begins_with="co-investment"))
    return Call.objects.get(slug="lamps")


def spoilt(text: str, turn: int) -> dict[str, str]:
    data = {**facts(), **parts(READY_MADE["co-investment"].copy())}
    leaves = [name for name in data if not name.endswith(COUNTED)]
    return data | dict.fromkeys(leaves[turn::THIRDS], text)


def test_every_leaf_takes_every_string(desk, call):
    edit, check = f"{DESK}edit/{call.pk}/", f"{DESK}{call.pk}/check/"
    broken = []
    for number, text in enumerate(bad_strings()[::EVERY]):
        cache.clear()
        text = text.encode(errors="replace").decode()
        answer = desk.post(edit, spoilt(text, number % THIRDS))
        for page in (answer, desk.get(edit), desk.get(check)):
            if page.status_code not in (200, 302):
                broken.append((number, text, page.status_code))
            elif len(text) > 8 and "<" in text and text in page.content.decode():
                broken.append((number, text, "shown as it is"))
    assert broken == []
