"""The pages, pressed like a driver, an owner and a park manager press them."""

from datetime import timedelta
from io import BytesIO
from urllib.parse import urlencode
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from experiments.bookings.workflow import Status
from experiments.parking.actions import arrive_at_space
from experiments.parking.availability import areas_for
from experiments.parking.models import Deal, Dispute, ParkingSpace, SearchLog
from experiments.parking.workflow import SpaceStatus
from tests.factories.accounts import sign_in
from tests.factories.parking import (
    HERE,
    booked_deal,
    held_deal,
    in_hours,
    lent_space,
    participant,
    proof,
)


def asking(hours=(1, 3), **more) -> str:
    span = in_hours(*hours)
    start = timezone.localtime(span.start).strftime("%Y-%m-%dT%H:%M")
    return urlencode(
        {
            "place": f"{HERE[0]}, {HERE[1]}",
            "start": start,
            "minutes": int(span.minutes),
            **more,
        },
        doseq=True,
    )


def picture(name="space.jpg"):
    content = BytesIO()
    Image.new("RGB", (40, 30), "green").save(content, "JPEG")
    return SimpleUploadedFile(name, content.getvalue(), "image/jpeg")


def test_visitor_searches_and_is_asked_who_they_are_at_the_hold(client, spaces):
    found = client.get(f"{reverse('parking:search')}?{asking()}")
    assert [each.is_free for each in found.context["areas"]] == [True]
    assert SearchLog.objects.values_list("found", "was_booked").get() == (True, False)
    key = found.context["areas"][0].key
    address = f"{reverse('parking:area-hold', args=[key])}?{asking()}"
    page = client.get(address)
    assert page.status_code == 200
    answer = client.post(address, {"client_key": uuid4()})
    assert answer["Location"].startswith("/en/account/login/?next=")
    assert Deal.objects.count() == 0


def test_hold_without_a_time_leads_to_where_one_says_it(client, spaces):
    address = reverse("parking:area-hold", args=[spaces[0].block])
    answer = client.get(address)
    assert (answer.status_code, answer["Location"]) == (302, "/en/parking/?")


def test_signed_in_stranger_is_led_to_joining(client, spaces, resident):
    sign_in(client, resident)
    key = spaces[0].block
    address = f"{reverse('parking:area-hold', args=[key])}?{asking()}"
    answer = client.post(address, {"client_key": uuid4()})
    assert answer["Location"] == "/en/experiments/happy-parking/"


def test_driver_holds_books_arrives_and_leaves(client, spaces, driver):
    sign_in(client, driver)
    address = f"{reverse('parking:area-hold', args=[spaces[0].block])}?{asking()}"
    held = client.post(address, {"client_key": uuid4()}, follow=True)
    assert b"1 Secret Lane" not in held.content
    deal = Deal.objects.get()
    code = deal.booking.code
    bad = client.post(reverse("parking:deal-book", args=[code]), {"plate": "??"})
    assert (bad.status_code, Deal.objects.get().plate) == (422, "")
    booked = client.post(
        reverse("parking:deal-book", args=[code]), {"plate": "12가 3456"}, follow=True
    )
    assert b"The green gate, 4711." in booked.content
    with time_machine.travel(deal.booking.starts_at + timedelta(minutes=1)):
        sign_in(client, driver)
        at_space = client.get(reverse("parking:at-space", args=[deal.space.token]))
        assert at_space["Location"] == reverse("parking:deal", args=[code])
        client.post(reverse("parking:deal-act", args=[code, "arrive"]))
        longer = {"minutes": 30, "ends_at": deal.booking.ends_at.isoformat()}
        client.post(reverse("parking:deal-extend", args=[code]), longer)
        client.post(reverse("parking:deal-extend", args=[code]), longer)  # again
        assert Deal.objects.get().minutes == 150
        gone = client.post(
            reverse("parking:deal-act", args=[code, "leave"]), follow=True
        )
        assert b"The green gate, 4711." not in gone.content
    assert Deal.objects.get().booking.status == Status.ENDED


