"""What the demonstration park lends: its own spaces and those of neighbours, with a month of bookings."""

import json
from collections import defaultdict
from datetime import datetime, time, timedelta
from itertools import pairwise
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db.models import Count, Sum
from django.utils import timezone

from experiments.bookings.actions import hold_booking
from experiments.bookings.calendars import hours_of
from experiments.bookings.enums import Kind
from experiments.bookings.models import (
    Booking,
    BookingEvent,
    Claim,
    Holiday,
    Resource,
    SeriesDate,
)
from experiments.bookings.opening_hours import Span
from experiments.bookings.outlook import nearest_times
from experiments.bookings.wishes import Wish
from experiments.bookings.workflow import HOLDS_TIME, TRANSITIONS, Status
from experiments.models import Experiment
from experiments.observations.figures import from_json
from experiments.parking.actions.ledger import settle_deals
from experiments.parking.blocks import HIDDEN_AMONG
from experiments.parking.codes import Entry
from experiments.parking.enums import Side
from experiments.parking.figures import FIGURES, figures_of
from experiments.parking.models import (
    Deal,
    Displacement,
    Dispute,
    ParkingScheme,
    ParkingSpace,
    Posting,
    Rating,
    Transaction,
)
from experiments.parking.permissions import takes_part
from experiments.spaces.allocation import allocate, canonical
from experiments.spaces.models import DoorCode, Round, Space, SpacePhoto
from home.demo.holidays import HOLIDAYS, IN_LIEU
from home.demo.plant_days import NOW
from home.demo.plant_parking import REACH
from home.demo.plant_spaces import SPACES
from tests.factories.home import DEMONSTRATION_DAY

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("demonstration"),
]
SEOUL = ZoneInfo("Asia/Seoul")
MIDNIGHT = datetime.combine(DEMONSTRATION_DAY, time(0), SEOUL)
LOADED_AT = MIDNIGHT + timedelta(hours=NOW)
TODAY = (MIDNIGHT, MIDNIGHT + timedelta(days=1))
A_MONTH_AGO = MIDNIGHT - timedelta(days=30)


def test_spaces_stand_in_their_halls_with_photos_rules_and_tools():
    assert Space.objects.listed().count() == len(SPACES)
    parents = Resource.objects.exclude(parent=None).values_list("slug", "parent__slug")
    assert dict(parents)["ginkgo-room"] == "great-hall"
    assert dict(parents)["desk-1"] == "open-studio"
    assert SpacePhoto.objects.count() == len(SPACES)
    assert DoorCode.objects.exists()
    assert Space.objects.get(resource__slug="great-hall").tools.count() == 3


def test_spaces_are_found_by_anybody(client):
    page = client.get("/en/spaces/")
    assert page.status_code == 200
    assert all(text.name["en"] in page.content.decode() for text in SPACES)


@pytest.mark.parametrize("slug", ["meeting-room", "wood-workshop", "desk-2"])
def test_spaces_can_be_booked(slug, resident):
    resource = Resource.objects.with_rules().get(slug=slug)
    day = timezone.now().astimezone(SEOUL).date() + timedelta(days=3)
    start = datetime.combine(day, time(10), SEOUL)
    asked = Wish.for_one(resource, Span(start, start + timedelta(hours=2)))
    wish = Wish.for_one(resource, nearest_times(asked)[0])
    booking = hold_booking(person=resident, wish=wish, client_key=uuid4())
    assert booking.status == Status.HELD


@pytest.mark.parametrize("kind", [Kind.ROOM, Kind.DESK, Kind.EQUIPMENT, Kind.PARKING])
def test_today_has_bookings(kind):
    today = Booking.objects.filter(starts_at__range=TODAY, resources__kind=kind)
    assert today.exists()


def test_past_month_has_bookings_of_every_end():
    past = Booking.objects.filter(starts_at__range=(A_MONTH_AGO, MIDNIGHT))
    ends = {Status.ENDED, Status.CANCELLED, Status.NO_SHOW}
    assert set(past.values_list("status", flat=True)) == ends
    assert past.count() > 300


def test_somebody_waits_for_the_yes_of_the_park_manager():
    asked = Booking.objects.get(status=Status.REQUESTED)
    assert asked.resources.get(kind=Kind.ROOM).rules.needs_approval


def test_nothing_overlaps():
    taken = defaultdict(list)
    for each in Claim.objects.order_by("starts_at", "pk"):
        for other in taken[each.resource_id]:
            is_apart = (
                other.ends_at <= each.starts_at
                or other.end_lane <= each.first_lane
                or each.end_lane <= other.first_lane
            )
            assert is_apart
        taken[each.resource_id].append(each)
    assert len(taken) > 20


def test_what_takes_time_has_claims_and_nothing_else():
    counted = Booking.objects.annotate(claimed=Count("claims"))
    with_claims = counted.filter(claimed__gt=0).values_list("status", flat=True)
    without = counted.filter(claimed=0).values_list("status", flat=True)
    assert set(with_claims) <= HOLDS_TIME | {Status.ENDED}
    assert set(without) == {Status.CANCELLED, Status.NO_SHOW}


def test_lives_of_bookings_follow_the_table():
    lives = defaultdict(list)
    for event in BookingEvent.objects.select_related("booking").order_by("at", "pk"):
        lives[event.booking].append(event.status)
    assert len(lives) == Booking.objects.count()
    for booking, statuses in lives.items():
        steps = {step for step in pairwise(statuses) if step[0] != step[1]}
        assert steps <= TRANSITIONS
        assert statuses[-1] == booking.status
        assert statuses[0] == (Status.CONFIRMED if booking.series_id else Status.HELD)


