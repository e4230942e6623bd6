"""The registry: every model with something personal in it says what becomes of it."""

import pytest
from django.apps import apps
from django.db import connection, models
from django.test.utils import isolate_apps

from innovation_park.lib.personal_data import (
    REGISTRY,
    not_personal,
    personal_fields,
    undeclared_fields,
)


def test_every_personal_field_is_declared():
    missing = {
        model._meta.label: fields
        for model in apps.get_models(include_auto_created=True)
        if not model._meta.auto_created and (fields := undeclared_fields(model))
    }
    assert missing == {}


def test_every_declaration_names_a_model_and_fields_that_exist(resident):
    for declaration in REGISTRY.declarations:
        row = declaration.model()
        for name in declaration.fields:
            assert hasattr(type(row), name) or hasattr(row, name), (declaration, name)
        assert declaration.rows(resident).model is declaration.model
        assert str(declaration.on_erase.explanation)


@isolate_apps("accounts")
def test_model_without_an_entry_is_caught():
    class Diary(models.Model):  # noqa: DJ008
        writer = models.ForeignKey("accounts.User", models.CASCADE)
        contact_email = models.EmailField()
        sender_name = models.CharField(max_length=9)
        page = models.IntegerField()

        class Meta:
            app_label = "accounts"

    Diary._meta.get_field("writer").remote_field.model = apps.get_model("accounts.User")
    assert undeclared_fields(Diary) == ["writer", "contact_email", "sender_name"]


@isolate_apps("accounts")
def test_exempt_field_needs_its_own_reason(monkeypatch):
    class Office(models.Model):  # noqa: DJ008
        address = models.TextField()
        phone = models.TextField()

        class Meta:
            app_label = "accounts"

    monkeypatch.setattr(REGISTRY, "exempt", {})
    not_personal("accounts.Office", address="The office's own.")
    assert undeclared_fields(Office) == ["phone"]


@pytest.mark.parametrize(
    ("name", "is_personal"),
    [
        ("email", True),
        ("guardian_name", True),
        ("ip_address", True),
        ("user_agent", True),
        ("name", False),
        ("description", False),
        ("zip", False),
    ],
)
@isolate_apps("accounts")
def test_name_of_a_field_is_read(name, is_personal):
    model = type(
        "Sheet",
        (models.Model,),
        {
            name: models.TextField(),
            "__module__": __name__,
            "Meta": type("Meta", (), {"app_label": "accounts"}),
        },
    )
    assert list(personal_fields(model)) == ([name] if is_personal else [])


def test_no_registration_number_anywhere(db):
    """Nobody is asked for a resident registration number, and there is nowhere to put one."""
    with connection.cursor() as cursor:
        columns = [
            column.name
            for table in connection.introspection.table_names(cursor)
            for column in connection.introspection.get_table_description(cursor, table)
        ]
    forbidden = ("rrn", "resident_number", "registration_number", "citizen_id", "ssn")
    assert [name for name in columns if name in forbidden] == []
