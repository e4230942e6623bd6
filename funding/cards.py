"""What the root itself adds to the pages that all of the foundation share: the log of an application, and sealed calls."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from .composition import ELIGIBILITY, Composition
from .eligibility import judge
from .models import Application, Call, CallDraft
from .panels import Work
from .permissions import can_approve, is_foundation


def log_panel(application: Application, user) -> dict:
    """The log and, before all else, who looked into it before the deadline."""
    return {"application": application, "peeks": application.peeks.order_by("at")}


def eligibility_panel(application: Application, user) -> dict | None:
    """What was answered about eligibility before the application began, under the rules of its own revision."""
    kept = application.answers.filter(key=ELIGIBILITY).first()
    if kept is None:
        return None
    composition = Composition.of(application.revision.composition)
    on = timezone.localdate(application.call.closes_at)
    return {"verdicts": judge(composition, kept.value, on)}


def publishing_work(user) -> list[Work]:
    """Calls that an officer has composed and asks the direction to publish."""
    if not can_approve(user):
        return []
    drafts = CallDraft.objects.waiting().select_related("call").order_by("asked_at")
    return [
        Work(
            title=_("To be published: %(call)s") % {"call": draft.call.title},
            address=reverse("funding_call_check", args=[draft.call_id]),
            icon="stamp",
        )
        for draft in drafts
    ]


def sealed_work(user) -> list[Work]:
    """Calls that are sealed now: that there is something, and where one would have to say why one looks."""
    if not is_foundation(user):
        return []
    calls = Call.objects.filter(pk__in=Call.objects.sealed_at(timezone.now()))
    return [
        Work(
            title=_("Sealed until the deadline: %(call)s") % {"call": call.title},
            address=reverse("funding:sealed", args=[call.slug]),
            due=call.ends_at,
            icon="lock",
        )
        for call in calls.published().with_deadline().order_by("ending_at", "pk")
    ]
