"""What an owner does with a space, and what becomes of it when they leave."""

from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.core import mail
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.urls import reverse
from PIL import Image

from accounts.actions import erase_person
from experiments.actions import withdraw_participation
from experiments.bookings.workflow import Status
from experiments.enums import DataWish
from experiments.parking.actions import (
    add_photo,
    agree_to_card,
    clear_occupied,
    move_photo,
    remove_photo,
    report_occupied,
    withdraw_space,
)
from experiments.parking.availability import areas_for, free_in
from experiments.parking.enums import Cause
from experiments.parking.models import Deal, Displacement, SpacePhoto
from experiments.parking.permissions import CardHasChanged, EnoughPhotos
from experiments.parking.workflow import SpaceStatus
from experiments.permissions import NotAllowed
from tests.factories.accounts import sign_in
from tests.factories.parking import (
    RuleCardFactory,
    booked_deal,
    in_hours,
    lent_space,
    participant,
    wish_for,
)


def picture(colour="green"):
    content = BytesIO()
    Image.new("RGB", (40, 30), colour).save(content, "JPEG")
    return ContentFile(content.getvalue(), name=f"{colour}.jpg")


@pytest.fixture
def space(scheme, owner):
    return lent_space(scheme, owner)


def test_photos_come_last_and_are_put_in_order(space, owner, driver):
    first, second, third = (
        add_photo(space=space, picture=picture(), by=owner) for _each in range(3)
    )
    move_photo(photo=third, earlier=True, by=owner)
    assert list(space.photos_in_order()) == [first, third, second]
    move_photo(photo=first, earlier=True, by=owner)  # the first stays the first
    move_photo(photo=first, earlier=False, by=owner)
    assert list(space.photos_in_order()) == [third, first, second]
    with pytest.raises(NotAllowed):
        move_photo(photo=first, earlier=True, by=driver)
    path = third.picture.path
    with open(path, "rb") as stored:
        assert stored.read(2) == b"\xff\xd8"
    with pytest.raises(NotAllowed):
        remove_photo(photo=third, by=driver)
    remove_photo(photo=third, by=owner)
    fourth = add_photo(space=space, picture=picture(), by=owner)
    assert list(space.photos_in_order()) == [first, second, fourth]


def test_deleted_photo_is_gone_from_the_disk(
    space, owner, django_capture_on_commit_callbacks
):
    photo = add_photo(space=space, picture=picture(), by=owner)
    storage, name = photo.picture.storage, photo.picture.name
    assert storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        remove_photo(photo=photo, by=owner)
    assert not storage.exists(name)


def test_seventh_photo_is_refused_and_none_is_lost(space, owner):
    for _each in range(6):
        add_photo(space=space, picture=picture(), by=owner)
    with pytest.raises(EnoughPhotos):
        add_photo(space=space, picture=picture(), by=owner)
    assert space.photos.count() == 6


def test_photos_are_ordered_by_buttons_on_the_page(client, space, owner, driver):
    first, second = (
        add_photo(space=space, picture=picture(each), by=owner)
        for each in ("green", "red")
    )
    address = reverse("parking:space-photo-move", args=[first.pk])
    sign_in(client, driver)
    assert client.post(address, {"later": "1"}).status_code == 404
    sign_in(client, owner)
    page = client.post(address, {"later": "1"}, follow=True)
    assert list(page.context["photos"]) == [second, first]
    assert client.get(address).status_code == 405


def test_owner_looks_and_says_that_it_is_free_again(space, owner, driver, scheme):
    lent_space(scheme, metres=30)
    deal = booked_deal(driver)
    wish = wish_for(in_hours(1.25, 2))

    def free():
        return free_in(areas_for(wish)[0], wish)

    with time_machine.travel(deal.booking.starts_at, tick=False):
        report_occupied(deal=deal, by=driver)
        assert free() == []  # one reported, the driver in the other
        with pytest.raises(NotAllowed):
            clear_occupied(space=space, by=driver)
        clear_occupied(space=space, by=owner)
        assert free() == [space]


