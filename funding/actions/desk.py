"""What the foundation does with applications besides moving them: who looks after one, who must not see it, who is reminded."""

from __future__ import annotations

from django.core.cache import cache
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.notifications.actions import reach_many
from accounts.roles import Role
from innovation_park.lib.refusals import Refused
from innovation_park.lib.translated import in_every_language

from ..kinds import REMINDERS, WITH_THE_TEAM, about_application
from ..models import Application
from ..permissions import NotForYou, has_conflict, is_foundation
from .conflicts import set_conflict

OFFICERS = (Role.FOUNDATION_OFFICER, Role.FOUNDATION_DIRECTOR)


class NotAnOfficer(Refused):
    sentence = _("Only somebody of the foundation can look after it.")


class OfficerInConflict(Refused):
    sentence = _("This person has a conflict of interest with it.")


class NothingToRemindOf(Refused):
    sentence = _("The team has nothing to do for it at the moment.")


def officers():
    """Whoever can look after applications; one query."""
    names = [role.value for role in OFFICERS]
    people = User.objects.filter(groups__name__in=names, is_active=True)
    return people.select_related("profile").distinct().order_by("pk")


def names_of_officers() -> list[tuple[int, str]]:
    """For lists to choose from; asked at most once a minute, since every list of the desk has one."""
    return cache.get_or_set(
        "funding-officers",
        lambda: [(each.pk, each.get_full_name()) for each in officers()],
        60,
    )


def _locked(application: Application, by) -> Application:
    """As it stands now, if ``by`` may read it at the desk."""
    rows = Application.objects.select_for_update().filter(pk=application.pk)
    if not Application.objects.at_the_desk(by).filter(pk=application.pk).exists():
        raise NotForYou
    return rows.get()


@transaction.atomic
def assign_officer(*, application: Application, officer: User | None, by) -> None:
    """Whoever has a conflict is refused; nobody may be named again later."""
    locked = _locked(application, by)
    if officer is not None:
        if not is_foundation(officer):
            raise NotAnOfficer
        if has_conflict(officer, locked):
            raise OfficerInConflict
    locked.officer = officer
    locked.save(update_fields=["officer"])


@transaction.atomic
def bar_person(
    *, application: Application, person: User, kind: str, note: str, by
) -> None:
    """Sets a conflict; whoever looked after the application no longer does."""
    locked = _locked(application, by)
    set_conflict(person=person, kind=kind, by=by, application=locked, note=note)
    if locked.officer_id == person.pk:
        locked.officer = None
        locked.save(update_fields=["officer"])


@transaction.atomic
def remind_team(*, application: Application, by) -> int:
    """Tells everybody of the team that something waits for them; once a day."""
    locked = _locked(application, by)
    if locked.status not in WITH_THE_TEAM:
        raise NothingToRemindOf
    people = locked.team.exclude(person=None).values_list("person", flat=True)
    reach_many(
        people=people,
        kind=REMINDERS,
        event="remind",
        key=f"funding-remind-{locked.pk}-{timezone.localdate().isoformat()}",
        about=about_application(locked),
        arguments={"application": locked.pk, "name": locked.title or locked.code},
        url=in_every_language(
            lambda: reverse("funding:application", args=[locked.code])
        ),
    )
    return len(people)
