"""A number plate is nowhere any more 24 hours after the end: not in a row, a file, a letter, a log or an export."""

import json
import logging
from datetime import timedelta
from zipfile import ZipFile

import pytest
import time_machine
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import models
from django.urls import reverse

from accounts.exports import export_person
from experiments.parking.models import Deal
from tests.factories.accounts import sign_in
from tests.factories.parking import held_deal

PLATE = "77하1234"
TEXT = (models.CharField, models.TextField, models.JSONField)


def rows_with(plate: str) -> list[str]:
    """Every column of every table that can hold words."""
    return [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
        for field in model._meta.local_concrete_fields
        if isinstance(field, TEXT)
        and any(
            plate in str(value)
            for value in model._base_manager.values_list(field.attname, flat=True)
        )
    ]


def files_with(plate: str) -> list[str]:
    roots = {settings.MEDIA_ROOT, settings.PRIVATE_ROOT}
    files = (each for root in roots for each in root.rglob("*") if each.is_file())
    return [each.name for each in files if plate.encode() in each.read_bytes()]


def export_of(person) -> str:
    with ZipFile(export_person(person)) as archive:
        about = json.loads(archive.read("about-you.json"))
    return json.dumps(about, ensure_ascii=False)


@pytest.fixture
def parked(
    client, spaces, driver, caplog, mailoutbox, django_capture_on_commit_callbacks
):
    """Booked on the pages with a mistake first, moved, extended, and left half an hour late."""
    caplog.set_level(logging.DEBUG)
    deal = held_deal(driver)
    code = deal.booking.code

    def press(name, *args, **sent):
        with django_capture_on_commit_callbacks(execute=True):
            client.post(reverse(f"parking:{name}", args=[code, *args]), sent)

    sign_in(client, driver)
    press("deal-book", plate=f"{PLATE} {PLATE} {PLATE}")  # too long: comes back
    press("deal-book", plate=PLATE)
    left = deal.booking.ends_at + timedelta(minutes=60)
    with time_machine.travel(deal.booking.starts_at, tick=False):
        sign_in(client, driver)
        press("deal-occupied", moves=0)
        press("deal-act", "arrive")
        press("deal-extend", minutes=30)
    with time_machine.travel(left, tick=False):
        sign_in(client, driver)
        press("deal-act", "leave")
    deal.refresh_from_db()
    assert (deal.plate, deal.left_at) == (PLATE, left)
    return deal


def test_plate_stands_in_one_column_and_is_gone_a_day_after_the_end(
    parked, client, driver, caplog, mailoutbox
):
    with time_machine.travel(parked.left_at + timedelta(hours=23), tick=False):
        call_command("tend_parking", verbosity=0)
        assert rows_with(PLATE) == ["parking.Deal.plate"]
        assert PLATE in export_of(driver)  # while it is there one is given it
    with time_machine.travel(parked.left_at + timedelta(hours=24), tick=False):
        call_command("tend_parking", verbosity=0)
        call_command("settle_parking", verbosity=0)
        assert rows_with(PLATE) == []
        assert PLATE not in export_of(driver)
        sign_in(client, driver)
        for address in (
            reverse("parking:deal", args=[parked.booking.code]),
            reverse("bookings:booking", args=[parked.booking.code]),
            reverse("parking:mine"),
            reverse("bookings:mine"),
        ):
            assert PLATE not in client.get(address, follow=True).content.decode()
    assert files_with(PLATE) == []
    assert [each.subject for each in mailoutbox if PLATE in str(each.message())] == []
    assert [each for each in caplog.messages if PLATE in each] == []
    assert len(mailoutbox) > 0


def test_owner_reads_the_plate_while_the_car_may_stand_there_and_a_day_more(
    parked, client
):
    space = parked.space
    address = reverse("parking:space", args=[space.resource.slug])

    def reads_it(hours):
        with time_machine.travel(parked.left_at + timedelta(hours=hours), tick=False):
            call_command("tend_parking", verbosity=0)
            sign_in(client, space.owner)
            return PLATE in client.get(address).content.decode()

    assert (reads_it(23), reads_it(24)) == (True, False)


def test_searching_for_a_plate_would_find_it_elsewhere(parked):
    """The negative control: were it written into a second place, the look through all tables would see it."""
    event = parked.booking.events.last()
    event.note = f"moved {PLATE}"
    event.save()
    assert rows_with(PLATE) == ["bookings.BookingEvent.note", "parking.Deal.plate"]


def test_every_deal_is_asked(parked):
    with time_machine.travel(parked.left_at + timedelta(hours=24), tick=False):
        call_command("tend_parking", verbosity=0)
    assert not Deal.objects.exclude(plate="").exists()
