"""Composing a call at the editors' desk, by the forms that an officer fills in."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail import blocks

from accounts.roles import Role
from funding.blocks import to_blocks
from funding.composition import Composition
from funding.forms.composing import ITEM, PARTS, part_block
from funding.models import Call
from funding.ready_made import READY_MADE
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.funding import MILLION

pytestmark = pytest.mark.django_db
DESK = "/admin/calls/"


def flat(block, value, prefix):
    """What a browser sends for a block with this value."""
    if isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from flat(child, (value or {}).get(name), f"{prefix}-{name}")
    elif isinstance(block, (blocks.ListBlock, blocks.StreamBlock)):
        items = value or []
        yield f"{prefix}-count", str(len(items))
        for number, each in enumerate(items):
            yield from _item(block, each, f"{prefix}-{number}", number)
    elif isinstance(block, blocks.BooleanBlock):
        yield from [(prefix, "on")] if value else []
    else:
        yield prefix, "" if value is None else str(value)


def _item(block, value, prefix, number):
    yield f"{prefix}-deleted", ""
    yield f"{prefix}-order", str(number)
    yield f"{prefix}-id", ""
    if isinstance(block, blocks.StreamBlock):
        yield f"{prefix}-type", value["type"]
        child = block.child_blocks[value["type"]]
        yield from flat(child, value["value"], f"{prefix}-value")
    else:
        yield from flat(block.child_block, value["value"], f"{prefix}-value")


def parts(composition):
    shown = to_blocks(composition)
    sent = {}
    for name in PARTS:
        items = [{"type": ITEM, "value": value} for value in shown[name]]
        sent |= dict(flat(part_block(name), items, name))
    return {
        **sent,
        **{name: str(value) for name, value in composition["match"].items()},
        "least_characters": composition["feedback"]["least_characters"],
        "on_each_criterion": "on",
    }


def facts(**changes):
    now = timezone.localtime()
    text = {"title": "Lamps", "summary": "Light for the city."}
    words = {
        f"{name}_{code}": f"{value} {code}"
        for name, value in text.items()
        for code in ("en", "ko", "th")
    }
    return {
        **words,
        "slug": "lamps",
        "opens_at": (now - timedelta(days=1)).strftime("%Y-%m-%d %H:%M"),
        "closes_at": (now + timedelta(days=30)).strftime("%Y-%m-%d %H:%M"),
        "grace_minutes": "15",
        "decides_on": (now + timedelta(days=90)).strftime("%Y-%m-%d"),
        "total_amount": 800 * MILLION,
        "least_amount": 10 * MILLION,
        "most_amount": 100 * MILLION,
        "evidence_when": "after_selection",
        "is_sealed": "on",
        **changes,
    }


def post(client, address, data):
    response = client.post(DESK + address, data, headers={"host": "localhost"})
    form = getattr(response, "context", None) and response.context.get("form")
    assert response.status_code == 302, dict(form.errors) if form else response.content
    return response


@pytest.fixture
def desk(client, officer):
    return sign_in(client, officer)


@pytest.fixture
def call(desk):
    post(desk, "new/", facts(begins_with="co-investment"))
    return Call.objects.get(slug="lamps")


def test_officer_begins_with_what_is_ready_made(call, officer):
    assert call.title["ko"] == "Lamps ko"
    assert call.draft.composition == READY_MADE["co-investment"].copy()
    assert (call.draft.changed_by, call.published_at) == (officer, None)


def test_what_is_filled_in_is_kept_and_the_checker_speaks_beside_it(desk, call):
    changed = READY_MADE["co-investment"].copy()
    changed["criteria"][0]["weight"] = 30
    changed["sections"][1]["pages"][0]["fields"][2]["label"]["th"] = ""
    post(desk, f"edit/{call.pk}/", {**facts(), **parts(changed)})

    call.refresh_from_db()
    assert Composition.of(call.draft.composition) == Composition.of(changed)
    html = desk.get(f"{DESK}edit/{call.pk}/").content.decode()
    assert "The weights must add up to 100; they add up to 110." in html
    assert "form/project/idea/challenge/label" in html


def test_saving_unchanged_keeps_the_composition(desk, call):
    before = Composition.of(call.draft.composition)
    post(desk, f"edit/{call.pk}/", {**facts(), **parts(call.draft.composition)})
    call.refresh_from_db()
    assert Composition.of(call.draft.composition) == before


def test_officer_asks_and_direction_publishes(desk, call, director, client):
    html = desk.get(f"{DESK}{call.pk}/check/").content.decode()
    assert ("Dry run" in html, "Publish and freeze" in html) == (True, False)
    post(desk, f"{call.pk}/ask/", {})
    post(desk, f"{call.pk}/publish/", {})  # an officer's wish, not a right
    assert Call.objects.get(pk=call.pk).published_at is None

    sign_in(client, director)
    assert (
        "Publish and freeze" in client.get(f"{DESK}{call.pk}/check/").content.decode()
    )
    post(client, f"{call.pk}/publish/", {})
    assert Call.objects.get(pk=call.pk).revision.number == 1


def test_promises_of_a_published_call_stay(desk, call, director):
    sign_in(desk, director)
    post(desk, f"{call.pk}/publish/", {})
    call.refresh_from_db()
    officer = UserFactory(roles=[Role.FOUNDATION_OFFICER])
    sign_in(desk, officer)
    composition = parts(call.draft.composition)
    post(
        desk, f"edit/{call.pk}/", {**facts(total_amount=1, slug="other"), **composition}
    )
    call.refresh_from_db()
    assert (call.slug, call.total_amount) == ("lamps", 800 * MILLION)

    sooner = (timezone.localtime() + timedelta(days=8)).strftime("%Y-%m-%d %H:%M")
    before = call.closes_at
    post(desk, f"edit/{call.pk}/", {**facts(closes_at=sooner), **composition})
    call.refresh_from_db()
    assert call.closes_at == before


@pytest.mark.parametrize(
    "role", [Role.REVIEWER, Role.EDITOR, Role.PARK_MANAGER, Role.ADMINISTRATOR]
)
def test_calls_are_closed_to_everybody_else(client, call, role):
    sign_in(client, UserFactory(roles=[role]))
    for address in ("", "new/", f"edit/{call.pk}/", f"{call.pk}/check/"):
        response = client.get(DESK + address, headers={"host": "localhost"})
        assert response.status_code in (302, 403), address
        assert "lamps" not in response.content.decode()


def test_direction_reads_but_does_not_write(client, call, director):
    sign_in(client, director)
    assert client.get(DESK).status_code == 200
    assert client.get(f"{DESK}edit/{call.pk}/").status_code in (302, 403)
    assert (
        client.get(f"{DESK}inspect/{call.pk}/")["Location"] == f"{DESK}{call.pk}/check/"
    )


def test_published_call_is_not_deleted(desk, call, director, officer):
    sign_in(desk, director)
    post(desk, f"{call.pk}/publish/", {})
    sign_in(desk, officer)
    desk.post(f"{DESK}delete/{call.pk}/")
    assert Call.objects.filter(pk=call.pk).exists()
