"""A space is found, chosen with what goes with it, and its door opens in time."""

from datetime import timedelta
from urllib.parse import urlencode
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.exports import export_person
from accounts.roles import Role
from experiments.bookings.actions import call_off_booking
from experiments.bookings.actions.links import renew_link
from experiments.bookings.emails import letter_confirmed
from experiments.bookings.enums import Feature
from experiments.bookings.exports import token_of
from experiments.bookings.models import Booking
from experiments.bookings.wishes import Wish
from experiments.bookings.workflow import Status
from experiments.spaces.actions import hold_space
from experiments.spaces.actions.booking import wait_for_space
from experiments.spaces.doors import ways_into
from experiments.spaces.models import DoorCode
from experiments.spaces.permissions import NotYourExperiment, TooManyPeople
from experiments.workflow import Status as ExperimentStatus
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.bookings import booked, on_the_hour, span
from tests.factories.experiments import ExperimentFactory
from tests.factories.spaces import SpaceFactory, equipment
from tests.streams import body_of

pytestmark = pytest.mark.django_db


def slugs(client, **asked):
    response = client.get(reverse("spaces:list") + "?" + urlencode(asked, doseq=True))
    return [space.resource.slug for space in response.context["page_of"]]


def typed(form, **more):
    day = f"{on_the_hour(10):%Y-%m-%d}"
    given = {"day": day, "start": "10:00", "until": "12:00", "title": "Practice"}
    return {**given, "people": 3, "client_key": form["client_key"].value(), **more}


def test_list_is_narrowed_by_what_is_asked_for(client, resident):
    hall = SpaceFactory(resource__slug="hall", people=80, resource__features=3)
    SpaceFactory(resource__slug="room", people=8, resource__parent=hall.resource)
    equipment(resource__slug="lamps")
    assert slugs(client) == ["lamps", "hall", "room"]
    assert slugs(client, kind="room", people=50) == ["hall"]
    assert slugs(client, access=[1, 2]) == ["hall"]
    assert slugs(client, access=[1, 4]) == []
    booked(resident, hall.resource, span(10, 12))
    day = f"{on_the_hour(10):%Y-%m-%d}"
    assert slugs(client, day=day, start="11:00", until="13:00") == ["lamps"]
    assert slugs(client, day=day, start="12:00", until="13:00") == [
        "lamps",
        "hall",
        "room",
    ]


def test_half_a_time_is_no_time(client):
    SpaceFactory()
    response = client.get(reverse("spaces:list") + "?start=10:00")
    assert response.context["form"].non_field_errors() == [
        "For a time, give the day and both hours: from and until."
    ]


def test_list_without_spaces_is_not_there(client):
    assert client.get(reverse("spaces:list")).status_code == 404


def test_list_asks_the_database_as_often_however_long_it_is(
    client, django_assert_max_num_queries
):
    for _number in range(5):
        SpaceFactory()
    day = f"{on_the_hour(10):%Y-%m-%d}"
    with django_assert_max_num_queries(12):
        assert len(slugs(client, day=day, start="11:00", until="13:00")) == 5


def test_page_of_a_space_shows_its_free_times(
    client, resident, django_assert_max_num_queries
):
    space = SpaceFactory()
    booked(resident, space.resource, span(10, 12))
    DoorCode.objects.create(space=space, code="9753#")
    with django_assert_max_num_queries(12):
        response = client.get(space.get_absolute_url())
    tomorrow = response.context["days"][1]
    assert [bar.words for bar in tomorrow.free] == ["00:00–10:00", "12:00–24:00"]
    assert "9753#" not in response.content.decode()


