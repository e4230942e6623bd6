"""Answers are corrected by whoever gave them; the old ones stay, with the reason."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from experiments.models import Participation
from experiments.permissions import NotTakingPart, has_current_consent

from ..answers import AnswerRefused, AnswersRefused, clean_answer
from ..consented import refused_purposes
from ..models import Correction, Observation
from ..permissions import NoCorrectionNow, ReasonNeeded, takes_data
from ..protocol import Form
from .photos import forget_photos, keep_photos
from .recording import district_of, lock_participation


@transaction.atomic
def correct_observation(
    *,
    observation: Observation,
    form: Form,
    given: Mapping,
    photos: Mapping[str, object] | None = None,
    reason: str,
    by,
) -> list[Correction]:
    """Changes the answers of ``given`` by field key; an empty one takes the answer away.

    Taking away is possible at any time; another answer is new data and needs all that new data needs.
    Nothing changed, nothing written. A photo that goes is gone for good.
    """
    participation, locked = _lock(observation, by)
    photos = photos or {}
    values = _cleaned(form, given, refused_purposes(form, participation))
    changed = {
        key: value for key, value in values.items() if value != locked.values.get(key)
    } | dict.fromkeys(photos, True)
    if not changed:
        return []
    if any(value is not None for value in changed.values()):
        _require_new_data(participation)
    corrections = _write(locked, changed, reason, by)
    keep_photos(locked, photos)
    locked.district = district_of(form, locked.values)
    locked.save(update_fields=["district"])
    return corrections


@transaction.atomic
def take_observation_back(
    *, observation: Observation, reason: str, by
) -> list[Correction]:
    """Empties all of it: it counts nowhere any more, and its form may be filled in anew."""
    _participation, locked = _lock(observation, by)
    corrections = _write(locked, dict.fromkeys(locked.values), reason, by)
    locked.district = None
    locked.save(update_fields=["district"])
    return corrections


def _lock(observation: Observation, by) -> tuple[Participation, Observation]:
    participation = (
        lock_participation(observation.participation)
        if observation.participation_id
        else None
    )
    if (
        participation is None
        or not participation.is_joined
        or participation.user_id != by.pk
    ):
        raise NotTakingPart
    locked = Observation.objects.select_for_update().get(pk=observation.pk)
    return participation, locked


def _require_new_data(participation: Participation) -> None:
    if not takes_data(participation.experiment) or not has_current_consent(
        participation
    ):
        raise NoCorrectionNow


def _cleaned(form: Form, given: Mapping, refused) -> dict:
    asked = {
        each.key: each
        for each in form.fields
        if each.purpose not in refused and each.key in given
    }
    values, faults = {}, {}
    for key, field in asked.items():
        try:
            values[key] = clean_answer(field, given[key])
        except AnswerRefused as refusal:
            faults[key] = str(refusal)
    if faults:
        raise AnswersRefused(faults)
    return values


def _write(observation: Observation, changed: dict, reason: str, by):
    if not reason.strip():
        raise ReasonNeeded
    now = timezone.now()
    corrections = Correction.objects.bulk_create(
        Correction(
            observation=observation,
            field=key,
            old=observation.values.get(key),
            new=value,
            reason=reason.strip()[:300],
            by=by,
            at=now,
        )
        for key, value in changed.items()
    )
    values = {**observation.values, **changed}
    observation.values = {
        key: value for key, value in values.items() if value is not None
    }
    observation.save(update_fields=["values"])
    forget_photos(observation.photos.filter(field__in=changed))
    return corrections
