"""What is public tells of blocks, never of a space: nobody can read from it who is away and when."""

import re

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from experiments.parking import availability, maps
from experiments.parking.availability import areas_for
from experiments.parking.blocks import HIDDEN_AMONG, Block
from experiments.parking.models import ParkingSpace, SearchLog
from experiments.parking.wishes import Needs
from tests.experiments.parking.test_pages import asking
from tests.factories.accounts import sign_in
from tests.factories.parking import (
    HERE,
    booked_deal,
    in_hours,
    lent_space,
    participant,
    wish_for,
)
from tests.streams import body_of
from tests.test_access import SITE

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"|nonce="[^"]+"')
KEY = re.compile(rb'value="[0-9a-f-]{36}"')
HOURS = [(1, 3), (2, 3), (2.5, 26.5)]
NEEDS = [{}, {"needs": [1]}, {"needs": [2]}, {"needs": [128]}, {"height": 205}]


def public_addresses(spaces):
    """Every address of the park without arguments, and those of parking and bookings with the arguments of these spaces."""
    plain = [f"/{route}" for route, _name in SITE if not re.search(r"[<(\^]", route)]
    searches = [asking(hours, **needs) for hours in HOURS for needs in NEEDS]
    asked = [
        f"{reverse(name)}?{query}"
        for query in searches
        for name in ("parking:search", "parking:areas-json")
    ]
    blocks = {
        Block.at(*each.point, level).key for each in spaces for level in (0, 1, 2)
    }
    holds = [
        f"{reverse('parking:area-hold', args=[key])}?{query}"
        for key in sorted(blocks)
        for query in searches[:2]
    ]
    return sorted({*plain, *asked, *holds, *_of_resources(spaces)})


def _of_resources(spaces):
    """Whatever takes a resource's short name or number in its address."""
    for route, name in SITE:
        if name.startswith(("bookings:", "spaces:", "parking:")):
            for space in spaces[:1]:
                filled = re.sub(r"<slug:(slug|resource)>", space.resource.slug, route)
                filled = re.sub(r"<int:\w+>", str(space.resource_id), filled)
                if filled != route and "<" not in filled:
                    yield f"/{filled}"


def crawl(client, addresses) -> dict[str, bytes]:
    pages = {}
    for address in addresses:
        content = body_of(client.get(address))
        pages[address] = KEY.sub(b"", TOKEN.sub(b"", content))
    return pages


@pytest.fixture
def among(scheme, owner):
    """Five in a block: all step-free, and one of them has what no other has."""
    rare = lent_space(scheme, owner, features=1 | 2 | 128, is_wide=True)
    others = [
        lent_space(scheme, metres=20 * number, features=1, height_cm=200)
        for number in range(1, 5)
    ]
    return [rare, *others]


def test_booking_one_space_among_several_changes_nothing_public(
    client, among, driver, scheme, owner
):
    addresses = public_addresses(among)
    with time_machine.travel(timezone.now(), tick=False):
        before = crawl(client, addresses)
        deal = booked_deal(driver, wish_for(in_hours(1, 3), Needs(features=128)))
        assert deal.space == among[0]
        after = crawl(client, addresses)
    assert [address for address in addresses if before[address] != after[address]] == []
    found = [
        address for address in addresses if b"Free for your time" in before[address]
    ]
    assert found  # the crawl reached what it is about


def test_crawl_would_see_a_calendar_of_single_spaces(
    client, among, driver, monkeypatch
):
    """The negative control: with blocks of one the same crawl finds the absence."""
    monkeypatch.setattr("experiments.parking.availability.HIDDEN_AMONG", 1)
    monkeypatch.setattr(maps, "may_be_told", lambda *_all: True)
    addresses = public_addresses(among)
    addresses = [each for each in addresses if "areas.geojson" in each]
    before = crawl(client, addresses)
    booked_deal(driver, wish_for(in_hours(1, 3), Needs(features=128)))
    after = crawl(client, addresses)
    assert [address for address in addresses if before[address] != after[address]]


def test_nothing_public_names_a_space(client, among):
    secrets = [b"Secret Lane", b"green gate", b"4711"]
    secrets += [each.resource.slug.encode() for each in among]
    secrets += [str(each.longitude).encode() for each in among[1:]]
    own = set(_of_resources(among))
    pages = crawl(client, [a for a in public_addresses(among) if a not in own])
    leaks = [
        (address, secret)
        for address, content in pages.items()
        for secret in secrets
        if secret in content
    ]
    assert leaks == []


# Wherever one stands, and whatever one asks for: steps of 40 m across the edge of what is searched, and of 5 cm.
AROUND = [(HERE[0], HERE[1] + metres / 88_170) for metres in range(-1_700, 1_701, 40)]
ASKED = [
    Needs(),
    *(Needs(width_cm=width) for width in range(225, 255, 5)),
    *(Needs(features=each) for each in (1, 2, 128)),
]


@pytest.fixture
def street(scheme):
    """Nine households in a row across several blocks, each a hand wider than the one before and one with a charger."""
    return [
        lent_space(
            scheme,
            metres=80 * number,
            width_cm=220 + 5 * number,
            features=1 | 128 * (number == 4),
        )
        for number in range(9)
    ]


def households_told(search=areas_for, is_part=False) -> set[frozenset]:
    """Those behind each answer on whether something is free that the reader can get by any of the questions."""
    wishes = [wish_for(point=point) for point in AROUND]
    wishes += [wish_for(needs=needs) for needs in ASKED]
    return {
        frozenset(each.owner_id for each in area.spaces)
        for wish in wishes
        for area in search(wish)
        if maps.may_be_told(area, wish, is_part)
    }


def singled_out(told: set[frozenset]) -> list[frozenset]:
    """Whom the difference of two answers, or one answer, tells of among fewer than hide one another."""
    differences = {one - other for one in told for other in told if other < one}
    return [each for each in told | differences if 0 < len(each) < HIDDEN_AMONG]


def test_no_two_answers_differ_by_a_household(street):
    told = households_told()
    assert len(told) > 1
    assert singled_out(told) == []


def test_needs_would_single_out_a_household(street, monkeypatch):
    """A negative control: were strangers told what fits their needs, two questions would do."""
    monkeypatch.setattr(maps, "may_be_told", lambda area, *_more: not area.is_hidden)
    assert singled_out(households_told()) != []


def test_circle_would_single_out_a_household(street):
    """A negative control: were areas made of what lies in the circle, a step to the side would do."""

    def by_circle(wish):
        near = availability.around(
            availability.meeting(wish.needs), wish.point, availability.AROUND_METRES
        )
        return [
            availability.Area(block, 0, tuple(inside), None, False, frozenset("abc"))
            for block, inside in availability._grouped(near).items()
        ]

    assert singled_out(households_told(by_circle)) != []


def test_stranger_with_needs_is_led_to_taking_part(client, among, driver):
    address = f"{reverse('parking:search')}?{asking(width=300)}"
    page = client.get(address)
    assert [each.is_told for each in page.context["areas"]] == [False]
    assert b"is told to participants" in page.content
    assert SearchLog.objects.get().found  # counted as it is, whoever is told
    key = page.context["areas"][0].key
    hold = f"{reverse('parking:area-hold', args=[key])}?{asking(width=300)}"
    assert client.get(hold).status_code == 404
    sign_in(client, driver)
    assert [each.is_free for each in client.get(address).context["areas"]] == [True]
    assert client.get(hold).status_code == 200


def lenders_told(is_part=True) -> list[set]:
    """For each answer a participant can get: all who lend in the piece of town it is about."""
    wishes = [wish_for(point=point) for point in AROUND[::5]]
    wishes += [wish_for(needs=needs) for needs in ASKED]
    return [
        {each.owner_id for each in lent_in(area.block)}
        for wish in wishes
        for area in areas_for(wish)
        if maps.may_be_told(area, wish, is_part)
    ]


def lent_in(block):
    spaces = ParkingSpace.objects.lent()
    return [each for each in spaces if Block.at(*each.point, block.level) == block]


def test_participants_hear_of_pieces_of_town_where_three_lend(street, scheme):
    """With the nine of the street, one who lends far from all others."""
    lent_space(scheme, metres=1_400)
    lent_space(scheme, metres=-1_300, features=128, width_cm=300)
    told = lenders_told()
    assert told
    assert [each for each in told if len(each) < HIDDEN_AMONG] == []


def test_participants_would_hear_of_one_household(street, scheme, monkeypatch):
    """A negative control: were participants told of whatever fits, they would read who is away."""
    lent_space(scheme, metres=-1_300, features=128, width_cm=300)
    monkeypatch.setattr(maps, "may_be_told", lambda _area, _wish, is_part: is_part)
    assert [each for each in lenders_told() if len(each) < HIDDEN_AMONG]


def test_few_owners_are_told_to_nobody(client, scheme, owner, driver):
    for metres in range(HIDDEN_AMONG + 1):
        lent_space(scheme, owner, metres=metres)  # many spaces, one household
    lent_space(scheme, metres=30)
    address = f"{reverse('parking:search')}?{asking()}"
    for who in (None, driver):
        if who:
            sign_in(client, who)
        (area,) = client.get(address).context["areas"]
        assert (area.is_told, area.is_free, area.free_from) == (False, False, None)
        assert area.words == "Too few neighbours lend here yet: nobody is told when"
        hold = reverse("parking:area-hold", args=[area.key])
        assert client.get(f"{hold}?{asking()}").status_code == 404
    lent_space(scheme, metres=60)
    (area,) = client.get(address).context["areas"]
    assert area.is_free


def test_one_bay_that_fits_is_told_to_participants_among_three(
    client, scheme, among, driver
):
    """Whoever needs the one wide bay finds it, where enough others lend."""
    address = f"{reverse('parking:search')}?{asking(needs=[2])}"
    assert [each.is_told for each in client.get(address).context["areas"]] == [False]
    sign_in(client, driver)
    (area,) = client.get(address).context["areas"]
    assert (area.is_told, area.is_free) == (True, True)
    hold = reverse("parking:area-hold", args=[area.key])
    assert client.get(f"{hold}?{asking(needs=[2])}").status_code == 200


def test_search_is_kept_without_person_or_point(client, among, driver):
    sign_in(client, driver)
    client.get(f"{reverse('parking:search')}?{asking()}")
    log = SearchLog.objects.values().get()
    assert set(log) == {"id", "block", "hour", "found", "was_booked"}
    assert (log["block"], log["hour"].minute) == (Block.at(*HERE).key, 0)


def test_code_at_a_space_tells_nothing_to_others(client, among, driver, scheme):
    address = reverse("parking:at-space", args=[among[0].token])
    sign_in(client, participant(scheme))
    before = client.get(address).content
    booked_deal(driver)
    after = client.get(address).content
    assert TOKEN.sub(b"", before) == TOKEN.sub(b"", after)