def test_visitor_prepares_signs_in_and_loses_nothing(client, resident):
    room = SpaceFactory(people=10)
    lamps = equipment()
    room.tools.add(lamps)
    address = reverse("spaces:book", args=[room.resource.slug])
    form = client.get(address).context["form"]
    sent = client.post(address, typed(form, **{f"tool_{lamps.pk}": 2}))
    assert "/login/" in sent.url
    sign_in(client, resident)
    back = client.get(address, dict(typed(form, **{f"tool_{lamps.pk}": 2})))
    form = back.context["form"]
    assert (form["title"].value(), form[f"tool_{lamps.pk}"].value()) == (
        "Practice",
        "2",
    )
    client.post(address, typed(form, **{f"tool_{lamps.pk}": 2}))
    booking = Booking.objects.get()
    assert booking.status == Status.HELD
    assert dict(booking.items.values_list("resource__slug", "count")) == {
        room.resource.slug: 1,
        lamps.resource.slug: 2,
    }


def test_room_with_its_hall_is_taken_as_a_whole_or_not(client, resident, neighbour):
    hall = SpaceFactory(people=80)
    room = SpaceFactory(resource__parent=hall.resource)
    other = SpaceFactory(resource__parent=hall.resource)
    booked(neighbour, other.resource, span(10, 12))
    sign_in(client, resident)
    address = reverse("spaces:book", args=[room.resource.slug])
    form = client.get(address).context["form"]
    refused = client.post(address, typed(form, with_hall="on"))
    assert (refused.status_code, Booking.objects.filter(person=resident).count()) == (
        422,
        0,
    )
    client.post(address, typed(form))
    assert Booking.objects.get(person=resident).items.get().resource == room.resource


def test_room_hall_buffer_and_three_things_are_one_booking_or_none(
    client, resident, neighbour
):
    hall = SpaceFactory(people=80)
    room = SpaceFactory(
        resource__parent=hall.resource,
        resource__rules__buffer_before_minutes=30,
        resource__rules__buffer_after_minutes=15,
    )
    tools = [equipment(quantity=3) for _kind in range(3)]
    room.tools.set(tools)
    sign_in(client, resident)
    address = reverse("spaces:book", args=[room.resource.slug])
    asked = {f"tool_{tool.pk}": number for number, tool in enumerate(tools, start=1)}
    last = booked(neighbour, tools[2].resource, span(12, 13))  # within the buffer

    def send():
        form = client.get(address).context["form"]
        return client.post(address, typed(form, with_hall="on", **asked)).status_code

    assert send() == 422
    assert not Booking.objects.filter(person=resident).exists()
    call_off_booking(booking=last, by=neighbour)
    assert send() == 302
    booking = Booking.objects.get(person=resident)
    assert dict(booking.items.values_list("resource", "count")) == {
        room.resource_id: 1,
        hall.resource_id: 1,
        **{tool.resource_id: asked[f"tool_{tool.pk}"] for tool in tools},
    }
    claimed = {(each.starts_at, each.ends_at) for each in booking.claims.all()}
    assert claimed == {(on_the_hour(9.5), on_the_hour(12.25))}


def test_what_somebody_needs_is_a_hard_filter(client):
    SpaceFactory(resource__slug="steps", resource__features=0)
    SpaceFactory(resource__slug="level", resource__features=Feature.STEP_FREE)
    fit = Feature.STEP_FREE | Feature.WIDE | Feature.TOILET
    SpaceFactory(resource__slug="wide", resource__features=fit)
    wheelchair = [int(Feature.STEP_FREE), int(Feature.WIDE)]
    assert slugs(client, access=int(Feature.STEP_FREE)) == ["level", "wide"]
    assert slugs(client, access=wheelchair) == ["wide"]
    assert slugs(client, access=[*wheelchair, int(Feature.HEARING_LOOP)]) == []


def test_price_is_by_the_hour_and_nothing_for_a_role_or_a_running_experiment(resident):
    room = SpaceFactory(
        resource__rules__points_per_hour=4,
        resource__rules__points_ahead=6,
        free_roles=[Role.STARTUP_MEMBER.value],
    )
    founder = UserFactory(email="f@example.org", roles=[Role.STARTUP_MEMBER])
    own = ExperimentFactory(status=ExperimentStatus.RUNNING, organisers=[resident])
    ended = ExperimentFactory(status=ExperimentStatus.PAUSED, organisers=[resident])
    paid = held_space(resident, room, span(8, 9.5))
    assert paid.points == 6
    assert held_space(founder, room, span(10, 12)).points == 0
    assert held_space(resident, room, span(12, 13), experiment=own.pk).points == 0
    for other in (ended, ExperimentFactory(status=ExperimentStatus.RUNNING)):
        with pytest.raises(NotYourExperiment):
            held_space(resident, room, span(14, 15), experiment=other.pk)