def test_bookings_lie_within_the_hours():
    resources = Resource.objects.with_rules().in_bulk()
    hours = hours_of(resources.values())
    rows = Booking.objects.prefetch_related("items")
    for booking in rows:
        for item in booking.items.all():
            assert hours[item.resource_id].holds(booking.span)


def test_everything_lent_is_marked_as_demonstration():
    for model in (Resource, Booking, ParkingSpace, Deal):
        assert not model.objects.filter(is_demo=False).exists()


def test_holidays_are_days_of_two_years_and_those_in_lieu_are_workdays():
    days = [day for day, _name in HOLIDAYS]
    assert days == sorted(set(days))
    assert {day.year for day in days} == {2026, 2027}
    lieu = [day.weekday() for day, name in HOLIDAYS if name is IN_LIEU]
    assert max(lieu) < 5
    assert Holiday.objects.count() == len(days)


def test_season_is_given_out_as_its_published_inputs_say():
    season = Round.objects.get(slug="season-now")
    assert canonical(allocate(json.loads(season.inputs))) == season.result
    got = {each["got"] for each in json.loads(season.result)["sums"]}
    assert 0 in got and len(got) > 1
    dates = SeriesDate.objects.all()
    assert set(dates.values_list("refusal", flat=True)) == {
        "",
        "AlreadyTaken",
        "Closed",
    }
    assert not dates.filter(booking=None, refusal="").exists()


def test_next_season_takes_requests():
    season = Round.objects.get(slug="season-next")
    assert season.opens_at < LOADED_AT < season.closes_at
    assert season.allotted_at is None
    assert season.requests.exists()


def test_lent_spaces_hide_one_another():
    owners = defaultdict(set)
    for space in ParkingSpace.objects.lent():
        owners[space.block].add(space.owner_id)
        assert space.resource.is_bookable and not space.proof
    assert len(owners) == 4
    assert min(map(len, owners.values())) >= HIDDEN_AMONG


def test_owners_and_drivers_take_part():
    scheme = ParkingScheme.objects.current()
    owners = {space.owner for space in ParkingSpace.objects.select_related("owner")}
    drivers = {deal.booking.person for deal in Deal.objects.whole()}
    assert len(owners) > 10 < len(drivers)
    assert all(takes_part(person, scheme) for person in owners | drivers)


def test_nobody_parks_on_their_own_space():
    deals = Deal.objects.whole()
    assert all(deal.booking.person_id != deal.space.owner_id for deal in deals)
    assert all(deal.booking.resources.get() == deal.space.resource for deal in deals)


def test_displaced_drivers_were_seated_within_reach():
    rows = Displacement.objects.select_related("deal", "found")
    assert len(rows) >= 5
    for each in rows:
        assert each.found_id == each.deal.space_id != each.left_id
        assert each.metres <= REACH


def test_points_add_up_to_nought():
    transactions = Transaction.objects.annotate(sum=Sum("postings__points"))
    assert {each.sum for each in transactions} == {0}
    assert not Transaction.objects.filter(is_sealed=False).exists()
    assert Posting.objects.aggregate(sum=Sum("points")) == {"sum": 0}
    ended = Deal.objects.filter(booking__status=Status.ENDED).count()
    for kind in (Entry.SHARED, Entry.USED):
        assert Transaction.objects.filter(kind=kind).count() == ended
    assert Transaction.objects.filter(kind=Entry.OVERSTAY).exists()
    assert settle_deals() == 0


def test_plates_are_gone_a_day_after_the_end_and_belong_to_no_car():
    with_plate = Deal.objects.exclude(plate="").select_related("booking")
    day_before = LOADED_AT - timedelta(days=1)
    assert all(deal.booking.ends_at > day_before for deal in with_plate)
    assert all(deal.plate.startswith("00") for deal in with_plate)
    assert with_plate.exists()


def test_both_sides_rated_and_one_dispute_waits():
    assert set(Rating.objects.values_list("side", flat=True)) == set(Side.values)
    dispute = Dispute.objects.get()
    assert dispute.is_open and dispute.owner_words and dispute.driver_words
    assert dispute.photos.count() == 2
    assert dispute.deal.excess_minutes > 0


@pytest.mark.parametrize("address", ["/en/", "/en/experiments/happy-parking/"])
def test_lending_is_found_from_the_first_pages(client, address):
    html = client.get(address).content.decode()
    assert 'href="/en/parking/"' in html
    assert ('href="/en/spaces/"' in html) == (address == "/en/")


def test_only_the_experiment_that_lends_leads_to_parking(client):
    html = client.get("/en/experiments/night-bus/").content.decode()
    assert 'href="/en/parking/"' not in html


def test_figures_of_each_day_stand_in_the_results():
    """The registered ones, worked out from bookings; the clock that comes by adds none for these days."""
    record = Experiment.objects.get(slug="happy-parking")
    days = record.observations.filter(form="shared-days")
    assert days.count() > 20
    told = {each.observed_on: each.values for each in days}
    day = max(told)
    assert told[day].items() <= figures_of(day).items()
    fields = from_json(record.result_snapshot.figures)["fields"]
    assert [name for name in FIGURES if name not in str(fields)] == []
