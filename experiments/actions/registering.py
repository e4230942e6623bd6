"""Registering what an experiment promises: a draft, its freezing, and changes as new versions."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from innovation_park.lib.translated import Translated

from ..models import Experiment, ProtocolField, ProtocolForm, Registration
from ..permissions import (
    ExperimentIsOver,
    NotAllowed,
    NotReady,
    RegistrationIsFrozen,
    can_organise,
    hats_of,
)
from ..registration_text import registration_text, sha256_of
from ..workflow import CONCLUDED
from .completeness import missing_for_registering
from .places import lock_experiment

# A copy begins without what only the version it comes from can say.
NOT_COPIED = {
    "id",
    "experiment",
    "number",
    "reason",
    "registered_at",
    "registered_by",
    "text",
    "text_sha256",
    "updated_at",
}


@transaction.atomic
def draft_registration(*, experiment: Experiment, by) -> Registration:
    """The draft there is, or a new one: a copy of the newest with its whole protocol."""
    locked = lock_experiment(experiment)
    require_open(locked, by)
    newest = locked.registrations.newest_first().first()
    if newest is None:
        return Registration.objects.create(
            experiment=locked, number=1, responsible=Translated(locked.responsible)
        )
    return newest if not newest.is_registered else _copy(newest)


@transaction.atomic
def register_registration(*, registration: Registration, by) -> Registration:
    """Freezes the draft with its protocol, text and SHA-256; from now on it is public."""
    experiment = lock_experiment(registration.experiment)
    require_open(experiment, by)
    draft = lock_draft(registration)
    draft.experiment = experiment
    if missing := missing_for_registering(draft):
        raise NotReady(missing)
    draft.registered_at = timezone.now()
    draft.registered_by = by
    role = sorted(hats_of(by, experiment))[0]
    draft.text = registration_text(draft, by_role=role)
    draft.text_sha256 = sha256_of(draft.text)
    draft.save()
    return draft


@transaction.atomic
def discard_draft(*, registration: Registration, by) -> None:
    """Throws a draft away; what is registered stays."""
    require_open(lock_experiment(registration.experiment), by)
    lock_draft(registration).delete()


def require_open(experiment: Experiment, by) -> None:
    """A promise made after the end would be none."""
    if not can_organise(by, experiment):
        raise NotAllowed
    if experiment.status in CONCLUDED:
        raise ExperimentIsOver


def lock_draft(registration: Registration) -> Registration:
    draft = Registration.objects.select_for_update().get(pk=registration.pk)
    if draft.is_registered:
        raise RegistrationIsFrozen
    return draft


def _copy(newest: Registration) -> Registration:
    draft = Registration.objects.create(
        experiment=newest.experiment,
        number=newest.number + 1,
        **_values(newest, NOT_COPIED),
    )
    for form in newest.forms.order_by("position", "pk"):
        twin = ProtocolForm.objects.create(
            registration=draft, **_values(form, {"id", "registration"})
        )
        ProtocolField.objects.bulk_create(
            ProtocolField(form=twin, **_values(each, {"id", "form"}))
            for each in form.ordered_fields()
        )
    return draft


def _values(row, left_out: set[str]) -> dict:
    return {
        field.name: getattr(row, field.name)
        for field in row._meta.concrete_fields
        if field.name not in left_out
    }
