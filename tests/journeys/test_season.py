"""A group asks for its evening of the week and gets it for the season; everybody sees the sums and can do them again."""

import json

import pytest
from django.core import mail
from django.utils import timezone

from experiments.bookings.models import Booking
from experiments.bookings.workflow import Status
from experiments.spaces.allocation import allocate, canonical
from experiments.spaces.models import Round, SeasonRequest
from tests.factories.home import opened_park
from tests.factories.observations import words
from tests.factories.spaces import SpaceFactory, asked, evening, open_round

from .phone import LANGUAGES

pytestmark = pytest.mark.browser
MONDAY, WEEKS = 0, 4


@pytest.fixture
def season(live_site, neighbour) -> Round:
    """One room; the neighbour's group would like the same evening, or the one after."""
    opened_park()
    room = SpaceFactory(resource__slug="room", resource__name=words("Room"))
    season = open_round(room, weeks=WEEKS)
    wishes = [evening(MONDAY), evening(MONDAY + 1)]
    asked(season, neighbour, *wishes, group="Chess", is_name_public=False)
    return season


def asks(group) -> SeasonRequest:
    """For the same evening, or the one after."""
    group.open("spaces/rounds/")
    group.look()
    with group.page.expect_navigation():
        group.main.locator("h2 a").click()
    group.look()
    group.follow("Ask for a weekly time")
    group.stands_before("Ask for a weekly time")
    group.look()
    group.fill(group="Choir", people=8, opens_0="18:00", closes_0="20:00")
    group.tick("is_name_public")
    group.choose(weekday_0=MONDAY, weekday_1=MONDAY + 1)
    group.fill(opens_1="18:00")
    group.press("Send the request")
    request = SeasonRequest.objects.get(group="Choir")
    group.sees("We have your request. Its code is %(code)s.", code=request.code)
    group.look()
    return request


def gives_the_times_out(officer):
    officer.open("spaces/manage/rounds/")
    officer.look()
    officer.press("Give the times out")
    officer.sees("Given out. Every group has a letter.")


def got_its_season(group, season, request):
    allotment = request.allotments.get()
    dates = allotment.series.dates.order_by("day")
    assert len(dates) == WEEKS
    group.open("spaces/rounds/autumn/")
    own = group.main.locator(".own-request")
    own.locator("summary").click()
    codes = own.locator("details a").all_inner_texts()
    assert codes == [date.booking.code for date in dates]
    assert (
        Booking.objects.filter(person=request.person, status=Status.CONFIRMED).count()
        == WEEKS
    )
    group.look()
    with group.page.expect_navigation():
        own.locator("details a").first.click()
    group.main.locator(".receipt").wait_for()
    group.open("bookings/")
    with group.page.expect_navigation():
        group.main.locator('[aria-labelledby="series-title"] a').click()
    group.sees("Booked: %(booked)s of %(all)s.", booked=WEEKS, all=WEEKS)


def sees_the_sums(stranger, season):
    """Who asked, who got what and why; the file of what went in gives the file of what came out."""
    stranger.open("spaces/rounds/autumn/")
    stranger.sees("Who asked, who got what, and why")
    rows = stranger.main.locator("table tbody tr").all_inner_texts()
    assert sum("Choir" in row for row in rows) == 1
    assert sum("Chess" in row for row in rows) == 0
    sums = stranger.word("%(got)s of %(asked)s", got=2, asked=2)
    assert [sums in row and "100\N{NO-BREAK SPACE}%" in row for row in rows] == [
        True
    ] * 2
    stranger.sees(
        "%(got)s of the %(asked)s hours a week that were asked for could be given.",
        got=4,
        asked=4,
    )
    assert stranger.main.get_by_text(season.seed, exact=True).is_visible()
    stranger.look()
    files = [
        stranger.context.request.get(stranger.site + link.get_attribute("href")).text()
        for link in stranger.main.locator('a[href$=".json"]').all()
    ]
    inputs, result = files
    assert canonical(allocate(json.loads(inputs))) == result


@pytest.mark.parametrize("language", LANGUAGES)
def test_group_gets_its_season_and_everybody_sees_the_sums(
    season, people, resident, neighbour, manager, language
):
    somebody = people(language)
    group = somebody(resident)
    request = asks(group)
    Round.objects.update(closes_at=timezone.now())
    gives_the_times_out(somebody(manager))
    told = sorted(address for letter in mail.outbox for address in letter.to)
    assert told == sorted([resident.email, neighbour.email])
    got_its_season(group, season, request)
    sees_the_sums(somebody(), season)
