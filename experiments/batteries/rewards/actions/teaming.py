"""Teams: made by a participant, joined by their code, left at any time."""

from __future__ import annotations

from datetime import date

from django.contrib.auth import get_user_model
from django.db import transaction

from experiments.batteries.codes import as_typed
from experiments.batteries.permissions import require_part

from ..models import Team, TeamMember
from ..permissions import InATeamAlready, NoSuchTeam


@transaction.atomic
def make_team(*, name: str, kind: str, goal_grams: int, until: date, by) -> Team:
    _require_free(by)
    team = Team.objects.create(
        name=name, kind=kind, goal_grams=goal_grams, until=until, made_by=by
    )
    TeamMember.objects.create(team=team, person=by)
    return team


def team_with(code: str) -> Team:
    team = Team.objects.filter(code=as_typed(code)).first()
    if team is None:
        raise NoSuchTeam
    return team


@transaction.atomic
def join_team(*, code: str, by) -> Team:
    """Twice is once."""
    team = team_with(code)
    if TeamMember.objects.filter(team=team, person=by).exists():
        return team
    _require_free(by)
    TeamMember.objects.create(team=team, person=by)
    return team


def leave_team(*, by) -> None:
    """What was brought for it stays in its total, which never told whose it was."""
    TeamMember.objects.filter(person=by).delete()


def _require_free(person) -> None:
    require_part(person)
    get_user_model().objects.select_for_update().get(pk=person.pk)
    if TeamMember.objects.filter(person=person).exists():
        raise InATeamAlready
