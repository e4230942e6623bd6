"""The manager's desk."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from experiments.batteries.models import BatteryScheme
from experiments.batteries.rounds.actions import improve_plan
from experiments.batteries.rounds.models import DayPlan, Round, Van
from tests.factories.accounts import sign_in
from tests.factories.batteries import reported_gone
from tests.factories.rounds import a_van, planned_round, some_boxes

from .test_driving import address


@pytest.fixture
def desk(client, manager):
    cache.clear()
    return sign_in(client, manager)


def test_desk_shows_each_box_with_its_reason_and_plans_the_day(desk, resident):
    boxes, van = some_boxes(3), a_van()
    reported_gone(boxes[0], resident, kind="full")
    page = desk.get(address("desk")).content.decode()
    for box in boxes:
        assert f'id="why-{box.code}"' in page
    chosen = re.findall(r'name="boxes" value="(\w+)"[^>]* checked', page)
    assert chosen == [boxes[0].code]
    assert page.index(boxes[0].code) < page.index(boxes[1].code)
    today = timezone.localdate().isoformat()
    told = {"day": today, "vans": [van.pk], "boxes": [each.code for each in boxes]}
    answer = desk.post(address("desk"), told)
    plan = DayPlan.objects.get()
    assert answer.url == address("plan", plan.pk)
    assert plan.rounds.get().stops.count() == 3
    again = desk.get(address("desk")).content.decode()
    assert 'id="why-' not in again


def test_desk_costs_the_same_for_many_boxes(desk, django_assert_max_num_queries):
    some_boxes(15)
    desk.get(address("desk"))  # the frame of the page and the habits are learned once
    with django_assert_max_num_queries(30):
        desk.get(address("desk"))


@pytest.mark.parametrize(
    "told", [{}, {"day": "soon"}, {"vans": ["9999"]}, {"boxes": ["NONESUCH"]}]
)
def test_what_is_not_whole_is_asked_for_again(desk, told):
    (box,), van = some_boxes(1), a_van()
    whole = {
        "day": timezone.localdate().isoformat(),
        "vans": [van.pk],
        "boxes": [box.code],
    }
    sent = {**whole, **told} if told else {}
    assert desk.post(address("desk"), sent).status_code == 422
    assert not DayPlan.objects.exists()


def test_yesterday_is_refused_with_a_sentence(desk):
    (box,), van = some_boxes(1), a_van()
    yesterday = timezone.localdate() - timedelta(days=1)
    told = {"day": yesterday.isoformat(), "vans": [van.pk], "boxes": [box.code]}
    answer = desk.post(address("desk"), told)
    assert b"messages" in answer.content
    assert not DayPlan.objects.exists()


def test_plan_says_while_it_waits_and_names_what_is_left_out(desk, manager):
    boxes = some_boxes(2)
    boxes[1].latitude = 35.1
    boxes[1].save()
    plan = planned_round(boxes, manager=manager).plan
    page = desk.get(address("plan", plan.pk)).content.decode()
    assert "data-plan-waits" in page
    assert boxes[1].code in page
    improve_plan(plan=plan, seconds=0.05)
    assert "data-plan-waits" not in desk.get(address("plan", plan.pk)).content.decode()
    assert desk.post(address("plan-better", plan.pk)).url == address("plan", plan.pk)


def test_round_is_adjusted_given_and_called_off(desk, manager, driver):
    round_ = planned_round(manager=manager)
    code, last = round_.code, round_.stops.order_by("place").last()
    spare = some_boxes(1)[0]
    assert desk.get(address("round", code)).status_code == 200
    acts = (
        ("stop-move", [code, last.pk], {"to": 0}),
        ("stop-move", [code, last.pk], {"to": "up"}),
        ("stop-leave-out", [code, last.pk], {}),
        ("round-add", [code], {"box": spare.code}),
        ("round-add", [code], {"box": spare.code}),
        ("round-publish", [code], {}),  # nobody drives yet
        ("round-driver", [code], {"driver": "nobody@example.org"}),
        ("round-driver", [code], {"driver": driver.email.upper()}),
        ("round-publish", [code], {}),
    )
    for name, given, told in acts:
        assert desk.post(address(name, *given), told).url.startswith(
            address("round", code)
        )
    round_.refresh_from_db()
    assert (round_.state, round_.driver, round_.stops.count()) == (
        "published",
        driver,
        3,
    )
    assert desk.get(address("round", code)).status_code == 200
    desk.post(address("round-call-off", code))
    assert Round.objects.get().state == "cancelled"


def test_vans_are_kept_with_their_names(desk):
    told = {
        "name_en": "Van",
        "name_ko": "차",
        "name_th": "รถ",
        "capacity_grams": 500_000,
        "most_stops": 30,
        "shift_starts": "09:00",
        "shift_ends": "17:00",
        "kmh": 20,
        "is_active": "on",
    }
    assert (
        desk.post(address("vans"), {**told, "shift_ends": "08:00"}).status_code == 422
    )
    assert desk.post(address("vans"), told).url == address("vans")
    van = Van.objects.get()
    assert dict(van.node.name) == {"en": "Van", "ko": "차", "th": "รถ"}
    assert desk.get(address("van", van.pk)).status_code == 200
    desk.post(address("van", van.pk), {**told, "name_en": "Old van", "is_active": ""})
    van.refresh_from_db()
    assert (van.is_active, van.node.name["en"]) == (False, "Old van")


def test_nothing_is_there_for_others_or_before_it_runs(client, given, driver, manager):
    client.force_login(driver)
    for name, args in (
        ("desk", []),
        ("vans", []),
        ("plan", [given.plan_id]),
        ("round", [given.code]),
    ):
        assert client.get(address(name, *args)).status_code == 404
    BatteryScheme.objects.all().delete()
    sign_in(client, manager)
    assert client.get(address("desk")).status_code == 200


def test_desk_of_a_point_tells_how_full_it_is(desk):
    (box,) = some_boxes(1)
    page = desk.get(reverse("batteries:desk-point", args=[box.code])).content.decode()
    assert 'id="fill-title"' in page