def test_occupied_takes_one_press_and_a_photo_if_one_likes(client, spaces, driver):
    deal = booked_deal(driver)
    with time_machine.travel(deal.booking.starts_at):
        sign_in(client, driver)
        address = reverse("parking:deal-occupied", args=[deal.booking.code])
        for moves in (0, 0, 1):  # the first pressed twice
            client.post(
                address, {"moves": moves, **({"photo": picture()} if moves else {})}
            )
    moves = deal.displacements.order_by("pk")
    assert [(each.found, bool(each.photo)) for each in moves] == [
        (spaces[1], False),
        (spaces[2], True),
    ]


def test_owner_registers_a_space_step_by_step(client, scheme, owner, manager):
    sign_in(client, owner)
    client.post(reverse("parking:space-new"))
    space = ParkingSpace.objects.get()
    slug = space.resource.slug

    def step(name, **data):
        address = reverse("parking:space-step", args=[slug, name])
        assert client.get(address).status_code == 200
        return client.post(address, data).status_code

    assert step("place", address="1 Secret Lane", point="not a point") == 422
    assert step("place", address="1 Secret Lane", point="37.5551, 126.9123") == 302
    assert step("size", length_cm=510, width_cm=250, is_wide="on") == 422
    assert step("size", length_cm=510, width_cm=340, is_wide="on") == 302
    assert step("way-in", entry_route="Green gate", photo=picture()) == 302
    assert step("check", agree="on") == 302  # hours and document are missing
    assert step("hours", d0r0opens="18:00") == 422
    assert step("hours", d0r0opens="18:00", d0r0closes="08:00") == 302
    assert step("proof", proof=SimpleUploadedFile("a.exe", b"MZ")) == 422
    assert step("proof", proof=proof()) == 302
    assert step("check", agree="on") == 302
    space.refresh_from_db()
    assert (space.status, space.card) == (SpaceStatus.SUBMITTED, scheme.card)
    hours = space.resource.weekly_hours.order_by("weekday")
    assert list(hours.values_list("weekday", "opens", "closes")) == [
        (0, 1080, 1440),
        (1, 0, 480),
    ]
    sign_in(client, manager)
    desk = reverse("parking:desk-space", args=[slug])
    document = client.get(reverse("parking:desk-proof", args=[slug]))
    assert b"".join(document.streaming_content).startswith(b"%PDF")
    assert client.post(desk, {"refuse": "1", "reason": ""}).status_code == 422
    stored = space.proof.path
    client.post(desk, {"approve": "1"})
    space.refresh_from_db()
    assert (space.status, space.proof.name, space.resource.is_bookable) == (
        SpaceStatus.APPROVED,
        "",
        True,
    )
    assert stored.endswith(".pdf")


def test_dispute_goes_to_the_manager_with_both_sides(client, scheme, owner, manager):
    driver = participant(scheme)
    lent_space(scheme, owner)
    deal = booked_deal(driver)
    code = deal.booking.code
    address = reverse("parking:deal-dispute", args=[code])
    with time_machine.travel(deal.booking.starts_at + timedelta(minutes=1)):
        sign_in(client, driver)
        client.post(address, {"words": "A van stood there.", "first": picture()})
        sign_in(client, owner)
        client.post(address, {"words": "Not when I looked."})
        sign_in(client, manager)
        desk = reverse("parking:desk-dispute", args=[code])
        assert b"A van stood there." in client.get(desk).content
        client.post(desk, {"decision": "for-driver", "reason": "The photo shows it."})
    dispute = Dispute.objects.get()
    assert (dispute.decision, dispute.owner_words, dispute.photos.count()) == (
        "for-driver",
        "Not when I looked.",
        1,
    )


@pytest.mark.parametrize("name", ["space", "space-withdraw", "space-code"])
def test_owner_pages_are_the_owners(client, spaces, owner, resident, name):
    address = reverse(f"parking:{name}", args=[spaces[0].resource.slug])
    sign_in(client, resident)
    assert client.get(address).status_code == 404
    sign_in(client, owner)
    assert client.get(address).status_code == 200


def test_owner_reads_no_name_of_the_driver(client, spaces, owner, driver):
    booked_deal(driver)
    sign_in(client, owner)
    page = client.get(reverse("parking:space", args=[spaces[0].resource.slug]))
    assert b"Dana" not in page.content
    assert "12가3456".encode() in page.content


