"""What reviewers and officers are told. Of an application only its code is said, to reviewers and in every letter."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.notifications.actions import reach
from accounts.roles import Role
from innovation_park.lib.translated import in_every_language

from .kinds import ASKED, DECLARATIONS, DUE, PLACES, TAKEN_BACK
from .models import Assignment, ReviewerProfile


def about(assignment: Assignment) -> str:
    """Names what was told of it, so that it can be forgotten."""
    return f"funding_reviews.assignment:{assignment.pk}"


def letter_asked(assignment: Assignment) -> None:
    _tell(assignment, ASKED, "asked", "answer", str(assignment.asked_at.timestamp()))


def letter_due(assignment: Assignment, event: str, key: str) -> None:
    where = "answer" if assignment.is_asked else "review"
    _tell(assignment, DUE, event, where, key)


def letter_taken_back(assignment: Assignment) -> None:
    """It says neither which nor why: the reason may be a conflict."""
    person = assignment.reviewer.person
    if person is not None:
        reach(
            person=person,
            kind=TAKEN_BACK,
            event="taken_back",
            key=f"funding.taken_back:{assignment.pk}:{timezone.now().timestamp()}",
            url=in_every_language(lambda: reverse("funding_reviews:queue")),
        )


def letter_declare(profile: ReviewerProfile) -> None:
    """At most once a month."""
    if profile.person is not None:
        month = timezone.localdate().strftime("%Y-%m")
        reach(
            person=profile.person,
            kind=DECLARATIONS,
            event="declare",
            key=f"funding.declare:{profile.pk}:{month}",
            url=in_every_language(lambda: reverse("funding_reviews:declaration")),
        )


def letter_place(assignment: Assignment, event: str) -> None:
    """To whoever asked the reviewer; where they have left, to the officer of the call."""
    application = assignment.application
    officer = assignment.by or application.officer or application.call.officer
    if officer is None or not _still_handles(officer):
        return
    reach(
        person=officer,
        kind=PLACES,
        event=event,
        key=f"funding.place:{assignment.pk}:{assignment.answered_at.timestamp()}",
        about=about(assignment),
        arguments={"code": application.code, "assignment": assignment.pk},
        url=in_every_language(
            lambda: reverse(
                "funding_reviews:adjust", args=[application.call.slug, application.code]
            )
        ),
    )


def _still_handles(officer: User) -> bool:
    return officer.is_active and Role.FOUNDATION_OFFICER in officer.roles


def _tell(assignment: Assignment, kind, event: str, view: str, key: str) -> None:
    if assignment.reviewer.person is None:
        return
    code = assignment.application.code
    reach(
        person=assignment.reviewer.person,
        kind=kind,
        event=event,
        key=f"funding.{event}:{assignment.pk}:{key}",
        about=about(assignment),
        arguments={"code": code, "assignment": assignment.pk},
        url=in_every_language(lambda: reverse(f"funding_reviews:{view}", args=[code])),
        template=f"funding_reviews/letters/{event}",
        context={"assignment": assignment, "code": code},
    )
