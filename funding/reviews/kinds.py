"""What reviewing tells people of. See :mod:`accounts.notifications.kinds`. No sentence says who applies, or for what."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from accounts.notifications.enums import ANY_WAY, NEEDED
from accounts.notifications.kinds import Kind, register

from .enums import AssignmentStatus
from .models import Assignment
from .readable import readable

ROOM = _("Digital Foundation")


def _assignment_of(notification) -> Assignment | None:
    """Through the reviewer's door: with a conflict nothing goes out any more."""
    own = readable(notification.person)
    return own.filter(pk=notification.arguments.get("assignment")).first()


def _is_still_asked(notification) -> bool:
    assignment = _assignment_of(notification)
    return assignment is not None and assignment.is_asked


def _is_still_owed(notification) -> bool:
    assignment = _assignment_of(notification)
    return assignment is not None and not assignment.is_done


def _is_still_lacking(notification) -> bool:
    """An officer was told that a place became empty; somebody may have been asked since."""
    pk = notification.arguments.get("assignment")
    left = Assignment.objects.filter(
        pk=pk,
        status__in=(AssignmentStatus.DECLINED, AssignmentStatus.RELEASED),
    )
    return left.being_judged().exists()


ASKED = register(
    Kind(
        "funding.review_asked",
        room=ROOM,
        name=_("You are asked to review an application"),
        icon="clipboard-list",
        ways=NEEDED,
        still_matters=_is_still_asked,
        sentences={
            "asked": _(
                "Can you review %(code)s? First say whether anything binds you to it."
            )
        },
    )
)
DUE = register(
    Kind(
        "funding.review_due",
        room=ROOM,
        name=_("Reviews you owe"),
        icon="clock-alert",
        ways=NEEDED,
        still_matters=_is_still_owed,
        sentences={
            "unanswered": _(
                "Whether you can review %(code)s has not been answered yet"
            ),
            "soon": _("Your review of %(code)s is due soon"),
            "late": _("Your review of %(code)s is late"),
            "reopened": _("Your review of %(code)s is open again"),
        },
    )
)
TAKEN_BACK = register(
    Kind(
        "funding.review_taken_back",
        room=ROOM,
        name=_("Reviews that were taken back"),
        icon="undo-2",
        ways=ANY_WAY,
        sentences={"taken_back": _("One of your reviews is not needed any more")},
    )
)
DECLARATIONS = register(
    Kind(
        "funding.declaration",
        room=ROOM,
        name=_("Your yearly declaration"),
        icon="signature",
        ways=NEEDED,
        sentences={
            "declare": _(
                "Sign this year's declaration: without it nothing can be given to you to review"
            )
        },
    )
)
PLACES = register(
    Kind(
        "funding.review_place",
        room=ROOM,
        name=_("Places of reviewers that became empty"),
        icon="user-x",
        ways=ANY_WAY,
        still_matters=_is_still_lacking,
        sentences={
            "replaced": _("A reviewer of %(code)s was replaced"),
            "empty": _("%(code)s lacks a reviewer, and nobody is free"),
        },
    )
)
