"""What the foundation tells applicants of. See :mod:`accounts.notifications.kinds`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from accounts.notifications.enums import ANY_WAY, NEEDED
from accounts.notifications.kinds import Kind, register

from .models import Application, TeamMember
from .workflow import STATES, Holder, Status

ROOM = _("Digital Foundation")
WITH_THE_TEAM = [
    status
    for status, state in STATES.items()
    if state.held_by in (Holder.TEAM, Holder.SIGNATORY, Holder.BOTH)
]


def about_application(application) -> str:
    return f"application:{application.pk}"


def about_call(call) -> str:
    return f"call:{call.pk}"


def _writes_for_the_call(notification) -> bool:
    return (
        TeamMember.objects.filter(
            application__call=notification.arguments["call"],
            person=notification.person_id,
        )
        .exclude(application__status=Status.WITHDRAWN)
        .exists()
    )


def _is_in_the_team(notification) -> bool:
    return TeamMember.objects.filter(
        application=notification.arguments["application"],
        person=notification.person_id,
    ).exists()


def _waits_in(*statuses):
    def still_waits(notification) -> bool:
        pk = notification.arguments["application"]
        waiting = Application.objects.filter(pk=pk, status__in=statuses)
        return _is_in_the_team(notification) and waiting.exists()

    return still_waits


RECEIPTS = register(
    Kind(
        "funding.receipts",
        room=ROOM,
        name=_("Receipts of your applications"),
        icon="receipt",
        ways=NEEDED,
        still_matters=_is_in_the_team,
        sentences={
            "submit": _("Submitted: %(name)s"),
            "resubmit": _("The changes are submitted: %(name)s"),
            "withdraw": _("Withdrawn: %(name)s"),
        },
    )
)
SIGN_OFF = register(
    Kind(
        "funding.sign_off",
        room=ROOM,
        name=_("Applications to sign off"),
        icon="pen-line",
        ways=NEEDED,
        still_matters=_waits_in(Status.SIGN_OFF),
        sentences={"send_for_sign_off": _("Please check and sign off: %(name)s")},
    )
)
CHANGES = register(
    Kind(
        "funding.changes",
        room=ROOM,
        name=_("Changes asked of your application"),
        icon="message-square-warning",
        ways=NEEDED,
        still_matters=_waits_in(Status.CHANGES_REQUESTED, Status.DRAFT),
        sentences={
            "request_changes": _("The foundation asks for changes: %(name)s"),
            "return_from_sign_off": _("Returned without sign-off: %(name)s"),
        },
    )
)
PROGRESS = register(
    Kind(
        "funding.progress",
        room=ROOM,
        name=_("Steps of your applications"),
        icon="footprints",
        ways=ANY_WAY,
        still_matters=_is_in_the_team,
        sentences={
            "start_review": _("The review has begun: %(name)s"),
            "to_panel": _("It lies before the panel: %(name)s"),
            "joined": _("Somebody joined your team: %(name)s"),
        },
    )
)
REMINDERS = register(
    Kind(
        "funding.reminders",
        room=ROOM,
        name=_("Reminders by the foundation"),
        icon="alarm-clock",
        ways=NEEDED,
        still_matters=_waits_in(*WITH_THE_TEAM),
        sentences={"remind": _("The foundation waits for your team: %(name)s")},
    )
)
DEADLINES = register(
    Kind(
        "funding.deadlines",
        room=ROOM,
        name=_("Changed deadlines of calls you apply to"),
        icon="calendar-clock",
        ways=NEEDED,
        still_matters=_writes_for_the_call,
        sentences={
            "moved": _("The deadline of “%(name)s” is now %(moment)s."),
            "closed_early": _("“%(name)s” closes earlier: %(moment)s."),
        },
    )
)
