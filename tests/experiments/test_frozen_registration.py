"""What is registered or concluded stays as it is, in the database itself: on SQLite and on PostgreSQL, where the suite runs again."""

import pytest
from django.db import IntegrityError, connection, transaction

from experiments.models import (
    Conclusion,
    ConclusionPoint,
    ProtocolField,
    ProtocolForm,
    Registration,
)
from tests.factories.experiments import ExperimentFactory, words
from tests.factories.observations import (
    ProtocolFieldFactory,
    ProtocolFormFactory,
    complete_draft,
    concluded,
    draft_conclusion,
    registered,
)

pytestmark = pytest.mark.django_db

# A row may forget who made it, and knows when it was last touched.
FREE = {
    Registration: {"id", "registered_by", "updated_at"},
    ProtocolForm: {"id"},
    ProtocolField: {"id"},
    Conclusion: {"id", "published_by"},
    ConclusionPoint: {"id"},
}


def other_value(model, field):
    row = model.objects.first()
    kind, value = field.get_internal_type(), getattr(row, field.attname)
    if field.is_relation:
        return other_parent(field).pk
    if field.choices:
        return next(each for each, _label in field.choices if each != value)
    if kind in ("DateTimeField", "DateField"):
        return None
    if kind == "JSONField" or type(field).__name__ == "TranslatedField":
        return dict(words("Otherwise")) if isinstance(value, dict) else ["otherwise"]
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    return "otherwise"


def other_parent(field):
    experiment = ExperimentFactory()
    if field.related_model is type(experiment):
        return experiment
    if field.related_model is Registration:
        return complete_draft(experiment)
    if field.related_model is ProtocolForm:
        return complete_draft(experiment).forms.get()
    registered(experiment)
    return draft_conclusion(experiment)


COLUMNS = [
    pytest.param(model, field, id=f"{model.__name__}.{field.name}")
    for model, free in FREE.items()
    for field in model._meta.concrete_fields
    if field.name not in free
]


@pytest.fixture
def experiment():
    """Version 1 with a day of change, and a published conclusion."""
    experiment = ExperimentFactory()
    registered(experiment, change_on="2026-05-01")
    concluded(experiment)
    return experiment


def refuse(act):
    with pytest.raises(IntegrityError), transaction.atomic():
        act()


@pytest.mark.parametrize(("model", "field"), COLUMNS)
def test_no_column_of_a_standing_row_can_be_changed(experiment, model, field):
    first = model.objects.order_by("pk").first()
    rows = model.objects.filter(pk=first.pk)
    before = rows.values().get()
    refuse(lambda: rows.update(**{field.attname: other_value(model, field)}))
    assert rows.values().get() == before


def test_standing_parents_take_no_more_rows(experiment):
    registration = Registration.objects.get()
    refuse(lambda: ProtocolFormFactory(registration=registration, key="more"))
    form = registration.forms.get()
    refuse(lambda: ProtocolFieldFactory(form=form, key="more"))
    ConclusionPoint.objects.filter(point="budget").delete()
    conclusion = Conclusion.objects.get()
    refuse(
        lambda: ConclusionPoint.objects.create(conclusion=conclusion, point="budget")
    )


def test_drafts_can_be_changed():
    experiment = ExperimentFactory()
    registered(experiment)
    draft = complete_draft(experiment)
    form = draft.forms.get()
    ProtocolFieldFactory(form=form, key="more")
    form.fields.update(unit="h")
    draft.forms.update(key="other")
    conclusion = draft_conclusion(experiment)
    conclusion.points.update(verdict="open")
    conclusion.learnt = words("Else.")
    conclusion.save()
    draft.target = 1
    draft.save()
    assert Registration.objects.get(pk=draft.pk).target == 1


def test_who_registered_and_published_may_be_forgotten(experiment, manager):
    for model, name in (
        (Registration, "registered_by"),
        (Conclusion, "published_by"),
    ):
        model.objects.update(**{name: manager})
        model.objects.update(**{name: None})
        assert getattr(model.objects.get(), name) is None


def test_with_the_guard_off_the_change_happens(experiment):
    """Negative control: it is the trigger that refuses, and nothing else."""
    drop = (
        "DROP TRIGGER registration_frozen"
        if connection.vendor == "sqlite"
        else "DROP FUNCTION registration_frozen() CASCADE"
    )
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(drop)
        Registration.objects.update(target=1)
        assert Registration.objects.get().target == 1
        transaction.set_rollback(True)
    refuse(lambda: Registration.objects.update(target=1))
