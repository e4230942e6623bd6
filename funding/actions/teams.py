"""Who writes an application together."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.refusals import Refused

from ..emails import letter_invitation, tell_joined
from ..enums import TeamRole
from ..models import Application, TeamMember
from ..permissions import NotForYou
from ..workflow import ENDS

MOST_MEMBERS = 20
LASTS = timedelta(days=30)


class AlreadyInTheTeam(Refused):
    sentence = _("This person is in the team already.")


class TeamIsFull(Refused):
    sentence = _("A team has at most 20 members.")


class InvitationIsOver(Refused):
    sentence = _(
        "This invitation holds no longer: it was taken back, used, or is older than 30 days. Ask whoever invited you for another."
    )


class LeadStays(Refused):
    sentence = _("The lead stays until somebody else leads: hand it over first.")


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


@transaction.atomic
def invite_member(*, application: Application, email: str, role: str, by) -> TeamMember:
    application = _led(application, by)
    email = email.strip().lower()
    team = list(application.team.select_related("person"))
    known = {each.email_invited for each in team} | {
        each.person.email.lower() for each in team if each.person
    }
    if email in known:
        raise AlreadyInTheTeam
    if len(team) >= MOST_MEMBERS:
        raise TeamIsFull
    member = TeamMember(application=application, role=role, email_invited=email)
    _send(member, by)
    return member


@transaction.atomic
def invite_again(*, member: TeamMember, by) -> None:
    """The link before holds no longer."""
    _led(member.application, by)
    if member.person_id:
        raise AlreadyInTheTeam
    _send(member, by)


def _send(member: TeamMember, by) -> None:
    token = secrets.token_urlsafe(24)
    member.token_digest = digest_of(token)
    member.invited_at = timezone.now()
    member.save()
    letter_invitation(member, token, by)


def invitation_of(token: str) -> TeamMember | None:
    """Whom a link invites; opening it changes nothing."""
    waiting = TeamMember.objects.filter(
        person=None,
        token_digest=digest_of(token),
        invited_at__gt=timezone.now() - LASTS,
    )
    return waiting.select_related("application__call").first()


@transaction.atomic
def join_team(*, token: str, by) -> Application:
    """Whoever has the letter joins, with whatever address they have here; once."""
    invitation = invitation_of(token)
    if invitation is None:
        raise InvitationIsOver
    application = Application.objects.select_for_update(of=("self",)).get(
        pk=invitation.application_id
    )
    if application.team.filter(person=by).exists():
        raise AlreadyInTheTeam
    if application.status in ENDS:
        raise InvitationIsOver
    changed = TeamMember.objects.filter(pk=invitation.pk, person=None).update(
        person=by, joined_at=timezone.now(), token_digest="", email_invited=""
    )
    if not changed:
        raise InvitationIsOver
    tell_joined(application, by)
    return application


@transaction.atomic
def change_role(*, member: TeamMember, role: str, by) -> None:
    application = _led(member.application, by)
    if member.role == TeamRole.LEAD:
        raise LeadStays
    if role == TeamRole.LEAD:
        if member.person_id is None:
            raise NotForYou
        application.team.filter(role=TeamRole.LEAD).update(role=TeamRole.EDITOR)
    TeamMember.objects.filter(pk=member.pk).update(role=role)


@transaction.atomic
def remove_member(*, member: TeamMember, by) -> None:
    """The lead removes anybody else; everybody may go."""
    application = Application.objects.select_for_update(of=("self",)).get(
        pk=member.application_id
    )
    is_own = member.person_id == by.pk
    if not is_own:
        _led(application, by)
    if member.role == TeamRole.LEAD:
        raise LeadStays
    member.delete()


def _led(application: Application, by) -> Application:
    """Locked, for its lead."""
    locked = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    if not locked.team.filter(person=by, role=TeamRole.LEAD).exists():
        raise NotForYou
    if locked.status in ENDS:
        raise NotForYou
    return locked
