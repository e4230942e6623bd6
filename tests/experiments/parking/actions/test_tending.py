"""What the clock does besides seating: photos of occupied spaces go after a month."""

from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone
from PIL import Image

from experiments.parking.actions import (
    decide_dispute,
    forget_photos,
    raise_dispute,
    report_occupied,
)
from experiments.parking.enums import Decision
from experiments.parking.models import Displacement
from tests.factories.parking import booked_deal

MONTH = timedelta(days=30)


@pytest.fixture
def moved(spaces, driver):
    content = BytesIO()
    Image.new("RGB", (40, 30), "red").save(content, "JPEG")
    photo = ContentFile(content.getvalue(), name="taken.jpg")
    deal = booked_deal(driver)
    with time_machine.travel(deal.booking.starts_at, tick=False):
        return report_occupied(deal=deal, by=driver, photo=photo)


def test_photo_of_strangers_cars_goes_after_a_month(
    moved, django_capture_on_commit_callbacks
):
    storage, name = moved.photo.storage, moved.photo.name
    with time_machine.travel(moved.at + MONTH - timedelta(seconds=1), tick=False):
        assert forget_photos() == 0
        assert storage.exists(name)
    with (
        time_machine.travel(moved.at + MONTH, tick=False),
        django_capture_on_commit_callbacks(execute=True),
    ):
        call_command("tend_parking", verbosity=0)
    assert (Displacement.objects.get().photo.name, storage.exists(name)) == ("", False)


def test_photo_stays_while_a_dispute_is_open(moved, driver, manager):
    with time_machine.travel(moved.at + timedelta(hours=1), tick=False):
        dispute = raise_dispute(deal=moved.deal, words="A van.", photos=[], by=driver)
    with time_machine.travel(moved.at + MONTH, tick=False):
        assert forget_photos() == 0
        decide_dispute(
            dispute=dispute, decision=Decision.SETTLED, reason="Seen.", by=manager
        )
        assert forget_photos() == 1


def test_second_tap_is_the_same_report(moved, driver, spaces):
    """Of a form sent again after a broken answer: nobody is moved twice, no second space is called taken."""
    with time_machine.travel(moved.at, tick=False):
        again = report_occupied(deal=moved.deal, by=driver, moves=0)
        assert again == moved
        reported = [each for each in spaces if _is_reported(each)]
        assert reported == [moved.left]
        further = report_occupied(deal=moved.deal, by=driver, moves=1)
    assert further.left == moved.found


def _is_reported(space) -> bool:
    space.refresh_from_db()
    return space.occupied_until is not None and space.occupied_until > timezone.now()
