"""What everybody sees of the way of batteries, and what it costs."""

import pytest
from django.urls import reverse

from experiments.batteries.custody.actions.places import box_of
from experiments.batteries.custody.passports import PARTS
from tests.factories.custody import Way
from tests.factories.packs import battery_pack

pytestmark = pytest.mark.django_db


def address(name, *arguments):
    return reverse(f"batteries_custody:{name}", args=arguments)


def number(page, id_):
    """What stands in the element of this id."""
    html = page.content.decode()
    return html.split(f'id="{id_}">')[1].split("</dd>")[0].strip()


def test_pages_tell_the_balance_and_cost_the_same_with_more(
    client, django_assert_max_num_queries
):
    way = Way()
    lot = way.lot_at_recycler()
    way.arrive(lot, 990)
    pages = [
        address("overview"),
        address("place", box_of(way.point).code),
        address("place", way.hub.code),
        address("lot", lot.code),
    ]

    def costs():
        counted = []
        for page in pages:
            with django_assert_max_num_queries(12) as queries:
                assert client.get(page).status_code == 200
            counted.append(len(queries))
        return counted

    costs()  # what is asked once a process
    before = costs()
    for _more in range(3):
        way.lot_at_recycler(500)
    assert costs() == before
    page = client.get(pages[0])
    assert number(page, "balance-received") == "2.5 kg"
    assert number(page, "balance-lost") == "0.01 kg"
    assert "0 g" in number(page, "balance-difference")
    assert page["Cache-Control"] == "no-store"
    hub = client.get(pages[2])
    assert number(hub, "balance-sent") == "2.5 kg"


def test_files_and_codes_lead_on(client):
    way = Way()
    lot = way.lot_at_recycler()
    pack = battery_pack()
    for name, code, kind in (
        ("place-epcis", way.hub.code, "application/ld+json"),
        ("place-chain", way.hub.code, "application/jsonl"),
        ("lot-epcis", lot.code, "application/ld+json"),
    ):
        assert client.get(address(name, code))["Content-Type"] == kind
    assert client.get(address("verifier")).content.startswith(b'"""Is the chain')
    for link, page in (
        (lot.link, address("lot", lot.code)),
        (pack.link, address("pack", pack.serial)),
        (way.hub.link, address("place", way.hub.code)),
    ):
        found = client.get(f"/batteries/{link.path}")
        assert (found.status_code, found["Location"]) == (307, page)
    assert client.get(f"/batteries/00/{way.bag}")["Location"] == address("bag", way.bag)
    assert client.get(address("bag", way.bag)).status_code == 200
    other = lot.link.path.replace(lot.code, "22222222")
    assert client.get(f"/batteries/{other}", follow=True).status_code == 404
    assert client.get(address("pack", pack.serial)).status_code == 200
    for part in PARTS:
        assert client.get(address("pack-part", pack.serial, part)).status_code == 200
    assert client.get(address("pack-part", pack.serial, "Other")).status_code == 404


def test_an_empty_park_says_so(client):
    assert client.get(address("overview")).status_code == 200
    assert client.get(address("place", "22222222")).status_code == 404
