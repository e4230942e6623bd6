"""Who is what to an application, what they may do with it, and the sentences with which one is refused."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from innovation_park.lib.refusals import Refused

from .models import Application, Call, Conflict, OrganisationMember, TeamMember
from .workflow import Event, Relation, Status, events_from

ROLES = {
    Role.FOUNDATION_OFFICER: Relation.OFFICER,
    Role.FOUNDATION_DIRECTOR: Relation.DIRECTOR,
}


class NotForYou(Refused):
    sentence = _("This is for others to do: your role does not include it.")


class StepNotListed(Refused):
    sentence = _("The application has moved on; this cannot be done with it any more.")


class MovedMeanwhile(Refused):
    sentence = _(
        "Somebody else has just done something with this application. Look at it again, then decide."
    )


class ReasonMissing(Refused):
    sentence = _("Say why: those it concerns read it.")


class CallIsClosed(Refused):
    sentence = _("The call takes no applications now.")


class NotComplete(Refused):
    sentence = _("Some questions are not answered yet.")


class SignOffNeeded(Refused):
    sentence = _("This call asks that a second person of your team signs off.")


class NoSignOffHere(Refused):
    sentence = _("This call asks for no second person: submit it yourself.")


class NotYourself(Refused):
    sentence = _("Somebody else has to do this: two people look at it.")


class StillSealed(Refused):
    sentence = _("This call is sealed until its deadline.")


class NotSealed(Refused):
    sentence = _("This call is not sealed: you can read the application as it is.")


class FeedbackMissing(Refused):
    sentence = _(
        "Before a decline, write at least 40 characters of feedback on each criterion."
    )


class NoRedressUpheld(Refused):
    sentence = _("Only a redress that was upheld opens an application again.")


_ASSIGNED: list[Callable[[object, Application], bool]] = []


def register_assigned(is_assigned: Callable[[object, Application], bool]) -> None:
    """The app that assigns reviewers says whether somebody reviews an application."""
    _ASSIGNED[:] = [is_assigned]


def team_relation(user, application: Application) -> Relation | None:
    role = application.team.filter(person=user).values_list("role", flat=True).first()
    return Relation(role) if role else None


def has_conflict(user, application: Application) -> bool:
    """By a standing conflict, or because they belong to the firm that applies."""
    if Conflict.objects.about(application).filter(person=user).exists():
        return True
    return OrganisationMember.objects.filter(
        organisation=application.organisation_id, person=user
    ).exists()


def bound_to(application: Application) -> set[int]:
    """Keys of everybody whom a conflict, the team or the firm binds to it: three queries, for any number of people."""
    rows = (
        Conflict.objects.about(application),
        TeamMember.objects.filter(application=application, person__isnull=False),
        OrganisationMember.objects.filter(
            organisation=application.organisation_id, person__isnull=False
        ),
    )
    return {key for found in rows for key in found.values_list("person", flat=True)}


def relations_of(user, application: Application) -> set[Relation]:
    """What somebody is to an application; ``None`` is the clock. The team is the team, and nothing else besides."""
    if user is None:
        return {Relation.CLOCK}
    if not user.is_authenticated:
        return {Relation.STRANGER}
    if own := team_relation(user, application):
        return {own}
    if has_conflict(user, application):
        return {Relation.CONFLICTED}
    found = {relation for role, relation in ROLES.items() if role in user.roles}
    if any(is_assigned(user, application) for is_assigned in _ASSIGNED):
        found.add(Relation.ASSIGNED)
    return found or {Relation.STRANGER}


def events_for(user, application: Application) -> list[Event]:
    """What the person may do with it now, guards aside."""
    return events_from(application.status, relations_of(user, application))


def can_do(user, application: Application, event: Event) -> bool:
    return event in events_for(user, application)


def is_foundation(user) -> bool:
    """Whoever handles applications: officers and directors, nobody else."""
    return user.is_authenticated and not user.roles.isdisjoint(ROLES)


def can_handle(user) -> bool:
    return user.is_authenticated and Role.FOUNDATION_OFFICER in user.roles


def can_approve(user) -> bool:
    return user.is_authenticated and Role.FOUNDATION_DIRECTOR in user.roles


def can_open(user, call: Call, now) -> bool:
    return user.is_authenticated and call.takes_at(now)


def can_write_answers(user, application: Application) -> bool:
    """While it is with the team: whoever leads it or may write."""
    return application.status in (
        Status.DRAFT,
        Status.CHANGES_REQUESTED,
    ) and team_relation(user, application) in (Relation.LEAD, Relation.EDITOR)
