"""What reviewing adds to pages of the root: a panel beside the application, and entries of work places."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from funding.models import Application
from funding.panels import Work
from funding.permissions import can_handle

from .figures import lines_of
from .models.assignment import READ_IN
from .readable import readable


def desk_panel(application: Application, user) -> dict | None:
    """For the foundation: who reviews it and how far they are."""
    line = lines_of([application])[0]
    if application.status not in READ_IN and not line.places:
        return None
    return {"line": line, "application": application, "may_assign": can_handle(user)}


def work_of(user) -> list[Work]:
    """Questions of conflicts first, then reviews by their deadline."""
    owed = readable(user).exclude(status="done").select_related("application")
    return [_work(each) for each in owed.order_by("status", "due_at", "pk")]


def _work(assignment) -> Work:
    code = assignment.application.code
    if assignment.is_asked:
        title = _("Say whether anything binds you to %(code)s") % {"code": code}
        address = reverse("funding_reviews:answer", args=[code])
    else:
        title = _("Review %(code)s") % {"code": code}
        address = reverse("funding_reviews:review", args=[code])
    icon = "shield-question-mark" if assignment.is_asked else "clipboard-list"
    return Work(title, address, assignment.due_at, "", icon, assignment.is_late)
