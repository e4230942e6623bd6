"""Tokens of programs that read the forums: made once, shown once, taken back for good."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ..enums import Scope
from ..models import ReadToken
from ..permissions import TokenNameTaken, TooManyTokens

PREFIX = "ipf_"  # tells people and scanners of leaked secrets what it is
SHOWN = 8
MOST = 20
NOTED_EVERY = timedelta(minutes=1)


@transaction.atomic
def create_read_token(*, by, name: str, scope: Scope, days: int):
    """The record and the token itself, which nobody can read again."""
    get_user_model().objects.select_for_update().get(pk=by.pk)
    own = ReadToken.objects.filter(person=by)
    if own.in_force().count() >= MOST:
        raise TooManyTokens
    if own.filter(name=name, revoked_at=None).exists():
        raise TokenNameTaken
    secret, now = PREFIX + secrets.token_urlsafe(32), timezone.now()
    token = own.create(
        person=by,
        name=name,
        scope=scope,
        token_sha256=hash_of(secret),
        beginning=secret[:SHOWN],
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    return token, secret


def revoke_read_token(*, token: ReadToken, by) -> None:
    """From the next request on it opens nothing."""
    own = ReadToken.objects.filter(pk=token.pk, person=by, revoked_at=None)
    own.update(revoked_at=timezone.now())


def read_token_for(secret: str) -> ReadToken | None:
    """The one in force, of somebody who may sign in; noted as used, once a minute at most."""
    token = (
        ReadToken.objects.in_force()
        .select_related("person")
        .filter(token_sha256=hash_of(secret), person__is_active=True)
        .first()
    )
    if token:
        now = timezone.now()
        long_ago = Q(last_used_at=None) | Q(last_used_at__lt=now - NOTED_EVERY)
        ReadToken.objects.filter(long_ago, pk=token.pk).update(last_used_at=now)
    return token


def hash_of(secret: str) -> str:
    """Long random tokens need no salt: what cannot be guessed cannot be looked up either."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()