@pytest.mark.parametrize(
    "data",
    [
        {"place": "Atlantis"},
        {"minutes": 10**9},
        {"start": "2020-01-01T00:00"},
        {"start": "yesterday"},
        {"needs": "-1"},
        {"height": "10000000000"},
        {"width": "10"},
        {"start": "2199-01-01T00:00"},
    ],
)
def test_search_says_what_is_wrong(client, spaces, data):
    page = client.get(f"{reverse('parking:search')}?{asking(**data)}")
    assert (page.status_code, bool(page.context["form"].errors)) == (200, True)


def test_number_of_queries_does_not_grow(
    client, spaces, scheme, django_assert_max_num_queries
):
    for number in range(12):
        lent_space(scheme, metres=15 * number - 90)
    with django_assert_max_num_queries(12):
        client.get(f"{reverse('parking:search')}?{asking()}")


def test_width_of_the_car_is_a_hard_filter(client, scheme, driver):
    for metres, width in ((0, 230), (20, 240), (40, 250), (60, 340)):
        lent_space(scheme, metres=metres, width_cm=width)
    sign_in(client, driver)

    def widths(**asked):
        page = client.get(f"{reverse('parking:search')}?{asking(**asked)}")
        wish = page.context["form"].wish
        return [each.width_cm for area in areas_for(wish) for each in area.spaces]

    assert widths() == [230, 240, 250, 340]
    assert widths(width=245) == [250, 340]
    assert widths(width=400) == []


def test_list_says_what_it_costs_and_what_several_offer(client, scheme):
    for metres in range(4):
        lent_space(scheme, metres=metres, features=1 if metres else 1 | 128)
    page = client.get(f"{reverse('parking:search')}?{asking()}")
    (area,) = page.context["areas"]
    assert (area.points, area.features) == (20, ("Step-free way in",))


def test_search_goes_as_far_as_the_rules_of_booking(client, scheme):
    rules = scheme.booking_rules
    rules.horizon_days, rules.max_minutes = 2, 120
    rules.save()
    page = client.get(f"{reverse('parking:search')}?{asking((72, 73))}")
    assert set(page.context["form"].errors) == {"start"}
    lengths = [
        value for value, _label in page.context["form"].fields["minutes"].choices
    ]
    assert lengths == [30, 60, 120]


def test_hours_of_what_is_lent_are_kept_on_one_page(client, spaces, owner, resident):
    resource = spaces[0].resource
    address = reverse("parking:space-step", args=[resource.slug, "hours"])
    sign_in(client, resident)
    assert client.get(address).status_code == 404
    sign_in(client, owner)
    client.post(address, {"act": "always"})
    resource.refresh_from_db()
    assert resource.is_always_open
    client.post(address, {"d0r0opens": "22:00", "d0r0closes": "06:00"})
    client.post(address, {"act": "by-week"})
    resource.refresh_from_db()
    kept = resource.weekly_hours.order_by("weekday")
    assert (
        resource.is_always_open,
        list(kept.values_list("weekday", "opens", "closes")),
    ) == (
        False,
        [(0, 1320, 1440), (1, 0, 360)],
    )
    overlapping = {
        "d0r0opens": "08:00",
        "d0r0closes": "12:00",
        "d0r1opens": "11:00",
        "d0r1closes": "13:00",
    }
    assert client.post(address, overlapping).status_code == 422
    assert kept.count() == 2


def test_hold_that_nobody_confirmed_leads_back_to_the_search(client, scheme):
    lent_space(scheme)
    driver = participant(scheme)
    deal = held_deal(driver)
    address = reverse("parking:deal", args=[deal.booking.code])
    sign_in(client, driver)
    assert "A space is held for you" in client.get(address).content.decode()
    with time_machine.travel(deal.booking.held_until + timedelta(seconds=1)):
        page = client.get(address).content.decode()
    assert "The minutes to confirm are over" in page
    assert f"{reverse('parking:search')}?place={HERE[0]},{HERE[1]}&amp;start=" in page


def test_driver_who_stays_too_long_reads_so(client, scheme):
    lent_space(scheme)
    driver = participant(scheme)
    deal = booked_deal(driver)
    sign_in(client, driver)
    with time_machine.travel(deal.booking.starts_at):
        arrive_at_space(deal=deal, by=driver)
        deal.refresh_from_db()
        assert not deal.is_late
    address = reverse("parking:deal", args=[deal.booking.code])
    with time_machine.travel(deal.booking.ends_at + timedelta(minutes=1)):
        assert deal.is_late
        assert "Your time was over at" in client.get(address).content.decode()
