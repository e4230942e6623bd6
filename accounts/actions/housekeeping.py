from __future__ import annotations

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

# Connection addresses are kept this long; letters that could not be delivered as well.
KEPT_FOR = timedelta(days=30)


def forget_old_traces() -> dict[str, int]:
    """Removes what is kept for a while only; the clock calls it daily. Counts by kind."""
    now = timezone.now()
    old = now - KEPT_FOR
    return {
        "sessions": Session.objects.filter(expire_date__lt=now).delete()[0],
        "connections": UserSession.objects.filter(last_seen_at__lt=old).delete()[0],
        "tasks": DBTaskResult.objects.finished()
        .filter(finished_at__lt=old)
        .delete()[0],
    }
