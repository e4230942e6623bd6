"""Events that a consumer could not take: shown to administrators, and tried again when they say so."""

from __future__ import annotations

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.notifications.actions import reach_many
from accounts.roles import Role
from innovation_park.lib.translated import in_every_language

from ..kinds import SET_ASIDE
from ..models import Event, Position, SetAside
from .table import CONSUMERS


def set_aside(position: Position, fault: str) -> None:
    """The next event of a position whose row the caller holds."""
    aside, _is_new = SetAside.objects.get_or_create(
        consumer=position.consumer,
        topic_id=position.topic_id,
        seq=position.seq + 1,
        defaults={"fault": fault, "at": timezone.now()},
    )
    keepers = User.objects.filter(groups__name=Role.ADMINISTRATOR, is_active=True)
    reach_many(
        people=keepers.values_list("pk", flat=True),
        kind=SET_ASIDE,
        event="set_aside",
        key=f"set-aside:{aside.pk}",
        thread="set-aside",
        place=aside.pk,
        arguments={"consumer": aside.consumer, "event": aside.seq, "aside": aside.pk},
        url=in_every_language(lambda: reverse("community:set-aside")),
    )


@transaction.atomic
def try_again(aside: SetAside) -> None:
    """Once more, now; it goes from the list when that succeeds. Raises what the consumer raises."""
    aside = SetAside.objects.select_for_update().get(pk=aside.pk)
    event = Event.objects.select_related("topic__forum").get(
        topic=aside.topic_id, seq=aside.seq
    )
    after = CONSUMERS[aside.consumer].take(event, 0)
    while after:
        after = CONSUMERS[aside.consumer].take(event, after)
    aside.delete()
