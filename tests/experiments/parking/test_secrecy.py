"""What is public tells of blocks, never of a space: nobody can read from it who is away and when."""

import re

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from experiments.parking.blocks import HIDDEN_AMONG, Block
from experiments.parking.models import SearchLog
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
        answer = client.get(address)
        content = (
            b"".join(answer.streaming_content) if answer.streaming else answer.content
        )
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


def test_few_owners_are_told_to_participants_only(client, scheme, owner, driver):
    for metres in range(HIDDEN_AMONG + 1):
        lent_space(scheme, owner, metres=metres)  # many spaces, one household
    lent_space(scheme, metres=30)
    address = f"{reverse('parking:search')}?{asking()}"
    areas = client.get(address).context["areas"]
    assert [(each.is_told, each.is_free, each.free_from) for each in areas] == [
        (False, False, None)
    ]
    hold = reverse("parking:area-hold", args=[areas[0].key])
    assert client.get(f"{hold}?{asking()}").status_code == 404
    sign_in(client, driver)
    assert [each.is_free for each in client.get(address).context["areas"]] == [True]
    assert client.get(f"{hold}?{asking()}").status_code == 200


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
