"""What applicants are told of each step, each in their language, by the one place that reaches people."""

from __future__ import annotations

from django.urls import reverse

from accounts.notifications.actions import reach
from accounts.notifications.emails import writes
from accounts.notifications.kinds import Kind
from accounts.notifications.standing import language_of
from innovation_park.lib.letters import quoted, send_letter, write_letter
from innovation_park.lib.translated import active_language, in_every_language

from .enums import TeamRole
from .kinds import (
    CHANGES,
    DEADLINES,
    PROGRESS,
    RECEIPTS,
    SIGN_OFF,
    about_application,
)
from .models import Application, ApplicationEvent, CallChange, TeamMember
from .workflow import Event

EVERYBODY = frozenset(TeamRole)
WRITERS = frozenset({TeamRole.LEAD, TeamRole.EDITOR})
# Which steps are told, as what, to whom of the team, and whether there is more to say than one sentence.
TOLD: dict[str, tuple[Kind, frozenset, bool]] = {
    Event.SUBMIT: (RECEIPTS, EVERYBODY, True),
    Event.RESUBMIT: (RECEIPTS, EVERYBODY, True),
    Event.WITHDRAW: (RECEIPTS, EVERYBODY, True),
    Event.SEND_FOR_SIGN_OFF: (SIGN_OFF, frozenset({TeamRole.SIGNATORY}), True),
    Event.RETURN_FROM_SIGN_OFF: (CHANGES, WRITERS, True),
    Event.REQUEST_CHANGES: (CHANGES, EVERYBODY, True),
    Event.START_REVIEW: (PROGRESS, EVERYBODY, False),
    Event.TO_PANEL: (PROGRESS, EVERYBODY, False),
}


def tell_team(application: Application, event: ApplicationEvent) -> None:
    """Hears of every step (:mod:`funding.following`)."""
    if event.event not in TOLD:
        return
    kind, roles, has_letter = TOLD[event.event]
    context = {"event": event, "reason": quoted(event.reason)} if has_letter else None
    _tell(application, kind, event.event, roles, key=event.seq, context=context)


def tell_joined(application: Application, by) -> None:
    """The lead, of somebody new in the team."""
    _tell(
        application,
        PROGRESS,
        "joined",
        {TeamRole.LEAD},
        key=f"joined:{by.pk}",
        context=None,
    )


def _tell(application, kind, event, roles, *, key, context) -> None:
    members = application.team.filter(role__in=roles, person__isnull=False)
    name = application.title or str(application.call.title)
    for member in members.select_related("person__profile"):
        reach(
            person=member.person,
            kind=kind,
            event=event,
            key=f"funding:{application.pk}:{event}:{key}",
            about=about_application(application),
            arguments={"name": name, "application": application.pk},
            url=in_every_language(application.get_absolute_url),
            template=f"funding/letters/{event}" if context is not None else "",
            context={"application": application, "name": name, **(context or {})},
        )


def letter_invitation(member: TeamMember, token: str, by) -> None:
    """To an address that need not be anybody's here; in the language of whoever invites."""
    language = language_of(by)
    address = in_every_language(lambda: reverse("funding:invitation", args=[token]))
    send_letter(
        to=member.email_invited,
        language=language,
        template="funding/letters/invitation",
        context={
            "application": member.application,
            "role": member.get_role_display(),
            "inviting": by.get_full_name(),
            "path": address[language],
        },
    )


@writes(DEADLINES)
def letter_of_a_deadline(notifications: list) -> dict:
    """Written when it goes out, in the reader's language: which it was, which it is, and why."""
    found = CallChange.objects.select_related("call")
    change = found.get(pk=notifications[0].arguments["change"])
    context = {
        "change": change,
        "call": change.call,
        "reason": quoted(str(change.reason)),
    }
    subject, text = write_letter(active_language(), "funding/letters/deadline", context)
    return {"subject": subject, "text": text}
