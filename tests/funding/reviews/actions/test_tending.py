"""Reminders: the right one, once, and none about what does not matter any more."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.notifications.models import Notification
from funding.reviews.actions.tending import remind_of_declarations
from funding.reviews.models import Assignment
from funding.workflow import Status
from tests.factories.reviews import a_reviewer, accepted, asked, handed_in

pytestmark = pytest.mark.django_db


def told(person):
    kinds = ("funding.review_due", "funding.declaration")
    return list(
        Notification.objects.filter(person=person, kind__in=kinds)
        .order_by("pk")
        .values_list("event", flat=True)
    )


def tended():
    call_command("tend_reviews", verbosity=0)


@pytest.mark.parametrize(
    "make, moved, event",
    [
        (asked, {"asked_at": -4, "due_at": 9}, ["unanswered"]),
        (asked, {"asked_at": -1, "due_at": 9}, []),
        (asked, {"asked_at": -20, "due_at": -1}, ["late"]),
        (accepted, {"due_at": 2}, ["soon"]),
        (accepted, {"due_at": 9}, []),
        (accepted, {"due_at": -1}, ["late"]),
    ],
)
def test_whoever_owes_a_review_is_reminded_once(make, moved, event):
    assignment = make()
    now = timezone.now()
    Assignment.objects.update(**{k: now + timedelta(days=n) for k, n in moved.items()})
    tended()
    tended()
    assert told(assignment.reviewer.person) == event


def test_what_stays_late_is_said_again_after_three_days():
    assignment = accepted()
    for days in (1, 2, 4):
        late = timezone.now() - timedelta(days=days)
        Assignment.objects.update(due_at=late.replace(hour=12))
        tended()
    assert len(told(assignment.reviewer.person)) >= 2


def test_nobody_is_reminded_of_what_is_done_or_decided():
    done, decided = handed_in().assignment, accepted()
    late = timezone.now() - timedelta(days=1)
    Assignment.objects.update(due_at=late)
    type(decided.application).objects.filter(pk=decided.application.pk).update(
        status=Status.WITHDRAWN
    )
    tended()
    assert told(done.reviewer.person) == told(decided.reviewer.person) == []


def test_a_missing_declaration_is_asked_for_once_a_month():
    without, signed = a_reviewer(declared=False), a_reviewer()
    assert remind_of_declarations() == 1
    remind_of_declarations()
    assert told(without.person) == ["declare"]
    assert told(signed.person) == []
