"""An observation comes in: once, checked, and never by halves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.districts.models import District
from experiments.enums import FieldKind
from experiments.models import Experiment, Participation
from experiments.permissions import (
    ConsentHasChanged,
    NotTakingPart,
    has_current_consent,
)

from ..answers import AnswersRefused, clean_answers
from ..consented import refused_purposes
from ..enums import Source
from ..models import Draft, Observation
from ..permissions import (
    AlreadyFilledIn,
    InTheFuture,
    KeyHasOtherContent,
    NotTakingData,
    takes_data,
)
from ..protocol import Form
from ..rhythm import period_of
from .photos import keep_photos

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
    :func:`innovation_park.lib.uploads.clean_picture`, by field key. Without ``district`` it is
    that of the first place among the answers.
    """
    photos = photos or {}
    refused = refused_purposes(form, participation)
    values, faults = _cleaned(form, {**given, **dict.fromkeys(photos, True)}, refused)
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
        district=district,
        received_at=timezone.now(),
        values=values,
        is_demo=experiment.is_demo,
    )
    return _kept_once(fresh, form, photos, refused, faults)


def _kept_once(
    fresh: Observation, form: Form, photos, refused, faults
) -> tuple[Observation, bool]:
    if earlier := _sent_before(fresh, form, refused):
        return earlier, False
    if faults:
        raise faults
    try:
        _keep(fresh, form, photos, refused)
    except (IntegrityError, AlreadyFilledIn):  # perhaps by its own twin, a moment ago
        if earlier := _sent_before(fresh, form, refused):
            return earlier, False
        raise
    return fresh, True


@transaction.atomic
def _keep(fresh: Observation, form: Form, photos, refused) -> None:
    _require_moment(fresh, form, fresh.participation, refused)
    fresh.district = fresh.district or district_of(form, fresh.values)
    fresh.save(force_insert=True)
    keep_photos(fresh, photos)
    if fresh.participation:
        Draft.objects.filter(client_key=fresh.client_key).delete()


def _cleaned(form, given, refused) -> tuple[dict, AnswersRefused | None]:
    try:
        return clean_answers(form.fields, given, refused_purposes=refused), None
    except AnswersRefused as faults:
        return {}, faults


def _sent_before(fresh: Observation, form: Form, refused) -> Observation | None:
    """What came in with this key, if it was the same: corrections made since do not make it another."""
    earlier = Observation.objects.filter(
        experiment=fresh.experiment, client_key=fresh.client_key
    ).first()
    if earlier is None:
        return None
    mine = (fresh.form, fresh.participation_id, fresh.unit_key, fresh.values)
    theirs = (
        earlier.form,
        earlier.participation_id,
        earlier.unit_key,
        _as_first_sent(earlier, form, refused),
    )
    if mine != theirs:
        raise KeyHasOtherContent
    return earlier


def _as_first_sent(earlier: Observation, form: Form, refused) -> dict:
    """Its values before any correction, without those for purposes that are refused by now."""
    values = dict(earlier.values)
    for field, old in earlier.corrections.order_by("-pk").values_list("field", "old"):
        values[field] = old
    withheld = {each.key for each in form.fields if each.purpose in refused}
    return {
        key: value
        for key, value in values.items()
        if value is not None and key not in withheld
    }


def district_of(form: Form, values: dict) -> District | None:
    for each in form.fields:
        if each.kind == FieldKind.PLACE and each.key in values:
            return District.objects.around(*values[each.key])
    return None


def _require_moment(fresh: Observation, form: Form, participation, refused) -> None:
    """Retries of what came in before are answered at any time; anything new needs all of this."""
    if not takes_data(fresh.experiment):
        raise NotTakingData
    if fresh.observed_at > timezone.now() + CLOCKS_DIFFER_BY:
        raise InTheFuture
    if participation is None:
        return
    current = lock_participation(participation)
    if current is None or not current.is_joined:
        raise NotTakingPart
    if not takes_data(current.experiment):
        raise NotTakingData
    consent_moved = refused_purposes(form, current) != refused
    if consent_moved or not has_current_consent(current):
        raise ConsentHasChanged
    if fresh.source == Source.PHONE:
        _require_free_period(fresh, form)


def lock_participation(participation: Participation) -> Participation | None:
    """Held until the transaction ends: what one person sends at once comes one after the other."""
    rows = Participation.objects.select_for_update(of=("self",))
    return rows.select_related("experiment").filter(pk=participation.pk).first()


def _require_free_period(fresh: Observation, form: Form) -> None:
    period = period_of(form.form.how_often, fresh.observed_on)
    if period is None:
        return
    own = Observation.objects.filter(participation=fresh.participation, form=fresh.form)
    if own.within(period).exclude(values={}).exists():
        raise AlreadyFilledIn
