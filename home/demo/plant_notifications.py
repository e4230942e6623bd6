"""What waits behind the bells of the demonstration's residents: told by the park's own letters, none of them sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from accounts.models import User
from accounts.notifications.models import Delivery, Notification
from experiments.bookings.emails import letter_confirmed
from experiments.bookings.models import Booking
from experiments.bookings.workflow import Status
from experiments.emails import letter_after_joining, letter_concluded
from experiments.workflow import CONCLUDED

Happening = tuple[datetime, Callable[[], None]]
READ_AFTER = timedelta(days=4)


def plant_notifications(people: list[User]) -> None:
    """Whatever is older they have read, lately: the clock forgets what was read long ago. The newest waits for everybody."""
    read_at = timezone.now() - READ_AFTER
    for person in people:
        happenings = sorted(_happenings(person), key=lambda each: each[0])
        for left, (at, tell) in zip(
            reversed(range(len(happenings))), happenings, strict=True
        ):
            tell()
            newest = Notification.objects.filter(person=person).latest("pk")
            newest.made_at = at
            newest.read_at = read_at if left and at < read_at else None
            newest.letter = None
            newest.save()


def send_nothing_to(people: list[User]) -> None:
    Delivery.objects.filter(notification__person__in=people).delete()


def _happenings(person: User) -> Iterator[Happening]:
    taking_part = person.participations.select_related("experiment", "user__profile")
    for each in taking_part:
        yield each.queued_at, _joining(each)
        if move := each.experiment.moves.filter(target__in=CONCLUDED).first():
            yield move.at, _concluding(each, move)
    made = Booking.objects.filter(
        person=person, status__in=[Status.CONFIRMED, Status.REQUESTED]
    )
    for booking in made.select_related("person__profile"):
        yield booking.made_at, _booking(booking)


def _joining(participation) -> Callable[[], None]:
    signature = participation.signatures.first()
    return lambda: letter_after_joining(participation, signature)


def _concluding(participation, move) -> Callable[[], None]:
    return lambda: letter_concluded(participation, move)


def _booking(booking: Booking) -> Callable[[], None]:
    return lambda: letter_confirmed(booking)
