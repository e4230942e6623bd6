"""Keys of sensors and scripts: made once, shown once, taken back for good."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from experiments.models import Experiment
from experiments.permissions import NotAllowed, can_organise
from innovation_park.lib.bearer_keys import SHOWN, hash_of, new_secret, note_use

from ..models import SensorKey
from ..permissions import KeyNameTaken, NoSuchForm, TooManyKeys
from ..protocol import protocol_of

PREFIX = "ipk_"
MOST_KEYS = 100


def create_sensor_key(
    *, experiment: Experiment, form: str, name: str, by
) -> tuple[SensorKey, str]:
    """The record and the key itself, which nobody can read again."""
    secret = new_secret(PREFIX)
    with transaction.atomic():
        locked = Experiment.objects.select_for_update().get(pk=experiment.pk)
        if not can_organise(by, locked):
            raise NotAllowed
        protocol = protocol_of(locked)
        found = protocol.form(form) if protocol else None
        if found is None or not found.is_about_no_person:
            raise NoSuchForm
        in_use = SensorKey.objects.filter(experiment=locked, revoked_at=None)
        if in_use.count() >= MOST_KEYS:
            raise TooManyKeys
        try:
            with transaction.atomic():
                key = SensorKey.objects.create(
                    experiment=locked,
                    form=form,
                    name=name,
                    key_sha256=hash_of(secret),
                    beginning=secret[:SHOWN],
                    created_by=by,
                )
        except IntegrityError:
            raise KeyNameTaken from None
    return key, secret


@transaction.atomic
def revoke_sensor_key(*, key: SensorKey, by) -> SensorKey:
    """From the next request on it opens nothing; what it sent stays."""
    locked = SensorKey.objects.select_for_update().get(pk=key.pk)
    if not can_organise(by, locked.experiment):
        raise NotAllowed
    if locked.revoked_at is None:
        locked.revoked_at = timezone.now()
        locked.save(update_fields=["revoked_at"])
    return locked


def sensor_key_for(secret: str) -> SensorKey | None:
    """The key in force; noted as used, once a minute at most."""
    key = (
        SensorKey.objects.select_related("experiment")
        .filter(key_sha256=hash_of(secret), revoked_at=None)
        .first()
    )
    if key:
        note_use(key)
    return key
