"""Bad input through every public field and parameter: nothing breaks, nothing is slow, nothing comes back as markup.

Every string meets every kind of field. Where several places have a field of a kind, they share the strings out.
"""

import copy
import time
from itertools import zip_longest
from urllib.parse import quote, urlencode

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from tests.corpora.page_forms import filled, forms_of, kinds_of, rounds
from tests.corpora.strings import all_strings, bad_strings, dealt
from tests.experiments.journey import consent, eligibility
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.experiments import join, ready_experiment
from tests.factories.home import ExperimentPageFactory, opened_park

pytestmark = [pytest.mark.django_db, pytest.mark.corpora]
SECONDS = 1
HERE = "/en/experiments/bad-input/"


class Site:
    """An experiment that one can join, and the people around it."""

    def __init__(self):
        opened_park()
        self.people = {
            name: UserFactory(email=f"{name}@example.org")
            for name in ("organiser", "participant", "resident")
        }
        self.experiment = ready_experiment(
            slug="bad-input", organisers=[self.people["organiser"]], minimum_age=0
        )
        ExperimentPageFactory(experiment=self.experiment)
        join(self.experiment, self.people["participant"])

    def client(self, name="visitor"):
        client = Client(raise_request_exception=False)
        return sign_in(client, self.people[name]) if name in self.people else client


class Attempt:
    """Requests that each leave everything as it was: the database, the counts of rate limits, the cookies."""

    def __init__(self, client, known=""):
        self.client, self.known, self.faults = client, known, []
        self._cookies = copy.deepcopy(client.cookies)

    def get(self, address, data, strings):
        query = f"?{urlencode(data, errors='replace')}" if data else ""
        self._judge(lambda: self.client.get(f"{address}{query}"), address, strings)

    def post(self, address, data):
        strings = [text.encode(errors="replace").decode() for text in data.values()]
        clean = dict(zip(data, strings, strict=True))
        self._judge(lambda: self.client.post(address, clean), address, strings)

    def _judge(self, request, address, strings):
        response, seconds = self._answer(request)
        if (
            seconds > SECONDS
        ):  # what is slow is slow twice; a hiccup of the machine is not
            seconds = self._answer(request)[1]
        if response.status_code >= 500:
            self.faults.append((response.status_code, address, strings))
        if seconds > SECONDS:
            self.faults.append((f"{seconds:.1f} s", address, strings))
        body = "" if response.streaming else response.content.decode(errors="replace")
        for string in strings:
            if self._is_markup(string) and string in body:
                self.faults.append(("unescaped", address, string))

    def _answer(self, request):
        """With the seconds of work it took: the machine may have other things to do."""
        cache.clear()
        self.client.cookies = copy.deepcopy(self._cookies)
        began = time.process_time()
        with transaction.atomic():
            response = request()
            transaction.set_rollback(True)
        seconds = time.process_time() - began
        self.client.cookies = copy.deepcopy(self._cookies)
        return response, seconds

    def _is_markup(self, string):
        """Not what the page is made of anyway."""
        return "<" in string and len(string) > 8 and string not in self.known


