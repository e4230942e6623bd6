"""The foundation of the demonstration park: applications in every state, brought there by the actions of the product."""

import pytest

from accounts.demo import DEMO_PEOPLE
from accounts.models import User
from accounts.notifications.models import Notification
from funding.awards.models import Award
from funding.decisions.drawing import is_promised
from funding.decisions.figures import ranking_of
from funding.decisions.models import Draw, PanelMeeting
from funding.models import Application, Call
from funding.workflow import Status
from home.demo.grants import PROJECTS

pytestmark = pytest.mark.django_db


def sign_in_of(name) -> User:
    return User.objects.get(email=DEMO_PEOPLE[name].email)


def test_every_state_is_shown_and_reached(demonstration):
    reached = Application.objects.values_list("title", "status")
    assert dict(reached) == {each.title: each.ends for each in PROJECTS}
    assert {each.ends for each in PROJECTS} == set(Status)
    assert {call.slug: call.phase for call in Call.objects.all()} == {
        "quiet-city": "open",
        "care-at-home": "closed",
        "shared-streets": "decided",
    }
    running = Award.objects.get(application__status=Status.RUNNING)
    assert running.milestones.filter(status="paid").count() == 2


def test_between_reviews_and_decisions_stand_a_draw_and_meetings(demonstration):
    draws = {draw.call.slug: draw for draw in Draw.objects.select_related("call")}
    held = draws["shared-streets"]
    assert (held.told_at is not None, len(held.order) > 1) == (True, True)
    assert is_promised(held.seed, held.commitment)
    assert draws["care-at-home"].drawn_at is None
    last, coming = PanelMeeting.objects.order_by("at")
    assert (last.is_closed, coming.is_closed) == (True, False)
    assert (last.notes.count(), "draw" in last.minutes) == (1, True)
    assert len(ranking_of(last.call).ranked) == 3


def test_the_bells_of_the_foundation_hold_what_is_new(demonstration):
    waiting = {
        name: Notification.objects.unread().filter(person=sign_in_of(name)).count()
        for name in ("foundation-officer", "foundation-director", "reviewer")
    }
    assert max(waiting.values()) <= 10, waiting
    assert min(waiting.values()) >= 1, waiting
