"""Joining an experiment, and leaving it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from accounts.notifications.actions import forget_about
from innovation_park.lib.spoken_code import spoken_code

from ..emails import letter_after_joining, letter_withdrawn
from ..enums import DataWish
from ..kinds import about_participation
from ..models import Experiment, Participation, ParticipationEvent
from ..permissions import (
    AlreadyTakingPart,
    KeyIsTaken,
    NotOpenToJoin,
    NotTakingPart,
    can_join,
    can_withdraw,
)
from ..workflow import HOLDS_A_PLACE, ParticipationStatus
from .consent import Guardian, require_decisions, sign_consent
from .places import count_place, lock_experiment, promote_waiting, record_step


@transaction.atomic
def join_experiment(
    *,
    experiment: Experiment,
    user,
    client_key: UUID,
    language: str,
    decisions: dict[int, bool],
    signed_in_by: str,
    guardian: Guardian | None = None,
) -> Participation:
    """Signs and takes a place, or the end of the waiting list when there is none.

    The same ``client_key`` gives the same participation again. With a ``guardian`` the place is
    held until they confirm, :data:`experiments.workflow.GUARDIAN_HAS` at the longest.
    """
    experiment = lock_experiment(experiment)
    if earlier := _joined_with(client_key, experiment, user):
        return earlier
    if active := experiment.participations.filter(user=user).first():
        raise AlreadyTakingPart(active)
    if not can_join(user, experiment):
        raise NotOpenToJoin
    version = require_decisions(experiment, decisions)
    promote_waiting(experiment)
    participation = _take_place(experiment, user, client_key, guardian)
    signature = sign_consent(
        participation, version, decisions, language, signed_in_by, guardian
    )
    letter_after_joining(participation, signature)
    return participation


def _joined_with(client_key, experiment, user) -> Participation | None:
    earlier = Participation.objects.filter(client_key=client_key).first()
    if earlier and (earlier.user_id, earlier.experiment_id) != (user.pk, experiment.pk):
        raise KeyIsTaken
    return earlier


def _take_place(experiment, user, client_key, guardian) -> Participation:
    now = timezone.now()
    participation = Participation(
        experiment=experiment,
        user=user,
        code=spoken_code(),
        client_key=client_key,
        queued_at=now,
        is_demo=experiment.is_demo,
    )
    target = _first_status(experiment, guardian)
    if target == ParticipationStatus.JOINED:
        participation.joined_at = now
    record_step(participation, target, now, source="")
    if target in HOLDS_A_PLACE:
        count_place(experiment, +1)
    return participation


def _first_status(experiment, guardian) -> ParticipationStatus:
    if experiment.is_full:
        return ParticipationStatus.WAITING
    return ParticipationStatus.GUARDIAN if guardian else ParticipationStatus.JOINED


@dataclass(frozen=True)
class Withdrawal:
    """What is left to say of a participation that is over."""

    experiment: Experiment
    data_wish: DataWish
    at: datetime


@transaction.atomic
def withdraw_participation(
    *, participation: Participation, data_wish: DataWish, by
) -> Withdrawal:
    """Ends it at once, does with the data as wished, and gives the place to the next in line."""
    if not can_withdraw(by, participation):
        raise NotTakingPart
    user = participation.user
    withdrawal = end_participation(participation, DataWish(data_wish))
    letter_withdrawn(withdrawal, user)
    return withdrawal


@transaction.atomic
def erase_participation(*, participation: Participation) -> None:
    """For somebody who leaves the park: everything goes, and no letter is written of it."""
    end_participation(participation, DataWish.DELETE)


def end_participation(participation: Participation, data_wish: DataWish) -> Withdrawal:
    """The same without asking who: for guardians who refuse and requests that expire."""
    experiment = lock_experiment(participation.experiment)
    current = experiment.participations.active().filter(pk=participation.pk).first()
    if current is None:
        raise NotTakingPart
    now = timezone.now()
    held = current.status in HOLDS_A_PLACE
    forget_about(about_participation(current))
    if data_wish == DataWish.KEEP_ANONYMOUS:
        _forget_person(current, now)
    else:
        _forget_all(current, experiment, now)
    if held:
        count_place(experiment, -1)
        promote_waiting(experiment)
    return Withdrawal(experiment, data_wish, now)


def _forget_person(participation: Participation, now: datetime) -> None:
    """What was signed stays provable; code and key, which the person holds, lead nowhere."""
    participation.user = None
    participation.data_wish = DataWish.KEEP_ANONYMOUS
    participation.withdrawn_at = now
    participation.code = spoken_code()
    participation.client_key = uuid4()
    record_step(participation, ParticipationStatus.WITHDRAWN, now)
    participation.signatures.waiting_for_guardian().delete()
    participation.signatures.update(
        guardian_name="", guardian_email="", signed_in_by="", anonymised_at=now
    )


def _forget_all(participation: Participation, experiment, now: datetime) -> None:
    """Only the fact that somebody left on this day remains."""
    source = participation.status
    participation.delete()
    ParticipationEvent.objects.create(
        experiment=experiment,
        source=source,
        target=ParticipationStatus.WITHDRAWN,
        at=timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0),
    )
