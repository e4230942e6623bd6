"""Cards of rules, things and holidays at the editors' desk."""

import pytest
from django.urls import reverse

from accounts.actions import sync_roles
from experiments.bookings.enums import Feature
from experiments.bookings.forms.staff import FeaturesField
from experiments.bookings.models import Holiday
from experiments.bookings.wagtail_hooks import (
    BookingRulesViewSet,
    HolidayViewSet,
    ResourceViewSet,
)
from tests.factories.accounts import sign_in
from tests.factories.bookings import ResourceFactory

VIEWSETS = (BookingRulesViewSet, HolidayViewSet, ResourceViewSet)


@pytest.mark.parametrize("viewset", VIEWSETS, ids=lambda each: each.model.__name__)
def test_every_field_of_the_desk_explains_itself(viewset):
    form = viewset(viewset.name).edit_handler.bind_to_model(viewset.model)
    fields = form.get_form_class()().fields
    assert len(fields) >= 2
    assert [name for name, field in fields.items() if not field.help_text] == []


@pytest.mark.parametrize("viewset", VIEWSETS, ids=lambda each: each.model.__name__)
def test_every_field_a_person_can_edit_is_at_the_desk(viewset):
    form = viewset(viewset.name).edit_handler.bind_to_model(viewset.model)
    editable = {
        field.name
        for field in viewset.model._meta.local_concrete_fields
        if field.editable and not field.primary_key
    }
    assert set(form.get_form_class()().fields) == editable


def test_features_are_ticked_one_by_one_and_kept_as_one_number():
    field = FeaturesField()
    number = Feature.LIFT | Feature.QUIET
    assert field.prepare_value(int(number)) == [Feature.LIFT, Feature.QUIET]
    assert field.clean([str(Feature.LIFT.value), str(Feature.QUIET.value)]) == number
    assert not field.has_changed(int(number), [Feature.LIFT, Feature.QUIET])


@pytest.mark.django_db
def test_manager_writes_a_holiday_and_opens_a_thing(client, manager):
    sync_roles()
    sign_in(client, manager)
    add = reverse(HolidayViewSet("holidays").get_url_name("add"))
    names = {f"name_{code}": f"New Year {code}" for code in ("en", "ko", "th")}
    sent = {"day": "2027-01-01", **names}
    sent |= {f"name_{number}": value for number, value in enumerate(names.values())}
    client.post(add, sent)
    assert str(Holiday.objects.get().name) == "New Year en"
    edit = reverse(
        ResourceViewSet("bookable_things").get_url_name("edit"),
        args=[ResourceFactory().pk],
    )
    assert client.get(edit).status_code == 200
