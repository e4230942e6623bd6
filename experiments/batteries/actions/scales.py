"""Keys of scales: made once, shown once, taken back for good."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from experiments.permissions import NotAllowed

from ..models import BatteryPoint, Scale
from ..permissions import can_manage_batteries

PREFIX = "ips_"  # tells people and scanners of leaked secrets what it is
SHOWN = 8
NOTED_EVERY = timedelta(minutes=1)


def make_scale(*, point: BatteryPoint, name: str, by) -> tuple[Scale, str]:
    """The record and the key itself, which nobody can read again."""
    if not can_manage_batteries(by):
        raise NotAllowed
    secret = PREFIX + secrets.token_urlsafe(32)
    scale = Scale.objects.create(
        point=point,
        name=name,
        key_sha256=_hash(secret),
        beginning=secret[:SHOWN],
        made_by=by,
    )
    return scale, secret


def revoke_scale(*, scale: Scale, by) -> None:
    if not can_manage_batteries(by):
        raise NotAllowed
    Scale.objects.filter(pk=scale.pk, revoked_at=None).update(revoked_at=timezone.now())


def scale_for(secret: str) -> Scale | None:
    """Whose key this is, while it is in force; noted as used, once a minute at most."""
    scale = (
        Scale.objects.select_related("point")
        .filter(key_sha256=_hash(secret), revoked_at=None)
        .first()
    )
    if scale:
        now = timezone.now()
        long_ago = Q(last_used_at=None) | Q(last_used_at__lt=now - NOTED_EVERY)
        Scale.objects.filter(long_ago, pk=scale.pk).update(last_used_at=now)
    return scale


def _hash(secret: str) -> str:
    """Long random keys need no salt."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()
