"""Who hears of what happens to an award, and where it leads them."""

from __future__ import annotations

from django.urls import reverse

from accounts.models import User
from accounts.notifications.actions import reach_many
from accounts.notifications.kinds import Kind
from accounts.roles import Role
from funding.enums import TeamRole
from funding.permissions import bound_to
from innovation_park.lib.translated import in_every_language

from ..models import Award


def tell_team(award: Award, kind: Kind, event: str, key: str, **arguments) -> None:
    """Everybody who may write for the team or sign for it."""
    roles = (TeamRole.LEAD, TeamRole.EDITOR, TeamRole.SIGNATORY)
    team = award.application.team.filter(person__isnull=False, role__in=roles)
    _tell(award, kind, event, key, team.values_list("person", flat=True), arguments)


def tell_officer(award: Award, kind: Kind, event: str, key: str, **arguments) -> None:
    """Whoever looks after the application; where nobody does, all officers without a conflict."""
    if award.application.officer_id:
        people = [award.application.officer_id]
    else:
        people = _staff(award, Role.FOUNDATION_OFFICER)
    _tell(award, kind, event, key, people, arguments)


def tell_directors(award: Award, kind: Kind, event: str, key: str, **arguments) -> None:
    people = _staff(award, Role.FOUNDATION_DIRECTOR)
    _tell(award, kind, event, key, people, arguments)


def _staff(award: Award, role: Role) -> list[int]:
    """Those whom nothing binds to the application."""
    people = User.objects.filter(groups__name=role.value, is_active=True)
    bound = bound_to(award.application)
    return [pk for pk in people.values_list("pk", flat=True) if pk not in bound]


def _tell(award: Award, kind: Kind, event: str, key: str, people, arguments) -> None:
    code = award.code
    reach_many(
        people=people,
        kind=kind,
        event=event,
        key=f"awards:{key}",
        about=f"award:{award.pk}",
        arguments={"code": code, **arguments},
        url=in_every_language(lambda: reverse("funding_awards:award", args=[code])),
    )
