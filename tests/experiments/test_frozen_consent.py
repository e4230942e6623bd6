"""What is published or signed stays as it is, in the database itself."""

import pytest
from django.db import IntegrityError, transaction

from experiments.models import ConsentDecision, ConsentSignature, ConsentVersion
from tests.factories.experiments import (
    ConsentVersionFactory,
    add_purpose,
    join,
    ready_experiment,
    words,
)

pytestmark = pytest.mark.django_db


def refuse(act, rows):
    """The database says no, and ``rows`` stand as before."""
    before = list(rows.order_by("pk").values())
    assert before
    with pytest.raises(IntegrityError), transaction.atomic():
        act()
    assert list(rows.order_by("pk").values()) == before


def test_draft_text_and_purposes_can_be_changed():
    version = ConsentVersionFactory(published_at=None)
    version.introduction = words("Other words.")
    version.save()
    purpose = version.purposes.first()
    purpose.text = words("Another use.")
    purpose.save()
    version.refresh_from_db()
    purpose.refresh_from_db()
    assert version.introduction["en"] == "Other words."
    assert purpose.text["en"] == "Another use."


@pytest.mark.parametrize("field", ["title", "introduction", "retention"])
def test_published_text_cannot_be_changed(field):
    version = ConsentVersionFactory()
    setattr(version, field, words("Other words."))
    refuse(version.save, ConsentVersion.objects.all())


def test_published_version_cannot_be_taken_back():
    version = ConsentVersionFactory()
    rows = ConsentVersion.objects.filter(pk=version.pk)
    refuse(lambda: rows.update(published_at=None), rows)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", words("x")),
        ("consequence", words("x")),
        ("is_required", False),
        ("key", "other"),
    ],
)
def test_published_purpose_cannot_be_changed(field, value):
    purpose = ConsentVersionFactory().purposes.get(key="place")
    setattr(purpose, field, value)
    refuse(purpose.save, purpose.version.purposes.all())


def test_published_text_takes_no_more_purposes():
    version = ConsentVersionFactory()
    refuse(lambda: add_purpose(version, "more"), version.purposes.all())


def test_publisher_may_be_forgotten(manager):
    version = ConsentVersionFactory(published_by=manager)
    ConsentVersion.objects.filter(pk=version.pk).update(published_by=None)
    assert ConsentVersion.objects.get(pk=version.pk).published_by is None


@pytest.mark.parametrize(
    "changes", [{"text": "x"}, {"text_sha256": "0" * 64}, {"language": "ko"}]
)
def test_signature_cannot_be_changed(changes):
    join(ready_experiment())
    rows = ConsentSignature.objects.all()
    refuse(lambda: rows.update(**changes), rows)


def test_decision_cannot_be_changed():
    join(ready_experiment())
    rows = ConsentDecision.objects.all()
    refuse(lambda: rows.update(is_granted=False), rows)
