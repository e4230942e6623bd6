"""A key is noted as used, but not with every reading."""

from datetime import timedelta

import pytest
from django.utils import timezone

from innovation_park.lib.bearer_keys import NOTED_EVERY, hash_of, new_secret, note_use
from tests.factories.community import token_of

pytestmark = pytest.mark.django_db


def test_use_is_noted_once_a_minute(resident):
    token = token_of(resident)
    note_use(token)
    token.refresh_from_db()
    first = token.last_used_at
    assert timezone.now() - first < NOTED_EVERY
    note_use(token)
    token.refresh_from_db()
    assert token.last_used_at == first
    long_ago = first - NOTED_EVERY - timedelta(seconds=1)
    type(token).objects.update(last_used_at=long_ago)
    note_use(token)
    token.refresh_from_db()
    assert token.last_used_at > long_ago


def test_secrets_say_what_they_are_and_are_never_alike():
    secrets = {new_secret("ipx_") for _ in range(100)}
    assert len(secrets) == len({hash_of(each) for each in secrets}) == 100
    assert all(each.startswith("ipx_") and len(each) > 40 for each in secrets)
