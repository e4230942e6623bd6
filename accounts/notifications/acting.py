"""Links in letters that do one thing in somebody's name without a sign-in.

Such a link is for one person, one purpose and a fortnight; a sign-out or another password ends it, and so
does switching such links off. Whoever works for the park has none: they prove themselves by a second
factor, for which no letter can stand.
"""

from __future__ import annotations

from datetime import timedelta

from django.utils.crypto import constant_time_compare, salted_hmac

from accounts.models import User
from innovation_park.lib.signed_links import read_link, sign_link

from .models import ActingLinks

LASTS = timedelta(days=14)


def sign_act(purpose: str, person: User, *facts) -> str:
    """Empty when nothing may be done in their name by a letter."""
    mark = _mark_of(person)
    return sign_link(purpose, person.pk, mark, *facts) if mark else ""


def read_act(purpose: str, token: str) -> tuple[User, list] | None:
    """In whose name, and the facts; ``None`` when the link does not hold, or holds no longer."""
    signed = read_link(purpose, token, lasts=LASTS)
    if signed is None:
        return None
    pk, mark, *facts = signed
    person = User.objects.select_related("profile").filter(pk=pk).first()
    own = _mark_of(person) if person else ""
    if not own or not constant_time_compare(own, mark):
        return None
    return person, facts


def _mark_of(person: User) -> str:
    own = ActingLinks.objects.filter(person=person).first() or ActingLinks()
    if not (person.is_active and own.is_on) or person.needs_second_factor:
        return ""
    return salted_hmac(
        "notifications.acting", f"{own.mark} {person.password}", algorithm="sha256"
    ).hexdigest()[:24]
