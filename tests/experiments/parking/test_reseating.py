"""A driver whose space is taken is seated elsewhere, and nobody has to act."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from experiments.bookings.actions import arrive, end_booking, move_booking
from experiments.bookings.enums import Feature
from experiments.bookings.models import Claim
from experiments.bookings.permissions import AlreadyTaken
from experiments.bookings.workflow import Status
from experiments.parking.actions import (
    arrive_at_space,
    catch_up,
    forget_plates,
    leave_space,
    report_occupied,
    reseating,
    seat_threatened,
    withdraw_space,
)
from experiments.parking.actions.ledger import settle_deals
from experiments.parking.enums import Cause
from experiments.parking.models import Deal, Displacement
from experiments.parking.permissions import NotNow, NotYourDeal, TooEarly
from experiments.parking.wishes import Needs
from tests.factories.parking import (
    booked_deal,
    in_hours,
    lent_space,
    participant,
    wish_for,
)


def at(moment):
    return time_machine.travel(moment, tick=False)


def test_occupied_moves_the_booking_to_the_nearest_that_does_as_well(scheme, driver):
    wide = {"features": Feature.WIDE, "is_wide": True}
    first = lent_space(scheme, **wide)
    lent_space(scheme, metres=10)  # nearer, but not wide
    lent_space(scheme, metres=20, **wide, length_cm=500, height_cm=190)  # too low
    second = lent_space(scheme, metres=40, **wide)
    wish = wish_for(needs=Needs(features=Feature.WIDE, height_cm=200))
    deal = booked_deal(driver, wish)
    assert deal.space == first
    with at(deal.booking.starts_at):
        moved = report_occupied(deal=deal, by=driver)
    assert (moved.found, moved.metres, moved.left) == (second, 40, first)
    assert (moved.cause, moved.by_clock, moved.tries) == (Cause.OCCUPIED, False, 1)
    deal = Deal.objects.get(pk=deal.pk)
    assert (deal.space, deal.plate) == (second, "12가3456")
    claims = Claim.objects.filter(booking=deal.booking)
    assert list(claims.values_list("resource", flat=True)) == [second.resource_id]


def test_occupied_space_is_offered_to_nobody_until_the_end(scheme, driver):
    first, second = lent_space(scheme), lent_space(scheme, metres=30)
    deal = booked_deal(driver, wish_for(in_hours(1, 3)))
    with at(deal.booking.starts_at):
        report_occupied(deal=deal, by=driver)
        other = booked_deal(participant(scheme), wish_for(in_hours(2, 3)))
        assert other.space == first  # from the end of the report on
    assert deal.space == first
    assert Deal.objects.get(pk=deal.pk).space == second


def test_reach_grows_once_and_then_the_points_come_back(
    scheme, driver, django_capture_on_commit_callbacks
):
    lent_space(scheme)
    far = lent_space(scheme, metres=500)
    lent_space(scheme, metres=1200)
    deal = booked_deal(driver)
    with at(deal.booking.starts_at):
        moved = report_occupied(deal=deal, by=driver)
        assert (moved.found, moved.metres) == (far, 500)
        deal.refresh_from_db()
        with django_capture_on_commit_callbacks(execute=True):
            last = report_occupied(deal=deal, by=driver)
    assert (last.found, last.metres) == (None, None)
    assert Deal.objects.get(pk=deal.pk).booking.status == Status.CANCELLED
    assert [letter.subject for letter in mail.outbox] == [
        "Your parking space is not free, and we found no other"
    ]


def test_lost_race_is_followed_by_the_next_space(scheme, driver, monkeypatch):
    lent_space(scheme)
    lent_space(scheme, metres=10)
    third = lent_space(scheme, metres=20)
    deal = booked_deal(driver)
    lost = []

    def losing_once(**wanted):
        if not lost:
            lost.append(wanted["to"])
            raise AlreadyTaken
        return move_booking(**wanted)

    monkeypatch.setattr(reseating, "move_booking", losing_once)
    with at(deal.booking.starts_at):
        moved = report_occupied(deal=deal, by=driver)
    assert (moved.found, moved.tries) == (third, 2)


def test_own_space_is_no_way_out(scheme, driver):
    lent_space(scheme)
    lent_space(scheme, driver, metres=10)
    deal = booked_deal(driver)
    with at(deal.booking.starts_at):
        moved = report_occupied(deal=deal, by=driver)
    assert (moved.found, moved.metres) == (None, None)


def test_occupied_is_for_its_driver_around_its_time(spaces, driver, scheme):
    deal = booked_deal(driver)
    with pytest.raises(TooEarly):
        report_occupied(deal=deal, by=driver)
    with at(deal.booking.ends_at), pytest.raises(NotNow):
        report_occupied(deal=deal, by=driver)
    with pytest.raises(NotYourDeal):
        report_occupied(deal=deal, by=participant(scheme))
    assert Displacement.objects.count() == 0


def test_clock_seats_the_next_driver_before_they_arrive(
    scheme, driver, mailoutbox, django_capture_on_commit_callbacks
):
    first, second = lent_space(scheme), lent_space(scheme, metres=30)
    late = booked_deal(driver, wish_for(in_hours(1, 2)))
    after = booked_deal(participant(scheme), wish_for(in_hours(2.25, 3)))
    assert (late.space, after.space) == (first, first)
    with at(late.booking.starts_at):
        arrive_at_space(deal=late, by=driver)
    with at(late.booking.ends_at + timedelta(minutes=5)):
        with django_capture_on_commit_callbacks(execute=True):
            call_command("tend_parking", verbosity=0)
        call_command("tend_parking", verbosity=0)
        assert Deal.objects.get(pk=late.pk).overstay_minutes == 5
    moved = Displacement.objects.get()
    assert (moved.deal, moved.found, moved.by_clock) == (after, second, True)
    assert moved.cause == Cause.OVERSTAY
    assert [letter.to for letter in mail.outbox] == [[after.booking.person.email]]


def test_clock_leaves_those_alone_who_come_later_or_elsewhere(scheme, driver):
    lent_space(scheme)
    lent_space(scheme, metres=30)
    late = booked_deal(driver, wish_for(in_hours(1, 2)))
    booked_deal(participant(scheme), wish_for(in_hours(3, 4)))
    with at(late.booking.starts_at):
        arrive_at_space(deal=late, by=driver)
    with at(late.booking.ends_at + timedelta(minutes=5)):
        assert seat_threatened() == []
        leave_space(deal=Deal.objects.get(pk=late.pk), by=driver)
    with at(late.booking.ends_at + timedelta(minutes=45)):
        assert seat_threatened() == []


def test_overstay_without_end_is_closed_by_the_card(spaces, driver):
    deal = booked_deal(driver)
    with at(deal.booking.starts_at):
        arrive_at_space(deal=deal, by=driver)
    with at(deal.booking.ends_at + timedelta(minutes=721)):
        call_command("tend_parking", verbosity=0)
    deal = Deal.objects.get(pk=deal.pk)
    assert (deal.booking.status, deal.overstay_minutes) == (Status.ENDED, 721)


def test_plate_vanishes_24_hours_after_the_end(spaces, driver):
    deal = booked_deal(driver)
    with at(deal.booking.starts_at):
        arrive_at_space(deal=deal, by=driver)
    left = deal.booking.ends_at + timedelta(minutes=30)
    with at(left):
        leave_space(deal=deal, by=driver)
    with at(left + timedelta(hours=24) - timedelta(seconds=1)):
        assert forget_plates() == 0
        assert Deal.objects.get().plate == "12가3456"
    with at(left + timedelta(hours=24)):
        assert forget_plates() == 1
    assert Deal.objects.get().plate == ""


def test_plate_of_what_was_never_used_vanishes_too(spaces, driver):
    deal = booked_deal(driver)
    with at(deal.booking.ends_at + timedelta(hours=23)):
        call_command("tend_bookings", verbosity=0)
        call_command("tend_parking", verbosity=0)
        assert Deal.objects.get().plate == "12가3456"
    with at(deal.booking.ends_at + timedelta(hours=25)):
        call_command("tend_parking", verbosity=0)
    assert (Deal.objects.get().plate, Deal.objects.get().booking.status) == (
        "",
        Status.ENDED,
    )


def test_deal_follows_what_was_pressed_on_the_pages_of_all_bookings(spaces, driver):
    deal = booked_deal(driver)
    starts, ends = deal.booking.starts_at, deal.booking.ends_at
    with at(starts):
        arrive(booking=deal.booking, by=driver)
    with at(ends + timedelta(minutes=30)):
        end_booking(booking=deal.booking, by=driver)
        assert settle_deals() == 0  # an overstay not counted yet would never be charged
        assert (catch_up(), catch_up()) == (2, 0)
        assert settle_deals() == 1
    deal.refresh_from_db()
    assert (deal.arrived_at, deal.overstay_minutes) == (starts, 30)


def test_withdrawn_space_seats_everybody_elsewhere(scheme, owner, driver):
    first = lent_space(scheme, owner)
    second = lent_space(scheme, metres=30)
    deal = booked_deal(driver)
    assert deal.space == first
    withdraw_space(space=first, by=owner)
    moved = Displacement.objects.get()
    assert (moved.cause, moved.found, moved.by_clock) == (
        Cause.WITHDRAWN,
        second,
        True,
    )
    first.refresh_from_db()
    assert (first.entry_route, first.resource.is_bookable) == ("", False)
    assert timezone.now() < moved.deal.booking.ends_at
