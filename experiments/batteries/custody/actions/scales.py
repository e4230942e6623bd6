"""Keys of scales: made once, shown once, taken back for good."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from experiments.batteries.models import BatteryPoint
from experiments.permissions import NotAllowed

from ..models import ScaleKey
from ..permissions import can_work_at_hub

PREFIX = "ips_"  # tells people and scanners of leaked secrets what it is
NOTED_EVERY = timedelta(minutes=1)


def create_scale_key(*, point: BatteryPoint, by) -> tuple[ScaleKey, str]:
    """The record and the key itself, which nobody can read again."""
    if not can_work_at_hub(by):
        raise NotAllowed
    secret = PREFIX + secrets.token_urlsafe(32)
    key = ScaleKey.objects.create(
        point=point, key_sha256=_hash(secret), beginning=secret[:8], created_by=by
    )
    return key, secret


@transaction.atomic
def revoke_scale_key(*, key: ScaleKey, by) -> None:
    if not can_work_at_hub(by):
        raise NotAllowed
    in_force = ScaleKey.objects.filter(pk=key.pk, revoked_at=None)
    in_force.update(revoked_at=timezone.now())


def scale_key_for(secret: str) -> ScaleKey | None:
    """The key in force; noted as used, once a minute at most."""
    key = (
        ScaleKey.objects.select_related("point")
        .filter(key_sha256=_hash(secret), revoked_at=None)
        .first()
    )
    if key:
        now = timezone.now()
        long_ago = Q(last_used_at=None) | Q(last_used_at__lt=now - NOTED_EVERY)
        ScaleKey.objects.filter(long_ago, pk=key.pk).update(last_used_at=now)
    return key


def _hash(secret: str) -> str:
    """Long random keys need no salt."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()
