"""How a person wants to hear of things; and the one press that ends the letters of one kind."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from accounts.models import User

from ..emails import kinds_of
from ..enums import Way
from ..kinds import KINDS, Kind
from ..models import Delivery, Notification, Preference
from ..standing import Choice, choices_of
from .reaching import plan_deliveries


@transaction.atomic
def choose(*, person: User, choices: Mapping[str, Choice]) -> None:
    """By kind. What waits to be sent follows the new choice; unknown kinds and ways are left alone."""
    User.objects.select_for_update().get(pk=person.pk)
    before = choices_of(person)
    for key, choice in choices.items():
        if key not in KINDS or choice.way not in KINDS[key].ways:
            continue
        if choice != before[key]:
            _save(person, KINDS[key], choice)


def _save(person, kind: Kind, choice: Choice) -> None:
    Preference.objects.update_or_create(
        person=person,
        kind=kind.key,
        defaults={"way": choice.way, "is_pushed": choice.is_pushed},
    )
    waiting = Delivery.objects.filter(
        notification__person=person, notification__kind=kind.key, outcome=""
    )
    unsent = list(
        Notification.objects.filter(deliveries__in=waiting).unread().distinct()
    )
    waiting.delete()
    plan_deliveries(unsent, {person.pk: choice})


@transaction.atomic
def stop_letters(*, person: User, about: str) -> dict[str, str]:
    """No more letters of a kind, or gathered ones; the bell goes on where it can.

    Gives the ways that were chosen before, for :func:`restart_letters`. Again changes nothing.
    """
    before = choices_of(person)
    kinds = [
        kind
        for kind in kinds_of(about, before)
        if before[kind.key].way not in (Way.BELL, Way.OFF) and not kind.is_needed
    ]
    quiet = {
        kind.key: Choice(kind.quietest, before[kind.key].is_pushed) for kind in kinds
    }
    choose(person=person, choices=quiet)
    return {kind.key: before[kind.key].way.value for kind in kinds}


@transaction.atomic
def restart_letters(*, person: User, ways: Mapping[str, str]) -> None:
    now = choices_of(person)
    again = {
        key: Choice(Way(way), now[key].is_pushed)
        for key, way in ways.items()
        if key in now and way in Way.values
    }
    choose(person=person, choices=again)
