"""Keys of scales: made once, shown once, taken back for good."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from experiments.permissions import NotAllowed
from innovation_park.lib.bearer_keys import SHOWN, hash_of, new_secret, note_use

from ..models import BatteryPoint, Scale
from ..permissions import ScaleNameTaken, can_manage_batteries

PREFIX = "ips_"


def make_scale(*, point: BatteryPoint, name: str, by) -> tuple[Scale, str]:
    """The record and the key itself, which nobody can read again."""
    if not can_manage_batteries(by):
        raise NotAllowed
    secret = new_secret(PREFIX)
    try:
        with transaction.atomic():
            scale = Scale.objects.create(
                point=point,
                name=name,
                key_sha256=hash_of(secret),
                beginning=secret[:SHOWN],
                made_by=by,
            )
    except IntegrityError:
        raise ScaleNameTaken from None
    return scale, secret


def revoke_scale(*, scale: Scale, by) -> None:
    if not can_manage_batteries(by):
        raise NotAllowed
    Scale.objects.filter(pk=scale.pk, revoked_at=None).update(revoked_at=timezone.now())


def scale_for(secret: str) -> Scale | None:
    """Whose key this is, while it is in force; noted as used, once a minute at most."""
    scale = (
        Scale.objects.select_related("point")
        .filter(key_sha256=hash_of(secret), revoked_at=None)
        .first()
    )
    if scale:
        note_use(scale)
    return scale
