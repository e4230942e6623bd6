"""Answers as reviewers read them: sums as sums, days as days, and in a blind stage nothing that says who."""

import pytest

from funding.reviews.facts import reading_of
from tests.factories.reviews import in_review

from .planted import plant

pytestmark = pytest.mark.django_db


def lines_of(application):
    return {line.field.key: line for part in reading_of(application).parts for line in part.lines}  # fmt: skip


def test_sums_and_choices_are_said_as_one_reads_them():
    application = in_review()
    application.answers.update_or_create(
        key="amount_asked",
        defaults={"value": 70_000_000, "saved_at": application.created_at},
    )
    assert lines_of(application)["amount_asked"].value == "70,000,000 won"


def test_a_blind_reading_withholds_whatever_identifies():
    lines = lines_of(plant().application)
    withheld = {key for key, line in lines.items() if line.is_withheld}
    assert withheld == {"organisation", "contact", "homepage", "office", "founder", "nickname"}  # fmt: skip
    assert lines["team"].rows[0] == ("Does",)
    assert [file.name[-13:] for file in lines["drawing"].files] == ["drawing-1.pdf"]


def test_a_document_without_a_copy_is_withheld_and_with_one_it_is_not():
    lines = lines_of(plant(copies=False).application)
    assert (lines["drawing"].is_withheld, lines["drawing"].files) == (True, ())
