"""What the guardian of somebody under 14 decides, and what happens when they do not."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ..emails import (
    letter_after_joining,
    letter_guardian_refused,
    letter_guardian_withdrew,
)
from ..enums import DataWish
from ..models import ConsentSignature, Participation
from ..permissions import GuardianRequestOver, can_take_back
from ..workflow import ParticipationStatus
from .joining import end_participation
from .places import lock_experiment, record_step


@transaction.atomic
def confirm_guardian(*, signature: ConsentSignature, name: str) -> Participation:
    """The guardian agrees: the held place becomes the young person's. A retry changes nothing."""
    lock_experiment(signature.participation.experiment)
    current = ConsentSignature.objects.filter(pk=signature.pk).first()
    if current is None:
        raise GuardianRequestOver
    participation = current.participation
    if current.guardian_confirmed_at:
        return participation
    now = timezone.now()
    if not current.waits_for_guardian or current.guardian_asked_until < now:
        raise GuardianRequestOver
    current.guardian_name = name
    current.guardian_confirmed_at = now
    current.save(update_fields=["guardian_name", "guardian_confirmed_at"])
    if participation.waits_for_guardian:
        participation.joined_at = now
        record_step(participation, ParticipationStatus.JOINED, now)
    letter_after_joining(participation, current)
    return participation


@transaction.atomic
def refuse_guardian(*, signature: ConsentSignature) -> None:
    """The guardian does not agree. Somebody who never took part is forgotten."""
    _drop_request(signature)


@transaction.atomic
def expire_guardian_request(*, signature: ConsentSignature, now: datetime) -> bool:
    """The time has passed without an answer. False when somebody was quicker."""
    current = ConsentSignature.objects.waiting_for_guardian().filter(
        pk=signature.pk, guardian_asked_until__lt=now
    )
    if not current.exists():
        return False
    _drop_request(signature)
    return True


@transaction.atomic
def withdraw_guardian(*, signature: ConsentSignature) -> None:
    """The guardian takes their consent back: the young person is out of it and forgotten."""
    lock_experiment(signature.participation.experiment)
    current = ConsentSignature.objects.filter(pk=signature.pk).first()
    if current is None or not can_take_back(current):
        raise GuardianRequestOver
    letter_guardian_withdrew(current.participation)
    end_participation(current.participation, DataWish.DELETE)


def expire_guardian_requests(*, now: datetime | None = None) -> int:
    """For the clock: each in a transaction of its own. Returns how many were let go."""
    now = now or timezone.now()
    late = ConsentSignature.objects.waiting_for_guardian().filter(
        guardian_asked_until__lt=now
    )
    return sum(
        expire_guardian_request(signature=each, now=now)
        for each in late.select_related("participation__experiment").order_by("pk")
    )


def _drop_request(signature: ConsentSignature) -> None:
    lock_experiment(signature.participation.experiment)
    current = ConsentSignature.objects.filter(pk=signature.pk).first()
    if current is None or not current.waits_for_guardian:
        raise GuardianRequestOver
    participation = current.participation
    letter_guardian_refused(participation, current)
    if participation.signatures.effective().exists():
        current.delete()  # a renewal: the earlier signature holds
    else:
        end_participation(participation, DataWish.DELETE)
