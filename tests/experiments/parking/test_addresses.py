"""A search is filled in again from what was booked."""

import pytest
from django.urls import reverse

from experiments.parking.addresses import address_again
from experiments.parking.models import Deal
from experiments.parking.wishes import Needs
from tests.factories.parking import HERE, booked_deal, in_hours, lent_space, wish_for

pytestmark = pytest.mark.django_db


def test_same_place_car_and_needs_are_searched_again(client, scheme, driver):
    lent_space(scheme, features=1, height_cm=220)
    needs = Needs(features=1, height_cm=190)
    deal = booked_deal(driver, wish_for(in_hours(1, 2.5), needs))
    address = address_again(deal.booking, in_hours(3, 4.5))
    form = client.get(address).context["form"]
    assert form.is_valid()
    assert form.wish.point == HERE
    assert form.wish.needs == needs
    assert form.wish.span == in_hours(3, 5)  # the next of the lengths one can choose
    assert deal.space.resource.slug not in address


def test_without_its_place_one_begins_anew(scheme, driver, spaces):
    deal = booked_deal(driver)
    Deal.objects.update(wanted_latitude=None, wanted_longitude=None)
    assert address_again(deal.booking, in_hours(3, 4)) == reverse("parking:search")
