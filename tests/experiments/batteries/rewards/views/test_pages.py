"""Pages of whoever brings batteries, the counter and the scale; words are asked for by addresses and marks."""

import io
import json
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from experiments.batteries.actions.scales import make_scale
from experiments.batteries.custody.stock import stock_of
from experiments.batteries.rewards.enums import CollectionState, State
from experiments.batteries.rewards.models import Collection, DropOff, Team, TeamMember
from tests.factories.accounts import sign_in
from tests.factories.batteries import collector
from tests.factories.battery_rewards import brought, shelf, stated

ROOM = "batteries_rewards"


def picture() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (8, 8), "green").save(written, "PNG")
    return written.getvalue()


def url(name, *args):
    return reverse(f"{ROOM}:{name}", args=args)


def says(client, box, look="fine", kind="alkaline"):
    return client.post(url("drop", box.code), {"look": look, "kind": kind})


def sends(client, box, **fields):
    return client.post(
        url("amount", box.code), {"client_key": uuid4(), "cells": 10, **fields}
    )


def test_dropping_off_without_an_account_and_claiming_it(client, bringer, box):
    assert client.get(url("drop", box.code)).status_code == 200
    assert says(client, box).url == url("amount", box.code)
    assert b'data-advice="box"' in client.get(url("amount", box.code)).content
    receipt = sends(client, box).url
    page = client.get(receipt)
    assert (page.status_code, b"data-sign-in" in page.content) == (200, True)
    client.force_login(bringer)  # the session goes on
    drop_off = DropOff.objects.get()
    client.post(url("claim", drop_off.code))
    drop_off.refresh_from_db()
    assert (drop_off.person, drop_off.card_id is None) == (bringer, False)


def test_receipt_is_for_its_person_alone(client, bringer, neighbour, box):
    receipt = url("drop-off", stated(bringer, box).code)
    statuses = [client.get(receipt).status_code]
    for person in (neighbour, bringer):
        client.force_login(person)
        statuses.append(client.get(receipt).status_code)
    assert statuses == [404, 404, 200]


@pytest.mark.parametrize(
    ("look", "kind", "advice"),
    [("leaking", "alkaline", "gloves"), ("hot", "li_ion", "call")]
    + [("swollen", "power_bank", "sand"), ("fine", "large", "desk")],
)
def test_dangerous_ones_meet_the_advice_first(client, box, look, kind, advice):
    says(client, box, look, kind)
    page = client.get(url("amount", box.code))
    assert f'data-advice="{advice}"'.encode() in page.content
    assert b'name="cells"' not in page.content
    sends(client, box)
    assert not DropOff.objects.exists()
    key = {"client_key": uuid4()}
    assert client.post(url("unsafe", box.code), key).status_code == 302
    assert DropOff.objects.get().state == State.UNSAFE


def test_amount_comes_after_the_questions(client, box):
    assert client.get(url("amount", box.code)).url == url("drop", box.code)
    assert says(client, box, look="").status_code == 422


@pytest.mark.parametrize(
    "fields",
    [{"cells": ""}, {"cells": "-1"}, {"cells": "501"}, {"cells": "ten"}]
    + [{"grams": "20001"}, {"grams": "44"}, {"photo": "no file", "cells": ""}],
)
def test_absurd_amounts_are_explained(client, box, fields):
    says(client, box)
    answer = sends(client, box, **fields)
    assert (answer.status_code, DropOff.objects.exists()) == (422, False)


def test_photo_is_private_and_written_anew(client, bringer, neighbour, box):
    client.force_login(bringer)
    says(client, box)
    photo = SimpleUploadedFile("IMG_0001.png", picture(), "image/png")
    sends(client, box, photo=photo)
    drop_off = DropOff.objects.get()
    assert "IMG_0001" not in drop_off.photo.name
    assert client.get(url("photo", drop_off.code)).status_code == 200
    client.force_login(neighbour)
    assert client.get(url("photo", drop_off.code)).status_code == 404


def test_own_page_tells_grams_rewards_and_places(client, bringer, staff, box):
    brought(bringer, box, staff, cells=20)
    shelf(box.district.reward_cards.get(), 9, staff)
    client.force_login(bringer)
    page = client.get(url("mine")).content.decode()
    assert "data-collect" in page
    assert 'data-place="box"' in page
    assert "460" in page


def test_counter_hands_out_by_the_code_once(client, bringer, staff, card, box):
    stock = shelf(card, 5, staff)
    brought(bringer, box, staff, cells=20)
    client.force_login(bringer)
    key = {"client_key": uuid4()}
    address = client.post(url("collect", stock.pk), key).url
    assert client.post(url("collect", stock.pk), key).url == address
    assert client.get(address).status_code == 200
    sign_in(client, staff)
    collection = Collection.objects.get()
    typed = f"{collection.code[:4].lower()} {collection.code[4:]}"
    counter = client.post(url("desk"), {"code": typed}).url
    assert client.get(counter).status_code == 200
    for _again in range(2):
        client.post(counter)
    collection.refresh_from_db()
    stock.refresh_from_db()
    assert (collection.state, stock.pieces) == (CollectionState.GIVEN, 3)
    assert client.post(url("desk"), {"code": "kamo-kamo"}).status_code == 422


