"""What bookings tell people of, with a second look before it goes out."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from accounts.notifications.actions import tend_notifications
from accounts.notifications.enums import Way
from accounts.notifications.kinds import said
from accounts.notifications.models import Delivery, Notification
from experiments.bookings.actions import call_off_booking, join_waiting
from experiments.bookings.emails import letter_confirmed
from experiments.bookings.kinds import OFFERS, RECEIPTS
from experiments.bookings.wishes import Wish
from tests.factories.bookings import ResourceFactory, booked, span
from tests.factories.notifications import chooses

pytestmark = pytest.mark.django_db


@pytest.fixture
def offered(resident, neighbour):
    """Nobody has rung the doorbell yet."""
    room = ResourceFactory()
    taken = booked(resident, room)
    join_waiting(person=neighbour, wish=Wish.for_one(room, span(10, 12)))
    call_off_booking(booking=taken, by=resident)
    return Notification.objects.get(person=neighbour, kind=OFFERS.key)


def test_offer_is_told_in_the_words_of_the_reader(offered):
    assert said(offered).startswith("It is free now: ")
    assert offered.url["th"].startswith("/th/bookings/")


def test_offer_that_stands_is_sent(offered, neighbour):
    tend_notifications()
    assert [each.to for each in mail.outbox] == [[neighbour.email]]


def test_offer_that_has_passed_is_not_sent(offered, time_machine):
    time_machine.move_to(timezone.now() + timedelta(minutes=121))
    tend_notifications()
    assert mail.outbox == []


def test_booking_called_off_meanwhile_is_in_no_gathered_letter(resident):
    chooses(resident, Way.DAILY, RECEIPTS)
    kept, gone = (booked(resident, ResourceFactory()) for _each in range(2))
    letter_confirmed(kept)
    letter_confirmed(gone)
    call_off_booking(booking=gone, by=resident)
    Delivery.objects.update(due_at="2020-01-01T00:00Z")
    tend_notifications()
    assert [each.subject for each in mail.outbox] == ["1 thing for you in the park"]
