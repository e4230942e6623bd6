from __future__ import annotations

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from ..models import User
from .erasure import erase_person

# Addresses of connections are kept this long, and whoever signed up and never confirmed it.
KEPT_FOR = timedelta(days=30)


def forget_old_traces() -> dict[str, int]:
    """Removes what is kept for a while only; the clock calls it daily. Counts by kind."""
    now = timezone.now()
    old = now - KEPT_FOR
    finished = DBTaskResult.objects.finished().filter(finished_at__lt=old)
    return {
        "sessions": Session.objects.filter(expire_date__lt=now).delete()[0],
        "connections": UserSession.objects.filter(last_seen_at__lt=old).delete()[0],
        "tasks": finished.delete()[0],
        "unconfirmed": _forget_unconfirmed(old),
    }


def _forget_unconfirmed(old) -> int:
    """People who signed up with an address and never typed the code we sent there."""
    people = list(
        User.objects.filter(
            last_login=None,
            date_joined__lt=old,
            groups=None,
            is_superuser=False,
            emailaddress__verified=False,
        )
        .exclude(emailaddress__verified=True)
        .select_related("profile")
        .distinct()
    )
    for person in people:
        erase_person(person=person, quietly=True)
    return len(people)
