"""Cards, priority rules and the scheme are data that the park manager writes; a card that people live by stays as it is."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.actions import sync_roles
from experiments.parking.models import ParkingScheme, PriorityRule, RuleCard
from experiments.parking.standing import classes_raised
from experiments.parking.wagtail_hooks import (
    PriorityRuleViewSet,
    RuleCardViewSet,
    SchemeViewSet,
)
from innovation_park.lib.translated import LANGUAGES
from tests.factories.accounts import sign_in
from tests.factories.parking import RuleCardFactory, booked_deal, lent_space
from tests.factories.points import LentSpaceFactory, ended_deal

VIEWSETS = (SchemeViewSet, RuleCardViewSet, PriorityRuleViewSet)


def form_of(viewset):
    handler = viewset(viewset.name).edit_handler
    return handler.bind_to_model(viewset.model).get_form_class()


def address(viewset, name, *args):
    return reverse(viewset(viewset.name).get_url_name(name), args=args)


def in_all(name, text):
    return {f"{name}_{code}": f"{text} {code}" for code in LANGUAGES}


@pytest.fixture
def at_desk(client, manager):
    sync_roles()
    sign_in(client, manager)
    return client


@pytest.mark.parametrize("viewset", VIEWSETS, ids=lambda each: each.model.__name__)
def test_every_field_of_the_desk_explains_itself(viewset):
    fields = form_of(viewset)().fields
    assert [name for name, field in fields.items() if not field.help_text] == []
    editable = {
        field.name
        for field in (
            *viewset.model._meta.local_concrete_fields,
            *viewset.model._meta.local_many_to_many,
        )
        if field.editable and not field.primary_key
    }
    assert set(fields) == editable


@pytest.mark.parametrize("viewset", VIEWSETS, ids=lambda each: each.model.__name__)
def test_lists_are_the_managers(client, at_desk, scheme, resident, viewset):
    assert at_desk.get(address(viewset, "index")).status_code == 200
    sign_in(client, resident)
    assert client.get(address(viewset, "index")).status_code in (302, 403)


@pytest.mark.django_db
def test_manager_writes_a_priority_rule_and_it_counts(at_desk, resident, neighbour):
    PriorityRule.objects.all().delete()
    ended_deal(neighbour, LentSpaceFactory(owner=resident), hours=3)
    sent = {
        **in_all("name", "Three hours"),
        "shared_hours": 3,
        "months": 1,
        "classes": 2,
        "valid_from": "2020-01-01 00:00",
    }
    refused = at_desk.post(
        address(PriorityRuleViewSet, "add"), {**sent, "shared_hours": 10**9}
    )
    assert (refused.status_code, PriorityRule.objects.count()) == (200, 0)
    at_desk.post(address(PriorityRuleViewSet, "add"), sent)
    assert classes_raised(resident) == 2


def card(**more):
    return {
        "version": 7,
        "valid_from": "2026-01-01 00:00",
        **in_all("summary", "The card"),
        "points_per_hour": 4,
        "earned_per_hour": 0,
        "grace_minutes": 5,
        "overstay_factor": "2.00",
        "overstay_limit_minutes": 600,
        "reach_metres": 200,
        "far_reach_metres": 500,
        **more,
    }


@pytest.mark.django_db
def test_card_is_written_mended_and_then_agreed_to(at_desk, scheme, owner):
    add = address(RuleCardViewSet, "add")
    at_desk.post(add, card(far_reach_metres=100))
    assert not RuleCard.objects.filter(version=7).exists()
    at_desk.post(add, card())
    made = RuleCard.objects.get(version=7)
    edit = address(RuleCardViewSet, "edit", made.pk)
    at_desk.post(edit, card(points_per_hour=6))
    made.refresh_from_db()
    assert made.points_per_hour == 6
    lent_space(scheme, owner, card=made)
    read = at_desk.post(edit, card(points_per_hour=60))
    assert read["Location"] == address(RuleCardViewSet, "inspect", made.pk)
    assert at_desk.get(read["Location"]).status_code == 200
    delete = at_desk.post(address(RuleCardViewSet, "delete", made.pk))
    made.refresh_from_db()
    assert (delete.status_code, made.points_per_hour) == (302, 6)


def test_database_lets_nobody_change_a_card_that_was_agreed_to(scheme, owner, driver):
    free = RuleCardFactory(version=50)
    RuleCard.objects.filter(pk=free.pk).update(points_per_hour=1)
    lent_space(scheme, owner)
    booked_deal(driver)
    for changed in ({"points_per_hour": 99}, {"grace_minutes": 0}, {"version": 60}):
        with pytest.raises(IntegrityError), transaction.atomic():
            RuleCard.objects.filter(pk=scheme.card_id).update(**changed)


@pytest.mark.django_db
def test_scheme_takes_a_new_card_and_is_never_deleted(at_desk, scheme):
    new = RuleCardFactory(version=51, valid_from=timezone.now())
    sent = {
        "experiment": scheme.experiment_id,
        "card": new.pk,
        "booking_rules": scheme.booking_rules_id,
    }
    at_desk.post(address(SchemeViewSet, "edit", scheme.pk), sent)
    assert ParkingScheme.objects.current().card == new
    at_desk.post(address(SchemeViewSet, "delete", scheme.pk))
    assert ParkingScheme.objects.count() == 1
