"""The park manager's day, by the keys alone: from cell to cell, from day to day, and a room closed for repairs."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils.translation import override, pgettext

from accounts.models import Profile
from experiments.bookings.models import Booking
from experiments.bookings.workflow import Status
from experiments.spaces.enums import Outcome
from tests.factories.bookings import booked, on_the_hour, span
from tests.factories.home import opened_park
from tests.factories.observations import words
from tests.factories.spaces import SpaceFactory

from .person import LARGE
from .phone import LANGUAGES

pytestmark = pytest.mark.browser


@pytest.fixture
def rooms(live_site):
    """Two that are equal."""
    opened_park()
    return [
        SpaceFactory(resource__slug=name.lower(), resource__name=words(name))
        for name in ("Maple", "Oak")
    ]


class Keys:
    """Everything by Tab, arrows, letters and Enter."""

    def __init__(self, person):
        self.person, self.page = person, person.page

    def go(self, to: str) -> None:
        """Tab by tab until the focus stands on what this selector names."""
        for _stop in range(150):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("(to) => document.activeElement.matches(to)", to):
                return
        raise AssertionError(f"Tab does not come to {to}")

    def enter(self) -> None:
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def press(self, key: str) -> str:
        """Where the focus stands then, in the words of a screen reader."""
        self.page.keyboard.press(key)
        return self.page.evaluate("document.activeElement.getAttribute('aria-label')")

    def fill(self, **values) -> None:
        for name, value in values.items():
            self.go(f'main [name="{name}"]')
            self.page.keyboard.type(value)


def walks_through_the_day(keys, day):
    """The booking beside, the one below, the ends of the row; Enter opens what one stands on."""
    keys.person.open(f"spaces/manage/day/{day}/")
    keys.person.look()
    keys.go("[data-day-plan] a")
    assert "Choir" in keys.press("ArrowRight")
    keys.press("ArrowRight")
    assert "Chess" in keys.press("ArrowRight")
    assert "Yoga" in keys.press("ArrowDown")
    free = keys.person.word("free, book it")
    assert keys.press("Home").endswith(free)
    assert "Choir" in keys.press("ArrowUp")
    keys.enter()
    keys.person.main.locator(".receipt").wait_for()
    keys.person.look()


def walks_from_day_to_day(keys, day):
    keys.person.open(f"spaces/manage/day/{day}/")
    for key, days in (("ArrowRight", 1), ("ArrowLeft", 0)):
        keys.go("[data-before]")
        with keys.page.expect_navigation():
            keys.page.keyboard.press(key)
        assert keys.page.url.endswith(f"/{day + timedelta(days=days)}/")


def closes_the_first_room(keys, day):
    keys.go('.sections [href$="/manage/spaces/"]')
    keys.enter()
    with override(keys.person.language):
        heading = pgettext("rooms and tools", "Spaces")
    keys.person.main.get_by_role("heading", level=1, name=heading).wait_for()
    keys.person.look()
    keys.go('[href$="/maple/close/"]')
    keys.enter()
    keys.person.look()
    typed = f"{day:%m%d%Y}"  # as the browser of the tests reads days and hours
    keys.fill(first_day=typed, first_hour="0900AM")
    keys.fill(last_day=typed, last_hour="0600PM", reason="New floor")
    hours = [keys.person.box(f"{end}_hour").input_value() for end in ("first", "last")]
    assert hours == ["09:00", "18:00"]
    keys.go("main .button.is-danger")
    keys.enter()
    keys.person.sees("It is closed. Everybody concerned is told.")
    keys.person.look()
    cells = keys.person.main.locator("tbody td:last-child").all_inner_texts()
    with override(keys.person.language):
        moved = f"{Outcome.MOVED.label}: {words('Oak')[keys.person.language]}"
        assert [each.strip() for each in cells] == [moved, Outcome.CANCELLED.label]


def is_told(somebody, user, booking, subject, things):
    """By letter and on the page of the booking, each in the reader's language."""
    reader = somebody(user)
    (letter,) = [each for each in mail.outbox if each.to == [user.email]]
    assert letter.subject == reader.word(subject, things=things)
    assert "New floor" in letter.body
    reader.open(f"bookings/{booking.code}/")
    reader.main.get_by_role("heading", level=1, name=things, exact=True).wait_for()
    assert "New floor" in reader.main.inner_text()
    reader.look()


@pytest.mark.parametrize("language", LANGUAGES)
def test_day_and_closing_by_the_keys_alone(
    rooms, people, resident, neighbour, founder, manager, language
):
    Profile.objects.update(language=language)
    maple, oak = (each.resource for each in rooms)
    choir = booked(resident, maple, title="Choir")
    chess = booked(neighbour, maple, span(14, 16), title="Chess")
    booked(founder, oak, span(14, 16), title="Yoga")
    day = on_the_hour().date()
    somebody = people(language)
    keys = Keys(somebody(manager, screen=LARGE))
    walks_through_the_day(keys, day)
    walks_from_day_to_day(keys, day)
    closes_the_first_room(keys, day)
    assert len(mail.outbox) == 2
    moved, cancelled = (
        "Your booking has a new place: %(things)s",
        "Cancelled by the park: %(things)s",
    )
    is_told(somebody, resident, choir, moved, words("Oak")[language])
    is_told(somebody, neighbour, chess, cancelled, words("Maple")[language])
    assert [Booking.objects.get(pk=each.pk).status for each in (choir, chess)] == [
        Status.CONFIRMED,
        Status.CANCELLED,
    ]