@pytest.fixture
def site(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return Site()


FILTERS = ["topic", "status", "district", "language", "places", "access"]


@pytest.mark.parametrize("half", [0, 1])
def test_filters_take_every_list_in_full(site, half):
    attempt = Attempt(site.client())
    strings = iter(dealt(all_strings(), half, 2))
    for values in zip_longest(*[strings] * len(FILTERS), fillvalue=""):
        data = dict(zip(FILTERS, values, strict=True))
        attempt.get("/en/experiments/map.geojson", data, values)
    assert attempt.faults == []


# What stands in the address after the question mark: the share of the strings that the address gets.
PARAMETERS = {
    "/en/search/": (["q", "kind", "page"], 0, 2),
    "/ko/search/": (["q", "page"], 1, 2),
    "/en/experiments/": ([*FILTERS, "q", "view", "page"], 0, 6),
    "/en/account/login/": (["next"], 0, 2),
    "/en/account/signup/": (["next"], 1, 2),
}


@pytest.mark.parametrize("address", PARAMETERS)
def test_parameters_take_anything(site, address):
    names, place, places = PARAMETERS[address]
    client = site.client()
    attempt = Attempt(client, client.get(address).content.decode())
    share = dealt(bad_strings(), place, places)
    for number in range(len(share)):
        values = [
            share[(number + 5 * shift) % len(share)] for shift in range(len(names))
        ]
        attempt.get(address, dict(zip(names, values, strict=True)), values)
    assert attempt.faults == []


def begin_code(client, site):
    client.post("/en/account/login/code/", {"email": "resident@example.org"})


def begin_joining(client, site):
    client.post(f"{HERE}join/", eligibility(site.experiment))


def begin_signing(client, site):
    begin_joining(client, site)
    client.post(f"{HERE}join/consent/", consent(site.experiment))


def begin_as_a_child(client, site):
    client.post(f"{HERE}join/", eligibility(site.experiment, age="child"))


def nothing_before(client, site):
    pass


# Who, what they did before, and the kinds of fields that the page has.
FORMS = {
    "/en/account/login/": ("visitor", nothing_before, {"email", "password", "hidden"}),
    "/en/account/signup/": ("visitor", nothing_before, {"email", "text"}),
    "/en/account/password/reset/": ("visitor", nothing_before, {"email"}),
    "/en/account/login/code/confirm/": ("visitor", begin_code, {"text", "hidden"}),
    "/en/me/profile/": ("resident", nothing_before, {"text", "textarea", "choice"}),
    "/en/me/erase/": ("resident", nothing_before, {"password", "hidden"}),
    "/en/account/email/": ("resident", nothing_before, {"email"}),
    "/en/account/password/change/": ("resident", nothing_before, {"password"}),
    f"{HERE}join/": ("resident", nothing_before, {"choice"}),
    f"{HERE}join/guardian/": ("resident", begin_as_a_child, {"text", "email"}),
    f"{HERE}join/consent/": ("resident", begin_joining, {"choice"}),
    f"{HERE}join/check/": ("resident", begin_signing, {"hidden"}),
    f"{HERE}withdraw/": ("participant", nothing_before, {"choice"}),
    f"{HERE}organise/letter/": (
        "organiser",
        nothing_before,
        {"text", "textarea", "choice", "hidden"},
    ),
    f"{HERE}organise/move/": ("organiser", nothing_before, {"textarea", "choice"}),
    f"{HERE}organise/": ("organiser", nothing_before, {"number"}),
}


def shares_of(address, kinds):
    shares = {}
    for kind in kinds:
        places = [each for each, (*_, its) in FORMS.items() if kind in its]
        shares[kind] = dealt(bad_strings(), places.index(address), len(places))
    return shares


@pytest.mark.parametrize("address", FORMS)
def test_forms_take_anything(site, address):
    name, before, kinds = FORMS[address]
    client = site.client(name)
    before(client, site)
    page = client.get(address, follow=True).content.decode()
    forms = forms_of(page)
    assert kinds_of(forms) == kinds
    attempt, shares = Attempt(client, page), shares_of(address, kinds)
    for action, fields in forms.items():
        for round_ in range(rounds(fields, shares)):
            attempt.post(action or address, filled(fields, shares, round_))
    assert attempt.faults == []
    again = forms_of(client.get(address, follow=True).content.decode())
    assert again.keys() == forms.keys()  # it was this page to the end


PREFIXES = [
    "/",
    "/en/",
    "/en/experiments/",
    "/en/experiments/receipts/",
    "/en/experiments/guardian/",
    "/en/news/",
    "/media/",
    "/static/",
    "/documents/1/",
]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_addresses_take_anything(site, prefix):
    client = site.client()
    attempt = Attempt(client, client.get("/en/nothing-here/").content.decode())
    for string in dealt(bad_strings(), PREFIXES.index(prefix), len(PREFIXES)):
        attempt.get(f"{prefix}{quote(string, errors='replace')}", {}, [string])
        attempt.get(
            f"{prefix}{quote(string, safe='', errors='replace')}/", {}, [string]
        )
    assert attempt.faults == []
