"""Keys that programs carry: made once, shown once, kept as a hash, noted when they are used."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.db.models import Model, Q
from django.utils import timezone

SHOWN = 8  # first characters, by which people tell their keys apart
NOTED_EVERY = timedelta(minutes=1)


def new_secret(prefix: str) -> str:
    """``prefix`` tells people, and scanners of leaked secrets, what it is."""
    return prefix + secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    """Long random keys need no salt: what cannot be guessed cannot be looked up either."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


def note_use(record: Model) -> None:
    """Sets ``last_used_at``, once a minute at most: a busy program does not write with every reading."""
    now = timezone.now()
    long_ago = Q(last_used_at=None) | Q(last_used_at__lt=now - NOTED_EVERY)
    type(record).objects.filter(long_ago, pk=record.pk).update(last_used_at=now)
