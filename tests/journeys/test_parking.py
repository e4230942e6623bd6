"""Happy parking from both sides: a neighbour lends her space, a driver finds it taken and stands elsewhere at no cost."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db.models import F

from experiments.bookings.models import Booking, Claim
from experiments.bookings.workflow import Status
from experiments.parking.models import Deal, Displacement, ParkingSpace, Rating
from experiments.parking.workflow import SpaceStatus
from tests.factories.home import opened_park
from tests.factories.parking import HERE, PDF, lent_space, participant, running_scheme

from .phone import LANGUAGES

pytestmark = pytest.mark.browser
POINT = f"{HERE[0]}, {HERE[1]}"
ROUTE = "The blue gate, 0815."
CAUSE = "%(cause)s: you have another space, %(metres)s m from the first. It costs you nothing more."


@pytest.fixture
def scheme(live_site):
    opened_park()
    return running_scheme()


def describes(owner):
    """Step by step, as the pages lead on."""
    owner.open("parking/lend/")
    owner.press("Lend a space")
    owner.stands_before("Where is the space?")
    owner.look()
    owner.fill(address="7 Blue Street", point=POINT)
    owner.press("Keep and continue")
    owner.stands_before("How large is it, and who can use it?")
    owner.look()
    owner.fill(length_cm=520, width_cm=340)
    owner.tick("is_wide")
    owner.press("Keep and continue")
    owner.stands_before("How does one get there?")
    owner.look()
    owner.fill(entry_route=ROUTE)
    owner.press("Keep and continue")
    owner.stands_before("When may neighbours park?")
    owner.look()


def proves_and_hands_in(owner):
    owner.stands_before("What shows that you may lend it?")
    owner.look()
    owner.box("proof").set_input_files(
        {"name": "lease.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    owner.press("Keep and continue")
    owner.stands_before("Check it, read the card, hand it in")
    owner.look()
    owner.tick("agree")
    owner.press("Hand in")
    owner.sees("Handed in. The park manager looks at it and writes to you.")
    owner.look()


def approves(officer, space):
    """Having seen the document, which is gone afterwards."""
    officer.open("parking/desk/")
    officer.look()
    with officer.page.expect_navigation():
        officer.main.get_by_role("link", name="7 Blue Street").click()
    officer.look()
    with officer.page.expect_download() as download:
        officer.on("Open the document", "link").click()
    assert download.value.path().read_bytes() == PDF
    officer.press("Accept the space")
    officer.sees("Decided. A letter tells those concerned.")
    space.refresh_from_db()
    assert (space.status, space.proof.name) == (SpaceStatus.APPROVED, "")


def finds_and_books(driver) -> Deal:
    driver.open("parking/")
    driver.fill(place=POINT)
    driver.press("Show blocks")
    driver.sees("Free for your time")
    driver.look()
    driver.follow("Choose block %(number)s", number=1)
    driver.stands_before("Hold a space in this block")
    driver.look()
    driver.press("Hold this space")
    driver.stands_before("A space is held for you")
    driver.sees_time_run("[data-countdown] + .quiet")
    assert ROUTE not in driver.main.inner_text()
    driver.look()
    driver.fill(plate="12가 3456")
    driver.press("Book this space")
    driver.stands_before("Your space is booked")
    driver.reads(ROUTE)
    driver.look()
    return Deal.objects.get()


def quarter_of_an_hour_goes_by(booking):
    """So that what was booked for the next quarter has begun, whatever the clock says."""
    past = timedelta(minutes=15)
    for rows in (
        Booking.objects.filter(pk=booking.pk),
        Claim.objects.filter(booking=booking),
    ):
        rows.update(starts_at=F("starts_at") - past, ends_at=F("ends_at") - past)


def arrives(driver, space):
    """By the code at the space."""
    driver.open(f"parking/at/{space.token}/")
    driver.stands_before("Your space is booked")
    driver.press("I have arrived")
    driver.stands_before("You are parked")
    driver.look()


def is_seated_elsewhere(driver, deal, other):
    driver.press("The space is occupied")
    driver.sees("We found you another space. Nothing more to pay.")
    moved = Displacement.objects.get()
    cause = driver.word("The space was occupied")
    driver.sees(CAUSE, cause=cause, metres=moved.metres)
    assert (moved.left, moved.found, moved.by_clock) == (deal.space, other, False)
    driver.reads("The red gate, 4711.")
    driver.look()
    minutes, plate = deal.minutes, deal.plate
    deal.refresh_from_db()
    assert (deal.space, deal.booking.status) == (other, Status.IN_USE)
    assert (deal.minutes, deal.plate) == (minutes, plate)


def leaves_and_rates(driver, deal):
    driver.press("I am leaving")
    driver.stands_before("This parking is over")
    driver.look()
    driver.tick("verdict", "uneven")
    driver.press("Send")
    driver.sees("Thank you. Your word counts with the others.")
    deal.booking.refresh_from_db()
    assert deal.booking.status == Status.ENDED
    assert Rating.objects.values_list("deal", "side", "verdict").get() == (
        deal.pk,
        "driver",
        "uneven",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_neighbour_lends_and_driver_is_displaced(scheme, people, manager, language):
    somebody = people(language)
    owner = somebody(participant(scheme, email="owner@example.org"))
    describes(owner)
    owner.press("Open day and night instead")
    owner.follow("Continue")
    proves_and_hands_in(owner)
    space = ParkingSpace.objects.get()
    mail.outbox.clear()
    approves(somebody(manager), space)
    assert [each.to for each in mail.outbox] == [["owner@example.org"]]

    other = lent_space(scheme, metres=150, entry_route="The red gate, 4711.")
    lent_space(scheme, metres=300)  # the third lender: fewer would not hide one another
    driver = somebody(participant(scheme))
    deal = finds_and_books(driver)
    assert deal.space == space
    quarter_of_an_hour_goes_by(deal.booking)
    arrives(driver, space)
    is_seated_elsewhere(driver, deal, other)
    leaves_and_rates(driver, deal)

    owner.open(f"parking/at/{space.token}/")
    owner.look()
    owner.open(f"parking/lend/{space.resource.slug}/")
    owner.look()
    owner.press("It is free again")
    owner.sees("Thank you. It can be booked again.")
    space.refresh_from_db()
    assert space.occupied_until is None
