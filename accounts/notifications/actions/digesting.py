"""Gathered letters: what waited for a person's hour goes out as one."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from innovation_park.lib.letters import deliver_letter

from ..emails import digest_letter
from ..enums import Means, Outcome
from ..models import Delivery
from ..standing import is_still_wanted
from .delivering import close


def send_digests() -> int:
    """To everybody whose hour has come; how many letters."""
    due = Delivery.objects.due(timezone.now()).filter(means=Means.DIGEST)
    people = due.order_by("notification__person").values_list(
        "notification__person", flat=True
    )
    return sum(send_digest(person) for person in list(people.distinct()))


@transaction.atomic
def send_digest(person: int) -> bool:
    """Whether there was anything left to say. Two workers that meet here send one letter."""
    due = Delivery.objects.due(timezone.now()).filter(
        means=Means.DIGEST, notification__person=person
    )
    rows = list(due.locked().order_by("notification__made_at", "pk"))
    wanted = [each for each in rows if is_still_wanted(each.notification, each.means)]
    close([each for each in rows if each not in wanted], Outcome.DROPPED)
    close(wanted, Outcome.SENT)
    if wanted:
        deliver_letter.enqueue(digest_letter([each.notification for each in wanted]))
    return bool(wanted)
