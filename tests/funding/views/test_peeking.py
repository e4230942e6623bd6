"""A sealed call before its deadline: a number, and one way in that is written down."""

import pytest
from django.urls import reverse

from funding.actions.conflicts import declare_conflict
from funding.cards import sealed_work
from funding.models import Application, Peek
from funding.workflow import Status
from tests.factories.accounts import sign_in
from tests.factories.funding import application_in, call_open, close, draft_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def call():
    return call_open(is_sealed=True)


@pytest.fixture
def application(call):
    draft_of(call=call)
    return application_in(Status.SUBMITTED, call=call, title="A secret plan")


def address(call):
    return reverse("funding:sealed", args=[call.slug])


def test_the_foundation_sees_a_number_and_nothing_else(
    client, officer, call, application
):
    sign_in(client, officer)
    page = client.get(address(call)).content.decode()
    assert "<dt>Handed in so far</dt><dd>1</dd>" in page
    for secret in (application.code, application.title, str(application.organisation)):
        assert secret not in page


def test_a_look_is_written_down_and_leads_on(client, officer, call, application):
    sign_in(client, officer)
    form = {"code": application.code.lower(), "reason": "They ask for help."}
    answer = client.post(address(call), form)
    assert answer["Location"].endswith(f"/work/applications/{application.code}/")
    assert client.get(answer["Location"]).status_code == 200
    assert Peek.objects.get().person == officer
    assert (
        application.events.filter(event="peek", reason="They ask for help.").count()
        == 1
    )


def test_without_a_reason_nobody_looks(client, officer, call, application):
    sign_in(client, officer)
    assert client.post(address(call), {"code": application.code}).status_code == 200
    assert Peek.objects.count() == 0


def test_a_conflict_and_a_code_of_nobody_look_alike(client, officer, call, application):
    declare_conflict(person=officer, application=application)
    sign_in(client, officer)
    pages = [
        client.post(
            address(call), {"code": code, "reason": "Because."}
        ).content.decode()
        for code in (application.code, "DF-26-9999")
    ]
    sentence = "There is no application of this code here."
    assert [page.count(sentence) > 0 for page in pages] == [True, True]
    assert Peek.objects.count() == 0


def test_others_and_later_it_is_not_there(client, officer, manager, call, application):
    sign_in(client, manager)
    assert client.get(address(call)).status_code == 404
    sign_in(client, officer)
    assert len(sealed_work(officer)) == 1
    close(call)
    assert client.get(address(call)).status_code == 404
    assert sealed_work(officer) == []
    assert Application.objects.visible_to(officer).count() == 1
