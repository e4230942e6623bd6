"""Who opens which page of deciding: a call, an application, a meeting, redress that exist."""

import subprocess
import sys

import pytest
from django.urls import reverse
from django.utils import timezone

from funding.decisions.actions.carrying import carry_out_due
from funding.decisions.actions.meeting import call_meeting
from funding.decisions.actions.redress import ask_redress
from funding.decisions.drawing import order_of
from funding.decisions.permissions import can_decide
from funding.enums import ConflictKind, ConflictSource, Outcome
from funding.models import Conflict
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.decisions import (
    draw_promised,
    feedback_drafted,
    judged_call,
    ruled,
)
from tests.factories.funding import an_officer
from tests.factories.home import opened_park
from tests.streams import body_of

pytestmark = pytest.mark.django_db
CALL_PAGES = ("ranking", "ranking-file", "decide", "rulings", "meetings", "meeting-new")
OF_TEAM, OF_DESK = ("decision",), ("feedback",)


@pytest.fixture
def world(reviewer, director, manager, founder):
    """One call; the first application is declined, and somebody asks for redress."""
    call, (first, second, _third) = judged_call()
    draw_promised(call)
    feedback_drafted(first)
    ruled(first, Outcome.DECLINED, wait=0)
    carry_out_due()
    bound = an_officer()
    Conflict.objects.create(
        person=bound,
        application=first,
        kind=ConflictKind.FAMILY,
        source=ConflictSource.DECLARED,
        at=timezone.now(),
    )
    lead = first.team.get(role="lead").person
    people = {
        "officer": call.officer,
        "director": director,
        "bound": bound,
        "lead": lead,
        "other_lead": second.team.get(role="lead").person,
        "sits": reviewer,
        "reviewer": UserFactory(roles=["reviewer"]),
        "manager": manager,
        "founder": founder,
    }
    redress = ask_redress(application=first, grounds="late", words="Late.", by=lead)
    meeting = call_meeting(
        call=call,
        at=timezone.now(),
        place="",
        chair=call.officer,
        people=[reviewer],
        by=call.officer,
    )
    return call, first, meeting, redress, people


def who_opens(client, people, name, *arguments):
    address = reverse(f"funding_decisions:{name}", args=arguments)
    found = set()
    for who, person in people.items():
        sign_in(client, person)
        response = client.get(address)
        assert response.status_code in (200, 404), (who, name, response.status_code)
        if response.status_code == 200:
            assert "no-store" in response["Cache-Control"], name
            found.add(who)
        client.logout()
    assert client.get(address).status_code == 302
    return found


def test_pages_are_for_whom_they_are_about(client, world):
    call, application, meeting, redress, people = world
    desk = {"officer", "director", "bound"}
    for name in CALL_PAGES:
        assert who_opens(client, people, name, call.slug) == desk, name
    assert who_opens(client, people, "redresses") == desk
    for name, argument, readers in (
        ("feedback", application.code, {"officer", "director"}),
        ("redress", redress.pk, {"officer", "director"}),
        ("decision", application.code, {"lead"}),
        ("meeting", meeting.pk, desk | {"sits"}),
        ("meeting-pdf", meeting.pk, desk | {"sits"}),
    ):
        assert who_opens(client, people, name, argument) == readers, name


def test_whoever_is_bound_meets_no_trace(client, world):
    call, application, meeting, _redress, people = world
    tokens = (application.code, application.organisation.name)
    pages = [
        reverse(f"funding_decisions:{name}", args=[call.slug]) for name in CALL_PAGES
    ]
    pages += [meeting.get_absolute_url(), reverse("funding_decisions:redresses")]
    found = {}
    for who in ("bound", "officer"):
        sign_in(client, people[who])
        shown = "".join(body_of(client.get(page)).decode() for page in pages)
        found[who] = [token for token in tokens if token in shown]
        client.logout()
    assert found == {"bound": [], "officer": [application.code]}


def test_the_draw_is_everybodys_and_keeps_its_seed(client, world):
    call, *_others = world
    page = client.get(reverse("funding_decisions:draw", args=[call.slug]))
    recipe = reverse("funding_decisions:draw-recipe", args=[call.slug])

    assert page.status_code == 200
    assert call.draw.commitment in page.content.decode()
    assert call.draw.seed not in page.content.decode()
    assert client.get(recipe).status_code == 404


def test_the_page_of_the_call_leads_to_its_draw(client, world):
    call, *_others = world
    opened_park()
    page = client.get(call.get_absolute_url()).content.decode()
    assert f'href="{call.draw.get_absolute_url()}"' in page
    assert (call.draw.commitment in page, call.draw.seed in page) == (True, False)


def test_a_told_draw_is_repeated_with_the_lines_of_its_page(client):
    call, applications = judged_call((60, 60))
    codes = [each.code for each in applications]
    now = timezone.now()
    draw_promised(call, order=order_of("ginkgo", codes), drawn_at=now, told_at=now)
    page = client.get(reverse("funding_decisions:draw", args=[call.slug]))
    recipe = client.get(reverse("funding_decisions:draw-recipe", args=[call.slug]))

    told = subprocess.run(
        [sys.executable, "-I", "-c", recipe.content.decode()],
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert "ginkgo" in page.content.decode()
    assert [code for code in codes if code not in page.content.decode()] == []
    assert [line.split()[1] for line in told.splitlines()] == call.draw.order


def test_the_right_is_the_one_of_the_lists(world):
    _call, application, _meeting, _redress, people = world
    may = {who for who, person in people.items() if can_decide(person, application)}
    assert may == {"officer", "director"}
