"""Holding, booking, arriving, leaving and staying longer."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from experiments.bookings.permissions import (
    AlreadyTaken,
    HoldIsOver,
    KeyHasOtherWish,
)
from experiments.bookings.workflow import Status
from experiments.parking.actions import (
    arrive_at_space,
    book_space,
    cancel_deal,
    hold_space,
    leave_space,
    stay_longer,
)
from experiments.parking.availability import areas_for
from experiments.parking.models import Deal
from experiments.parking.permissions import (
    JoinFirst,
    NoneFree,
    NotNow,
    NotRunning,
    NotYourDeal,
    OwnSpace,
    TooEarly,
)
from experiments.workflow import Status as ExperimentStatus
from tests.factories.parking import (
    booked_deal,
    held_deal,
    in_hours,
    lent_space,
    participant,
    wish_for,
)


def test_hold_takes_the_nearest_free_space_of_the_block(spaces, driver, scheme):
    deal = held_deal(driver)
    assert (deal.space, deal.card, deal.minutes) == (spaces[0], scheme.card, 120)
    assert deal.booking.status == Status.HELD
    assert held_deal(participant(scheme)).space == spaces[1]


def test_same_key_gives_the_same_deal_and_nobody_elses(spaces, driver, scheme):
    key = uuid4()
    deal = held_deal(driver, key=key)
    assert held_deal(driver, key=key) == deal
    with pytest.raises(KeyHasOtherWish):
        held_deal(participant(scheme), key=key)
    assert Deal.objects.count() == 1


def test_same_wish_from_a_second_window_is_the_same_deal(spaces, driver):
    wish = wish_for()
    deal = held_deal(driver, wish)
    assert held_deal(driver, wish) == deal
    assert held_deal(driver, wish_for(in_hours(4, 6))) != deal
    assert Deal.objects.count() == 2


def test_only_participants_with_the_present_consent_hold(spaces, resident, scheme):
    with pytest.raises(JoinFirst):
        held_deal(resident)
    person = participant(scheme)
    scheme.experiment.status = ExperimentStatus.PAUSED
    scheme.experiment.save(update_fields=["status"])
    with pytest.raises(JoinFirst):
        held_deal(person)
    scheme.delete()
    with pytest.raises(NotRunning):
        held_deal(person)


def test_block_that_is_full_says_so_and_own_space_is_not_booked(scheme, owner, driver):
    lent_space(scheme, owner)
    with pytest.raises(OwnSpace):
        held_deal(owner)
    held_deal(driver)
    area, wish = areas_for(wish_for())[0], wish_for()
    with pytest.raises(NoneFree):
        hold_space(person=participant(scheme), area=area, wish=wish, client_key=uuid4())


def test_plate_is_given_with_the_yes(spaces, driver, scheme):
    deal = held_deal(driver)
    assert deal.plate == ""
    deal = book_space(deal=deal, plate="12가3456", by=driver)
    assert (deal.plate, deal.booking.status) == ("12가3456", Status.CONFIRMED)
    with pytest.raises(NotYourDeal):
        cancel_deal(deal=deal, by=participant(scheme))
    assert cancel_deal(deal=deal, by=driver).plate == ""


def test_arriving_opens_a_quarter_of_an_hour_before(spaces, driver):
    deal = booked_deal(driver)
    with pytest.raises(TooEarly):
        arrive_at_space(deal=deal, by=driver)
    with pytest.raises(NotNow):
        leave_space(deal=deal, by=driver)
    with time_machine.travel(deal.booking.starts_at - timedelta(minutes=14)):
        assert arrive_at_space(deal=deal, by=driver).booking.status == Status.IN_USE
        with pytest.raises(NotNow):
            cancel_deal(deal=deal, by=driver)


def test_leaving_early_frees_the_rest(spaces, driver):
    deal = booked_deal(driver)
    starts = deal.booking.starts_at
    with time_machine.travel(starts, tick=False):
        arrive_at_space(deal=deal, by=driver)
    with time_machine.travel(starts + timedelta(hours=1), tick=False):
        left = leave_space(deal=deal, by=driver)
        assert leave_space(deal=left, by=driver) == left
    assert left.booking.ends_at == left.left_at == starts + timedelta(hours=1)
    assert left.overstay_minutes == 0


@pytest.mark.parametrize(("late", "counted", "excess"), [(9, 9, 0), (25, 25, 15)])
def test_overstay_counts_only_what_is_beyond_the_grace(
    spaces, driver, late, counted, excess
):
    deal = booked_deal(driver)
    with time_machine.travel(deal.booking.starts_at, tick=False):
        arrive_at_space(deal=deal, by=driver)
    ends = deal.booking.ends_at
    with time_machine.travel(ends + timedelta(minutes=late), tick=False):
        left = leave_space(deal=deal, by=driver)
    assert (left.overstay_minutes, left.excess_minutes) == (counted, excess)
    assert left.booking.ends_at == ends


def test_staying_longer_needs_the_time_to_be_free(scheme, owner, driver):
    lent_space(scheme, owner)
    deal = booked_deal(driver, wish_for(in_hours(1, 2)))
    booked_deal(participant(scheme), wish_for(in_hours(3, 4)))
    longer = stay_longer(
        deal=deal, until=deal.booking.ends_at + timedelta(hours=1), by=driver
    )
    assert longer.minutes == 120
    with pytest.raises(AlreadyTaken):
        stay_longer(
            deal=deal, until=longer.booking.ends_at + timedelta(hours=1), by=driver
        )
    assert Deal.objects.get(pk=deal.pk).minutes == 120


def test_hold_that_lapsed_cannot_be_booked(spaces, driver):
    deal = held_deal(driver)
    with (
        time_machine.travel(timezone.now() + timedelta(minutes=11)),
        pytest.raises(HoldIsOver),
    ):
        book_space(deal=deal, plate="12가3456", by=driver)
    assert Deal.objects.get(pk=deal.pk).plate == ""
