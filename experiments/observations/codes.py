"""What a participant is called where answers stand beside each other: a code that tells nobody who they are.

It is the same on every page and in every file of one experiment, today and next year, needs no
list that could be lost, and says neither when somebody joined nor what they are called.
"""

from __future__ import annotations

from base64 import b32encode

from django.utils.crypto import salted_hmac

SALT = "experiments.observations.participant"
LENGTH = 8


def code_of(participation_pk: int) -> str:
    """``P-`` and eight letters or digits 2 to 7."""
    digest = salted_hmac(SALT, str(participation_pk), algorithm="sha256").digest()
    return f"P-{b32encode(digest).decode()[:LENGTH]}"