def test_desk_weighs_refuses_and_takes_back(client, bringer, staff, box):
    drop_off = stated(bringer, box)
    sign_in(client, staff)
    assert drop_off.code in client.get(url("desk")).content.decode()
    assert client.post(url("desk"), {"code": drop_off.code}).url == url(
        "desk-drop-off", drop_off.code
    )
    act = lambda name, **given: client.post(url("desk-act", drop_off.code, name), given)  # noqa: E731
    act("confirm", grams=-5, chemistry="alkaline")
    act("confirm", grams=230, chemistry="gold")
    assert stock_of(box) == 0
    for _again in range(2):
        act("confirm", grams=230, cells=10, chemistry="alkaline")
    assert stock_of(box) == 230
    act("refuse", reason="nothing")  # too late
    assert client.get(url("desk-drop-off", drop_off.code)).status_code == 200
    act("take-back", why="Typed wrong")
    drop_off.refresh_from_db()
    assert (drop_off.state, stock_of(box)) == (State.CORRECTED, 0)
    assert act("sell").status_code == 404


def test_shelf_has_its_pages(client, staff, card, box):
    stock = shelf(card, 0, staff)
    sign_in(client, staff)
    assert client.get(url("desk-stocks")).status_code == 200
    assert client.get(url("desk-stock", stock.pk)).status_code == 200
    key = {"client_key": uuid4(), "pieces": 7}
    for _again in range(2):
        client.post(url("desk-stock-act", stock.pk, "deliver"), key)
    stock.refresh_from_db()
    assert stock.pieces == 7


def test_scale_sends_and_sends_again(client, bringer, staff, box):
    drop_off = stated(bringer, box)
    _scale, secret = make_scale(point=box, name="Left", by=staff)

    def send(body, key=secret):
        return client.post(
            url("weighing"),
            body if isinstance(body, str) else json.dumps(body),
            content_type="application/json",
            headers={"Authorization": f"Bearer {key}"},
        )

    body = {"client_key": str(uuid4()), "drop_off": drop_off.code, "grams": 230}
    other = {**body, "client_key": str(uuid4())}
    assert [
        send(each).status_code
        for each in (
            body,
            body,
            {**body, "grams": 231},
            {**other, "drop_off": "none"},
            {**other, "grams": -1},
            {**other, "grams": 1.5},
            {**other, "grams": True},
            {**other, "price": 3},
            {**other, "client_key": "no"},
            "[]",
            "{",
        )
    ] == [201, 200, 409, 404, 422, 422, 422, 422, 422, 422, 422]
    assert send(body, key="ips_forged").status_code == 401
    assert stock_of(box) == 230


def test_team_is_joined_by_its_code_and_tells_nobody(client, scheme, bringer):
    client.force_login(bringer)
    form = {"kind": "school", "name": "Class 3", "kilograms": 5, "until": "2000-01-01"}
    assert client.post(url("team"), form).status_code == 422
    form["until"] = "2026-12-31"
    client.post(url("team"), form)
    team = Team.objects.get()
    assert client.get(url("team")).status_code == 200
    other = collector(scheme, display_name="Omar")
    client.force_login(other)
    assert client.get(url("team-join-by-link", team.code)).status_code == 200
    client.post(url("team-join"), {"code": "NOSUCH22"})
    assert TeamMember.objects.count() == 1
    for _again in range(2):
        client.post(url("team-join"), {"code": team.code.lower()})
    assert team.members.count() == 2
    client.force_login(bringer)
    assert "Omar" not in client.get(url("team")).content.decode()
    client.post(url("team-leave"))
    assert team.members.get().person == other


def test_who_takes_no_part_founds_no_team(client, scheme, neighbour):
    client.force_login(neighbour)
    form = {"kind": "school", "name": "x", "kilograms": 5, "until": "2026-12-31"}
    assert client.post(url("team"), form).status_code == 302
    assert not Team.objects.exists()


def test_public_pages_cost_the_same_for_any_number(
    client, card, django_assert_max_num_queries
):
    for name in ("rewards", "safety"):
        with django_assert_max_num_queries(12):
            assert client.get(url(name)).status_code == 200


@pytest.mark.parametrize("language", ["ko", "th"])
def test_safety_is_told_in_every_language(client, box, language):
    page = client.get(f"/{language}/batteries/rewards/safety/")
    assert page.status_code == 200


def test_code_scanned_at_the_counter_leads_staff_there(
    client, bringer, staff, card, box, neighbour
):
    stock = shelf(card, 5, staff)
    brought(bringer, box, staff)
    client.force_login(bringer)
    address = client.post(url("collect", stock.pk), {"client_key": uuid4()}).url
    client.force_login(neighbour)
    assert client.get(address).status_code == 404
    sign_in(client, staff)
    [code] = Collection.objects.values_list("code", flat=True)
    assert client.get(address).url == url("desk-collection", code)
    assert client.post(url("collection-cancel", code)).status_code == 404


def test_card_that_is_used_is_only_read_at_the_desk(client, bringer, staff, card, box):
    sign_in(client, staff)
    edit = reverse("battery_cards:edit", args=[card.pk])
    assert client.get(edit).status_code == 200
    stated(bringer, box)
    assert client.get(edit).url == reverse("battery_cards:inspect", args=[card.pk])
