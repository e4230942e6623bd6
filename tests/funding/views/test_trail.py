"""The log of an application: who reads it, takes it along, and with what it is checked."""

import re

import pytest
from django.urls import reverse

from funding import verifying
from funding.actions.conflicts import declare_conflict
from funding.actions.peeking import peek
from funding.verifying import verified
from funding.workflow import STATES, TABLE, Status
from tests.factories.accounts import sign_in
from tests.factories.funding import application_in, call_open, team_of

pytestmark = pytest.mark.django_db


def address(name, application):
    return reverse(f"funding:{name}", args=[application.code])


def test_the_team_reads_and_takes_along_what_can_be_checked(client, founder):
    application = application_in(Status.CHANGES_REQUESTED, lead=founder)
    for person in team_of(application).values():
        sign_in(client, person)
        page = client.get(address("application-trail", application))
        assert page.status_code == 200
        assert page.headers["Cache-Control"] == "private, no-store"
        file = client.get(address("application-trail-file", application))
        header = verified(file.content.splitlines(keepends=True))
        assert (header["head"], header["seq"]) == (application.head_digest, 3)


def test_nobody_is_named_in_the_log(client, founder, officer):
    application = application_in(
        Status.CHANGES_REQUESTED, lead=founder, officer=officer
    )
    sign_in(client, founder)
    for name in ("application-trail", "application-trail-file"):
        content = client.get(address(name, application)).content.decode()
        assert officer.email not in content
        assert not re.search(rf"\b{officer.profile}\b", content)


def test_a_peek_is_shown_to_those_who_wrote_it(client, founder, officer):
    call = call_open(is_sealed=True)
    application = application_in(Status.SUBMITTED, lead=founder, call=call)
    peek(application=application, reason="The firm asks for help.", by=officer)
    sign_in(client, founder)
    page = client.get(address("application-trail", application)).content.decode()
    assert page.count("Looked at before the deadline") == 1
    assert page.count("The firm asks for help.") == 1


def test_whoever_has_a_conflict_finds_nothing(client, officer):
    application = application_in(Status.IN_REVIEW)
    sign_in(client, officer)
    names = ("application-trail", "application-trail-file")
    assert [client.get(address(name, application)).status_code for name in names] == [
        200,
        200,
    ]
    declare_conflict(person=officer, organisation=application.organisation)
    assert [client.get(address(name, application)).status_code for name in names] == [
        404,
        404,
    ]


def test_the_program_is_given_as_it_is(client):
    response = client.get(reverse("funding:trail-verifier"))
    with open(verifying.__file__, "rb") as file:
        assert response.content == file.read()


def test_the_handbook_lists_every_step_and_every_status(
    client, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12):
        page = client.get(reverse("funding:travel")).content.decode()
    assert page.count('<tr><th scope="row" data-label="Step">') == len(TABLE)
    assert page.count('<span class="travel-state">') == len(STATES)
