"""An observation comes in: once, checked, and never by halves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.districts.models import District
from experiments.models import Experiment, Participation
from experiments.permissions import (
    ConsentHasChanged,
    NotTakingPart,
    has_current_consent,
)

from ..answers import clean_answers
from ..consented import granted_purposes
from ..enums import Source
from ..models import Draft, Observation, ObservationPhoto
from ..permissions import InTheFuture, KeyHasOtherContent, NotTakingData, takes_data
from ..protocol import Form

CLOCKS_DIFFER_BY = timedelta(minutes=10)


def record_observation(
    *,
    experiment: Experiment,
    form: Form,
    given: Mapping,
    client_key: UUID,
    observed_at: datetime,
    source: Source,
    participation: Participation | None = None,
    unit_key: str = "",
    district: District | None = None,
    photos: Mapping[str, object] | None = None,
    sender=None,
    import_run=None,
) -> tuple[Observation, bool]:
    """The observation, and whether it is new: the same key with the same answers gives the first again.

    Raises :class:`experiments.observations.answers.AnswersRefused` with a sentence per field, or a
    :class:`experiments.permissions.Refused`. ``photos`` are uploads that passed
    :func:`innovation_park.lib.uploads.clean_picture`, by field key.
    """
    photos = photos or {}
    values = clean_answers(
        form.fields,
        {**given, **dict.fromkeys(photos, True)},
        refused_purposes=_refused(form, participation),
    )
    fresh = Observation(
        experiment=experiment,
        form=form.key,
        participation=participation,
        unit_key=unit_key,
        source=source,
        sender=sender,
        import_run=import_run,
        client_key=client_key,
        observed_at=observed_at,
        observed_on=timezone.localdate(observed_at),
        received_at=timezone.now(),
        district=district,
        values=values,
        is_demo=experiment.is_demo,
    )
    if earlier := _sent_before(fresh):
        return earlier, False
    _require_moment(experiment, participation, observed_at)
    try:
        with transaction.atomic():
            fresh.save(force_insert=True)
            _keep_photos(fresh, photos)
            if participation:
                Draft.objects.filter(client_key=client_key).delete()
    except IntegrityError:  # the same key came twice at the same moment
        if earlier := _sent_before(fresh):
            return earlier, False
        raise
    return fresh, True


def _refused(form: Form, participation: Participation | None) -> set[str]:
    asked = {each.purpose for each in form.fields if each.purpose}
    if participation is None or not asked:
        return set()
    granted = granted_purposes(participation.experiment).get(participation.pk, set())
    return asked - granted


def _sent_before(fresh: Observation) -> Observation | None:
    earlier = Observation.objects.filter(
        experiment=fresh.experiment, client_key=fresh.client_key
    ).first()
    if earlier is None:
        return None
    mine = (fresh.form, fresh.participation_id, fresh.unit_key, fresh.values)
    theirs = (earlier.form, earlier.participation_id, earlier.unit_key, earlier.values)
    if mine != theirs:
        raise KeyHasOtherContent
    return earlier


def _require_moment(experiment, participation, observed_at) -> None:
    """Retries of what came in before are answered at any time; anything new needs all of this."""
    if not takes_data(experiment):
        raise NotTakingData
    if observed_at > timezone.now() + CLOCKS_DIFFER_BY:
        raise InTheFuture
    if participation is not None:
        if not participation.is_joined:
            raise NotTakingPart
        if not has_current_consent(participation):
            raise ConsentHasChanged


def _keep_photos(observation: Observation, photos: Mapping) -> None:
    for key, upload in photos.items():
        photo = ObservationPhoto(observation=observation, field=key)
        photo.picture.save(f"{observation.client_key}.webp", upload, save=True)
