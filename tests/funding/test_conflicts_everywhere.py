"""Somebody with a conflict meets no trace of the application: at no address of the foundation, in no file, in no count."""

import re

import pytest
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone
from django.utils.translation import override

from accounts.roles import Role
from funding.actions.conflicts import declare_conflict
from funding.models import Answer
from funding.panels import work_for
from funding.workflow import Status
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.funding import application_in, call_open, firm_of
from tests.funding.error_pages import one_page_for_what_is_not_there
from tests.streams import body_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]
ARGUMENT = re.compile(r"<(?:(\w+):)?(\w+)>")
TITLE, FIRM, WORDS = "Zqlanterns", "Zqfirm", "Zqplan"


def addresses(call, application) -> list[str]:
    """Every one of the foundation, filled in with what belongs to the application."""
    known = {
        "code": application.code,
        "slug": call.slug,
        "pk": str(application.pk),
        "kind": "csv",
    }

    def filled(route):
        return ARGUMENT.sub(lambda found: known.get(found[2], "1"), route)

    with override("en"):
        return [f"/{filled(route)}" for route in _walk(get_resolver())]


def _walk(resolver, prefix=""):
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _walk(pattern, route)
        elif route.startswith("en/funding/") and "(" not in route:
            yield route


def traces(client, call, application) -> set[str]:
    """Addresses at which something of the application is to be met."""
    signs = [application.code, TITLE, FIRM, WORDS]
    found = set()
    with one_page_for_what_is_not_there():
        for address in addresses(call, application):
            answer = client.get(address)
            assert answer.status_code < 500, address
            content = body_of(answer).decode(errors="replace")
            # What one has asked for may stand in the address that is said again, nowhere else.
            said = content.replace(address, "")
            if any(sign in said for sign in signs):
                found.add(address)
    return found


@pytest.fixture
def application(founder):
    application = application_in(
        Status.SUBMITTED,
        lead=founder,
        call=call_open(slug="lanterns"),
        organisation=firm_of(founder, name=FIRM),
        title=TITLE,
    )
    Answer.objects.create(
        application=application, key="plan", value=WORDS, saved_at=timezone.now()
    )
    return application


def of_the_foundation():
    roles = [Role.FOUNDATION_OFFICER, Role.FOUNDATION_DIRECTOR, Role.REVIEWER]
    return UserFactory(roles=roles)


def test_no_address_shows_a_trace(application):
    person = of_the_foundation()
    declare_conflict(person=person, organisation=application.organisation)
    assert traces(sign_in(Client(), person), application.call, application) == set()
    assert [work for work in work_for(person) if application.code in work.title] == []


def test_without_the_conflict_there_is_much_to_see(application):
    """The control: the same walk finds it."""
    client = sign_in(Client(), of_the_foundation())
    found = traces(client, application.call, application)
    assert f"/en/funding/applications/{application.code}/log/" in found
