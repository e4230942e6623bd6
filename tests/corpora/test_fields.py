"""Bad input through every public field and parameter: nothing breaks, nothing is slow, nothing comes back as markup."""

import time
from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from tests.corpora.strings import bad_strings
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.experiments import join, ready_experiment
from tests.factories.home import ExperimentPageFactory, opened_park

pytestmark = [pytest.mark.django_db, pytest.mark.corpora]
SECONDS = 1
PARAMETERS = {
    "/en/search/": ["q", "kind", "page"],
    "/ko/search/": ["q"],
    "/en/experiments/": [
        "q",
        "topic",
        "status",
        "district",
        "language",
        "places",
        "access",
        "view",
        "page",
    ],
    "/en/experiments/map.geojson": [
        "topic",
        "status",
        "district",
        "language",
        "places",
        "access",
    ],
    "/en/account/login/": ["next"],
    "/en/account/signup/": ["next"],
}
FORMS = [
    "/en/account/login/",
    "/en/account/signup/",
    "/en/account/login/code/",
    "/en/account/password/reset/",
    "/en/me/profile/",
    "/en/me/erase/",
    "/en/account/email/",
    "/en/account/password/change/",
    "/en/experiments/bad-input/join/",
    "/en/experiments/bad-input/join/consent/",
    "/en/experiments/bad-input/withdraw/",
    "/en/experiments/bad-input/organise/letter/",
    "/en/experiments/bad-input/organise/move/",
]


class Forms(HTMLParser):
    """The fields of every form that posts, by its address; what is typed into, and what the form brings."""

    def __init__(self):
        super().__init__()
        self.forms, self._fields = {}, None

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            is_post = (given.get("method") or "").lower() == "post"
            self._fields = (
                self.forms.setdefault(given.get("action") or "", {})
                if is_post
                else None
            )
        elif (
            self._fields is not None
            and tag in ("input", "textarea", "select")
            and given.get("name")
        ):
            self._fields[given["name"]] = (
                given.get("value") if given.get("type") == "hidden" else None
            )


@pytest.fixture
def site(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    opened_park()
    organiser = UserFactory(email="organiser@example.org")
    experiment = ready_experiment(slug="bad-input", organisers=[organiser])
    ExperimentPageFactory(experiment=experiment)
    join(experiment, organiser)
    return organiser


def fault(client, method, address, data, string):
    """What went wrong, or nothing."""
    cache.clear()
    began = time.process_time()
    with transaction.atomic():
        response = (
            client.get(f"{address}?{urlencode(data, errors='replace')}")
            if method == "GET"
            else client.post(address, data)
        )
        transaction.set_rollback(True)
    seconds = (
        time.process_time() - began
    )  # of work: the machine may have other things to do
    if response.status_code >= 500:
        return f"{response.status_code} {method} {address} {string!r}"
    if seconds > SECONDS:
        return f"{seconds:.1f} s {method} {address} {string!r}"
    if (
        "<" in string
        and len(string) > 8
        and not response.streaming
        and string in response.content.decode(errors="replace")
    ):
        return f"unescaped {method} {address} {string!r}"
    return None


@pytest.mark.parametrize("address", PARAMETERS)
def test_parameters_take_anything(site, address):
    client = Client(raise_request_exception=False)
    share = bad_strings()[list(PARAMETERS).index(address) % 3 :: 3]
    found = [
        fault(
            client, "GET", address, dict.fromkeys(PARAMETERS[address], string), string
        )
        for string in share
    ]
    assert [each for each in found if each] == []


@pytest.mark.parametrize("address", FORMS)
def test_forms_take_anything(site, address):
    client = (
        sign_in(Client(raise_request_exception=False), site)
        if "/account/" not in address or "email" in address or "change" in address
        else Client(raise_request_exception=False)
    )
    parser = Forms()
    parser.feed(client.get(address, follow=True).content.decode())
    share = bad_strings()[FORMS.index(address) % 8 :: 8]
    found = []
    for action, fields in parser.forms.items():
        if "logout" in action or "demo-sign-in" in action:
            continue
        target = action or address
        for string in share:
            text = string.encode(errors="replace").decode()
            found.append(
                fault(
                    client,
                    "POST",
                    target,
                    {
                        name: text if value is None else value
                        for name, value in fields.items()
                    },
                    text,
                )
            )
    assert [each for each in found if each] == []


@pytest.mark.parametrize(
    "prefix", ["/", "/en/", "/en/experiments/", "/media/", "/static/", "/documents/1/"]
)
def test_addresses_take_anything(site, prefix):
    client = Client(raise_request_exception=False)
    found = []
    for string in bad_strings()[::5]:
        path = urlencode({"": string}, errors="replace")[1:]
        found.append(fault(client, "GET", f"{prefix}{path}", {}, string))
    assert [each for each in found if each] == []
