"""Copies for blind reading: stripped, searched for names, and given under a name that says nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from funding.models import Document
from funding.reviews.actions import add_redacted_copy, remove_redacted_copy
from funding.reviews.permissions import NamesInCopy, NotACopy, NotYourReview
from tests.factories.reviews import a_reviewer
from tests.funding.reviews.planted import FIRM, plant

pytestmark = pytest.mark.django_db


def text(words) -> SimpleUploadedFile:
    return SimpleUploadedFile("copy.txt", words.encode(), "text/plain")


def add(planted, words, **how):
    original = planted.application.documents.get(
        key="drawing", is_redacted_copy_of=None
    )
    how = {"names_may_stay": False, "by": planted.officer} | how
    return add_redacted_copy(original=original, upload=text(words), **how)


def test_names_in_a_copy_are_told_before_anybody_reads_them():
    planted = plant(copies=False)
    with pytest.raises(NamesInCopy) as refusal:
        add(planted, f"Our firm {FIRM} builds lamps.")
    assert refusal.value.names == ["Zephyrwerk Lab Co., Ltd"]
    assert add(planted, f"{FIRM} again", names_may_stay=True).is_redacted_copy_of_id
    assert (
        add(planted, "We build lamps.").name
        == f"{planted.application.code}-drawing.txt"
    )


def test_only_officers_make_and_remove_copies_and_no_originals():
    planted = plant(copies=False)
    with pytest.raises(NotYourReview):
        add(planted, "We build lamps.", by=a_reviewer().person)
    copy = add(planted, "We build lamps.")
    with pytest.raises(NotACopy):
        add_redacted_copy(
            original=copy, upload=text("So."), names_may_stay=False, by=planted.officer
        )
    with pytest.raises(NotACopy):
        remove_redacted_copy(copy=copy.is_redacted_copy_of, by=planted.officer)
    with pytest.raises(NotYourReview):
        remove_redacted_copy(copy=copy, by=a_reviewer().person)
    remove_redacted_copy(copy=copy, by=planted.officer)
    assert Document.objects.filter(pk=copy.pk).count() == 0