def test_deal_is_made_by_the_card_that_the_owner_saw(space, owner, driver, scheme):
    seen = space.card
    scheme.card = RuleCardFactory(version=90, grace_minutes=0, overstay_factor=3)
    scheme.save()
    deal = booked_deal(driver)
    assert deal.card == seen
    with pytest.raises(CardHasChanged):
        agree_to_card(space=space, version=seen.version, by=owner)
    agree_to_card(space=space, version=90, by=owner)
    after = booked_deal(participant(scheme), wish_for(in_hours(4, 5)))
    assert after.card == scheme.card
    assert Deal.objects.get(pk=deal.pk).card == seen  # what was booked keeps it


def test_owner_agrees_to_a_new_card_on_its_page(client, space, owner, scheme):
    sign_in(client, owner)
    address = reverse("parking:space-card", args=[space.resource.slug])
    own = reverse("parking:space", args=[space.resource.slug])
    assert client.get(own).context["new_card"] is None
    scheme.card = RuleCardFactory(version=91)
    scheme.save()
    assert client.get(own).context["new_card"] == scheme.card
    assert client.get(address).status_code == 200
    client.post(address, {"version": "10000000000000000000"})
    space.refresh_from_db()
    assert space.card != scheme.card
    client.post(address, {"version": "91"})
    space.refresh_from_db()
    assert space.card == scheme.card


@pytest.fixture
def lent_twice(scheme, owner, driver):
    """Two of the owner's, a neighbour's between, and a driver booked at each of the owner's."""
    first, second = lent_space(scheme, owner), lent_space(scheme, owner, metres=10)
    neighbours = [lent_space(scheme, metres=20), lent_space(scheme, metres=40)]
    deals = [booked_deal(driver), booked_deal(participant(scheme))]
    assert [each.space for each in deals] == [first, second]
    return neighbours, deals


def assert_seated_with_letters(neighbours, deals):
    moved = Displacement.objects.order_by("pk")
    assert [(each.cause, each.by_clock) for each in moved] == [
        (Cause.WITHDRAWN, True)
    ] * 2
    now = [Deal.objects.get(pk=each.pk).space for each in deals]
    assert now == neighbours
    letters = [
        (each.to, each.subject)
        for each in mail.outbox
        if each.subject == "You have another parking space"
    ]
    assert letters == [
        ([each.booking.person.email], "You have another parking space")
        for each in deals
    ]


def test_erased_owner_leaves_no_driver_in_the_street(
    lent_twice, owner, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(person=owner)
    assert_seated_with_letters(*lent_twice)


def test_whoever_leaves_the_experiment_lends_no_more(
    lent_twice, owner, scheme, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        call_command("tend_parking", verbosity=0)
        assert Displacement.objects.count() == 0  # whoever takes part stays
        participation = scheme.experiment.participations.get(user=owner)
        withdraw_participation(
            participation=participation, data_wish=DataWish.KEEP_ANONYMOUS, by=owner
        )
        mail.outbox.clear()
        call_command("tend_parking", verbosity=0)
        call_command("tend_parking", verbosity=0)
    assert_seated_with_letters(*lent_twice)
    own = owner.parking_spaces.order_by("pk")
    assert [(each.status, each.resource.is_bookable) for each in own] == [
        (SpaceStatus.PAUSED, False)
    ] * 2
    subject = "Your parking space is not lent any more"
    told = [each.to for each in mail.outbox if each.subject == subject]
    assert told == [[owner.email]] * 2


def test_withdrawn_space_with_nowhere_to_go_costs_nothing_and_names_car_parks(
    space, owner, driver, django_capture_on_commit_callbacks
):
    deal = booked_deal(driver)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_space(space=space, by=owner)
    assert Deal.objects.get(pk=deal.pk).booking.status == Status.CANCELLED
    assert Displacement.objects.get().found is None
    assert SpacePhoto.objects.count() == 0
    with time_machine.travel(deal.booking.ends_at + timedelta(hours=1)):
        call_command("settle_parking", verbosity=0)
        assert not deal.transactions.exists()
    assert [each.to for each in mail.outbox] == [[driver.email]]
