"""Twenty-eight things that tell who applies, and nowhere may a blind or a conflicted reviewer meet one of them."""

import json

import pytest
from django.core import mail
from django.utils import timezone

from accounts.notifications.models import Notification
from funding.reviews.actions import declare_conflict
from funding.reviews.models import Assignment
from tests.factories.reviews import a_reviewer, accepted, handed_in, scored

from .crawling import found_in, read_by
from .planted import plant

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def tokens_wanted():
    return 25


def told(person) -> bytes:
    """Letters, what stands behind the bell, and what waits to go out."""
    letters = [each.body + each.subject + str(each.alternatives) for each in mail.outbox if person.email in each.to]  # fmt: skip
    rows = Notification.objects.filter(person=person).values("arguments", "url", "letter", "about", "thread")  # fmt: skip
    return "\n".join([*letters, json.dumps(list(rows), ensure_ascii=False)]).encode()


def test_a_blind_reviewer_meets_nothing_that_tells_who_applies(
    tokens_wanted, django_capture_on_commit_callbacks
):
    planted = plant()
    assert len(planted.tokens) >= tokens_wanted
    with django_capture_on_commit_callbacks(execute=True):
        assignment = accepted(planted.application, a_reviewer())
        scored(assignment)
        handed_in(planted.application, a_reviewer())
    person = assignment.reviewer.person
    read = read_by(person, planted.application)
    read["told"] = told(person)
    code = planted.application.code
    opened = [path for path, content in read.items() if f"/{code}/" in path and b"Withheld" in content]  # fmt: skip
    assert opened == [f"/en/funding/reviews/{code}/"]
    assert len([path for path in read if "/files/" in path]) > 2
    assert found_in(read, planted.tokens) == {}


def test_without_a_copy_a_document_is_withheld():
    planted = plant(copies=False)
    assignment = accepted(planted.application, a_reviewer())
    read = read_by(assignment.reviewer.person, planted.application)
    assert found_in(read, planted.tokens) == {}


@pytest.mark.parametrize("since", ["before it was asked", "while it was asked", "in the middle of a review"])  # fmt: skip
def test_a_conflicted_reviewer_meets_no_trace(
    since, django_capture_on_commit_callbacks
):
    planted = plant()
    reviewer = a_reviewer()
    with django_capture_on_commit_callbacks(execute=True):
        bound = accepted(planted.application, reviewer)
        if since == "before it was asked":
            Assignment.objects.all().delete()
            Notification.objects.all().delete()
            bind(planted.application, reviewer)
        else:
            declare_conflict(assignment=bound, kind="declared", words="", by=reviewer.person)  # fmt: skip
    mail.outbox.clear()
    read = read_by(reviewer.person, planted.application)
    read["told"] = told(reviewer.person)
    tokens = planted.tokens | {"title": "Lamps by"}
    assert found_in(read, tokens) == {}
    code = planted.application.code
    named = {path for path in read if f"/{code}/" in path}
    traces = [
        path
        for path, content in read.items()
        if code.encode() in content and code not in path
    ]
    assert traces == []
    assert {read[path][:3] for path in named} <= {b"403", b"404", b"405"}


def bind(application, reviewer):
    application.conflicts.create(
        person=reviewer.person, kind="family", source="officer", at=timezone.now()
    )


def test_an_officer_finds_them():
    """The crawl would see what leaks."""
    planted = plant()
    accepted(planted.application, a_reviewer())
    wanted = {
        name: planted.tokens[name]
        for name in ("firm", "name of a file", "name of a photo")
    }
    read = read_by(planted.officer, planted.application, until=wanted)
    assert set(found_in(read, wanted)) == set(wanted)


def test_where_nothing_is_blind_the_reviewer_reads_them():
    """The same crawl of the same pages, of a call that is not read blind."""
    planted = plant(is_blind=False)
    assignment = accepted(planted.application, a_reviewer())
    person = assignment.reviewer.person
    read = read_by(person, planted.application, until=planted.tokens, enough=20)
    assert len(found_in(read, planted.tokens)) >= 20
