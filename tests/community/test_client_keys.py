"""The key of a form says when it was opened, and nothing else."""

from uuid import UUID, uuid4

import pytest

from community import client_keys
from community.client_keys import LONGEST, new_key, seconds_since_opened


def test_keys_differ_and_are_of_version_seven():
    keys = {new_key() for _each in range(100)}
    assert len(keys) == 100
    assert {(key.version, key.variant) for key in keys} == {
        (7, "specified in RFC 4122")
    }


@pytest.mark.parametrize(
    ("later", "seconds"), [(0, 0), (90.9, 90), (LONGEST + 9, None)]
)
def test_key_tells_how_long_ago(monkeypatch, later, seconds):
    key, now = new_key(), client_keys.time.time()
    monkeypatch.setattr(client_keys.time, "time", lambda: now + later)
    assert seconds_since_opened(key) == seconds


def test_key_made_by_chance_or_in_the_future_tells_nothing():
    assert seconds_since_opened(uuid4()) is None
    assert seconds_since_opened(UUID(int=new_key().int | 0xFFFF << 112)) is None
