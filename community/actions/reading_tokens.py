"""Tokens of programs that read the forums: made once, shown once, taken back for good."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from innovation_park.lib.bearer_keys import SHOWN, hash_of, new_secret, note_use

from ..enums import Scope
from ..models import ReadToken
from ..permissions import TokenNameTaken, TooManyTokens

PREFIX = "ipf_"
MOST = 20


@transaction.atomic
def create_read_token(*, by, name: str, scope: Scope, days: int):
    """The record and the token itself, which nobody can read again."""
    get_user_model().objects.select_for_update().get(pk=by.pk)
    own = ReadToken.objects.filter(person=by)
    if own.in_force().count() >= MOST:
        raise TooManyTokens
    if own.filter(name=name, revoked_at=None).exists():
        raise TokenNameTaken
    secret, now = new_secret(PREFIX), timezone.now()
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
        note_use(token)
    return token
