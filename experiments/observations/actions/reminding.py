"""Reminders: only for those who asked, at the hour they chose, once a day at most."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from itertools import groupby

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from experiments.models import Participation
from experiments.permissions import NotTakingPart, has_current_consent
from experiments.workflow import ParticipationStatus, Status

from ..emails import letter_reminder
from ..models import Reminder
from ..protocol import protocol_of
from ..standing import Task, tasks_of
from .recording import lock_participation


@transaction.atomic
def choose_reminders(
    *, participation: Participation, hours: Mapping[str, int], by
) -> None:
    """``hours`` by form key; a form that is not among them is not reminded of."""
    current = lock_participation(participation)
    if current is None or not current.is_joined or current.user_id != by.pk:
        raise NotTakingPart
    current.reminders.exclude(form__in=hours).delete()
    for form, hour in hours.items():
        Reminder.objects.update_or_create(
            participation=current, form=form, defaults={"hour": hour}
        )


@transaction.atomic
def stop_reminders(*, participation_pk: int) -> int:
    """By the link of a letter: whoever has the letter may. Gives how many there were."""
    reminders = Reminder.objects.filter(participation=participation_pk)
    return reminders.delete()[1].get("observations.Reminder", 0)


def send_reminders(now: datetime | None = None) -> int:
    """Gives the number of letters. One query when no hour has come."""
    now = timezone.localtime(now or timezone.now())
    come = list(_come(now).values_list("participation", "pk"))
    return sum(
        _remind(participation, [pk for _, pk in group], now)
        for participation, group in groupby(come, key=lambda each: each[0])
    )


def _come(now: datetime):
    not_today = Q(handled_on=None) | Q(handled_on__lt=now.date())
    return Reminder.objects.filter(
        not_today,
        hour__lte=now.hour,
        participation__status=ParticipationStatus.JOINED,
        participation__experiment__status=Status.RUNNING,
    ).order_by("participation", "pk")


@transaction.atomic
def _remind(participation_pk: int, reminders: list[int], now: datetime) -> int:
    """One letter for all forms whose hour has come. Two clocks that meet here send one."""
    participation = lock_participation(Participation(pk=participation_pk))
    come = list(_come(now).filter(pk__in=reminders))
    if participation is None or not come:
        return 0
    Reminder.objects.filter(pk__in=[each.pk for each in come]).update(
        handled_on=now.date()
    )
    due = _due(participation, {each.form for each in come}, now)
    if due:
        letter_reminder(participation, due, now)
    return bool(due)


def _due(participation: Participation, forms: set[str], now: datetime) -> list[Task]:
    protocol = protocol_of(participation.experiment)
    if protocol is None or not has_current_consent(participation):
        return []
    tasks = tasks_of(participation, protocol, now.date())
    return [each for each in tasks if each.form.key in forms and each.is_due]
