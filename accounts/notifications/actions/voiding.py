"""Links of letters that act in somebody's name: ended, all at once."""

from __future__ import annotations

import secrets

from ..models import ActingLinks


def void_acting_links(*, person) -> None:
    """Those that were sent so far; later letters carry new ones."""
    ActingLinks.objects.update_or_create(
        person=person, defaults={"mark": secrets.token_hex(8)}
    )
