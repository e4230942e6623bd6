"""Links that let whoever has a letter do the one thing the letter is about, for a while.

A token carries a purpose and a few facts; it is signed, not secret, and opens nothing but what its
purpose says. Opening such a link must change nothing by itself: programs open the links of letters too.
"""

from __future__ import annotations

from datetime import timedelta

from django.core import signing

A_YEAR = timedelta(days=365)


def sign_link(purpose: str, *facts) -> str:
    """For an address; ``facts`` are numbers and short words, never anything one should not read."""
    return signing.dumps(facts, salt=f"signed_links.{purpose}")


def read_link(purpose: str, token: str, *, lasts: timedelta = A_YEAR) -> list | None:
    """The facts; ``None`` when the token is forged, made for something else, or too old."""
    try:
        return signing.loads(token, salt=f"signed_links.{purpose}", max_age=lasts)
    except signing.BadSignature:
        return None
