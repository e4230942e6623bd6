"""What a person no longer agrees to, or left behind when they withdrew, is destroyed by the clock.

From the moment of the signature nothing of it is shown (:mod:`experiments.observations.consented`);
here it ceases to exist. Each participation is looked at once per signature, protocol and status.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery

from experiments.models import ConsentSignature, Participation, Registration
from experiments.workflow import ParticipationStatus

from ..consented import DATA_COUNTS, purposes_granted_by
from ..models import (
    ConsentApplied,
    Correction,
    Draft,
    Observation,
    ObservationPhoto,
    Reminder,
)
from ..protocol import NEVER_PUBLISHED
from .photos import forget_photos
from .recording import lock_participation


def purge_refused_answers() -> int:
    """Gives the number of participations looked at. One query when nothing has changed."""
    waiting = list(_not_yet_applied().values_list("pk", flat=True))
    for pk in waiting:
        with transaction.atomic():
            _apply_consent(pk)
    return len(waiting)


def _not_yet_applied():
    newest_signature = (
        ConsentSignature.objects.effective()
        .filter(participation=OuterRef("pk"))
        .newest_first()
        .values("pk")[:1]
    )
    newest_registration = (
        Registration.objects.registered()
        .filter(experiment=OuterRef("experiment"))
        .newest_first()
        .values("pk")[:1]
    )
    rows = Participation.objects.filter(status__in=DATA_COUNTS).annotate(
        in_force=Subquery(newest_signature), protocol=Subquery(newest_registration)
    )
    is_applied = (
        Q(consent_applied__status=F("status"))
        & (Q(consent_applied__signature=F("in_force")) | Q(in_force=None))
        & Q(consent_applied__registration=F("protocol"))
    )
    return rows.exclude(protocol=None).filter(~is_applied).order_by("pk")


def _apply_consent(pk: int) -> None:
    participation = lock_participation(Participation(pk=pk))
    if participation is None:
        return
    fields = _fields_of(participation.experiment)
    granted = purposes_granted_by(participation)
    withheld = {
        place
        for place, (purpose, _kind) in fields.items()
        if purpose and purpose not in granted
    }
    if participation.status == ParticipationStatus.WITHDRAWN:
        # Their own words and pictures say who they are: without a name these cannot be kept.
        withheld |= {
            place for place, (_, kind) in fields.items() if kind in NEVER_PUBLISHED
        }
        _forget_the_person(participation)
    for form in {form for form, _key in withheld}:
        keys = {key for each, key in withheld if each == form}
        _forget_answers(participation, form, keys)
    _note(participation)


def _fields_of(experiment) -> dict[tuple[str, str], tuple[str, str]]:
    """Purpose and kind of every field there ever was, as the newest version that has it says."""
    fields = {}
    registrations = experiment.registrations.registered().order_by("number")
    for form, key, purpose, kind in registrations.filter(
        forms__fields__isnull=False
    ).values_list(
        "forms__key",
        "forms__fields__key",
        "forms__fields__purpose",
        "forms__fields__kind",
    ):
        fields[form, key] = (purpose, kind)
    return fields


def _forget_answers(participation: Participation, form: str, keys: set[str]) -> None:
    own = {"participation": participation, "form": form}
    for observation in Observation.objects.select_for_update().filter(**own):
        if keys & observation.values.keys():
            observation.values = _without(observation.values, keys)
            observation.save(update_fields=["values"])
    of_fields = {
        "observation__participation": participation,
        "observation__form": form,
        "field__in": keys,
    }
    Correction.objects.filter(**of_fields).delete()
    forget_photos(ObservationPhoto.objects.filter(**of_fields))
    for draft in Draft.objects.filter(**own):
        draft.answers = _without(draft.answers, keys)
        draft.save(update_fields=["answers"])


def _without(answers: dict, keys: set[str]) -> dict:
    return {key: value for key, value in answers.items() if key not in keys}


def _forget_the_person(participation: Participation) -> None:
    Draft.objects.filter(participation=participation).delete()
    Reminder.objects.filter(participation=participation).delete()
    corrections = Correction.objects.filter(observation__participation=participation)
    corrections.update(by=None, reason="")


def _note(participation: Participation) -> None:
    registrations = participation.experiment.registrations.registered()
    ConsentApplied.objects.update_or_create(
        participation=participation,
        defaults={
            "signature": participation.signature_in_force(),
            "registration": registrations.newest_first().first(),
            "status": participation.status,
        },
    )