def held_space(person, space, when, **more):
    wish = Wish.for_one(space.resource, when, **more)
    return hold_space(person=person, wish=wish, client_key=uuid4())


def test_room_does_not_hold_more_than_it_holds(resident):
    room = SpaceFactory(people=10)
    with pytest.raises(TooManyPeople):
        held_space(resident, room, span(10, 12), people=11)
    assert held_space(resident, room, span(10, 12), people=10).people == 10


def test_door_opens_in_time_and_only_for_who_booked(
    resident, neighbour, manager, time_machine
):
    room = SpaceFactory()
    DoorCode.objects.create(space=room, code="9753#", minutes_before=30)
    booking = booked(resident, room.resource, span(10, 12))

    def codes(person):
        return [each.code for each in ways_into(booking, person)]

    time_machine.move_to(booking.starts_at - timedelta(minutes=31), tick=False)
    assert codes(resident) == [""]
    time_machine.move_to(booking.starts_at - timedelta(minutes=30), tick=False)
    assert (codes(resident), codes(neighbour), codes(manager)) == (["9753#"], [], [])
    time_machine.move_to(booking.ends_at, tick=False)
    assert codes(resident) == []
    assert timezone.now() == booking.ends_at


def test_door_code_stands_nowhere_else(
    client, resident, manager, django_capture_on_commit_callbacks, caplog, capsys
):
    """Before its time in no letter, list, calendar, own data or log; neither for who booked nor for anybody."""
    room = SpaceFactory()
    DoorCode.objects.create(space=room, code="9753#", minutes_before=30)
    with caplog.at_level(0), django_capture_on_commit_callbacks(execute=True):
        booking = booked(resident, room.resource, span(10, 12))
        letter_confirmed(booking)
    link = token_of(renew_link(person=resident))
    sign_in(client, resident)
    pages = [
        reverse("bookings:mine"),
        reverse("bookings:booking", args=[booking.code]),
        reverse("bookings:calendar-feed", args=[link]),
        reverse("spaces:list"),
        room.get_absolute_url(),
        reverse("spaces:book", args=[room.resource.slug]),
    ]
    told = [client.get(page) for page in pages]
    assert [each.status_code for each in told] == [200] * len(pages)
    texts = [body_of(each).decode() for each in told]
    texts += [letter.body for letter in mail.outbox]
    with ZipFile(export_person(resident)) as own_data:
        texts += [own_data.read(name).decode() for name in own_data.namelist()]
    texts += [caplog.text, *capsys.readouterr()]
    assert [text for text in texts if "9753" in text] == []
    assert len(mail.outbox) == 1


def test_page_of_the_booking_shows_the_way_in(client, resident, time_machine):
    room = SpaceFactory()
    DoorCode.objects.create(space=room, code="9753#", minutes_before=30)
    booking = booked(resident, room.resource, span(10, 12))
    sign_in(client, resident)
    page = reverse("bookings:booking", args=[booking.code])
    assert "9753#" not in client.get(page).content.decode()
    time_machine.move_to(booking.starts_at)
    sign_in(client, resident)
    assert "9753#" in client.get(page).content.decode()


def test_waiting_for_a_space_has_the_limits_of_booking_it(resident):
    room = SpaceFactory(people=10)
    other = ExperimentFactory(status=ExperimentStatus.RUNNING)
    for refusal, more in (
        (TooManyPeople, {"people": 11}),
        (NotYourExperiment, {"experiment": other.pk}),
    ):
        wish = Wish.for_one(room.resource, span(10, 12), **more)
        with pytest.raises(refusal):
            wait_for_space(person=resident, wish=wish)
    wish = Wish.for_one(room.resource, span(10, 12), people=10)
    assert wait_for_space(person=resident, wish=wish).people == 10
