"""What a reviewer says when asked, and what follows from it."""

import pytest

from accounts.notifications.models import Notification
from funding.enums import ConflictSource
from funding.models import Conflict
from funding.reviews.actions import (
    accept_assignment,
    declare_conflict,
    decline_assignment,
)
from funding.reviews.enums import AssignmentStatus, WhyNot
from funding.reviews.models import Assignment, Declaration
from funding.reviews.permissions import AnsweredAlready, DeclareFirst
from funding.reviews.readable import readable
from tests.factories.reviews import (
    a_reviewer,
    accepted,
    an_officer,
    asked,
    handed_in,
    in_review,
)

pytestmark = pytest.mark.django_db


def declared(assignment, kind="family", words="Her sister is my wife."):
    return declare_conflict(
        assignment=assignment, kind=kind, words=words, by=assignment.reviewer.person
    )


def test_accepting_opens_it_and_begins_a_review():
    assignment = asked()
    accept_assignment(assignment=assignment, by=assignment.reviewer.person)
    assignment.refresh_from_db()
    assert assignment.status == AssignmentStatus.ACCEPTED
    assert assignment.review.scores.count() == 0


def test_without_this_years_declaration_nothing_opens():
    assignment = asked()
    Declaration.objects.update(year=2001)
    with pytest.raises(DeclareFirst):
        accept_assignment(assignment=assignment, by=assignment.reviewer.person)


@pytest.mark.parametrize("kind, with_firm", [("family", False), ("declared", False), ("employment", True), ("ownership", True)])  # fmt: skip
def test_yes_makes_a_pinned_conflict_and_shuts_the_door(kind, with_firm):
    assignment = asked()
    conflict = declared(assignment, kind)
    assignment.refresh_from_db()
    assert (assignment.status, assignment.why_not) == (
        AssignmentStatus.DECLINED,
        WhyNot.CONFLICT,
    )
    assert conflict.is_pinned
    assert conflict.source == ConflictSource.DECLARED
    assert (conflict.organisation is not None) == with_firm
    assert list(readable(assignment.reviewer.person)) == []


def test_yes_asks_whoever_knows_most_of_it_next():
    application = in_review(title="Sensors for lamps")
    first = a_reviewer(levels={"devices": 3})
    a_reviewer(levels={"culture": 3})
    second = a_reviewer(levels={"devices": 2})
    declared(asked(application, first))
    asked_now = Assignment.objects.asked().get(application=application)
    assert asked_now.reviewer == second


def test_what_was_told_of_it_is_forgotten(django_capture_on_commit_callbacks):
    assignment = asked()
    person = assignment.reviewer.person
    assert Notification.objects.filter(person=person).count() == 1
    with django_capture_on_commit_callbacks(execute=True):
        declared(assignment)
    assert Notification.objects.filter(person=person).count() == 0


def test_where_nobody_is_free_the_officer_hears():
    officer = an_officer()
    assignment = asked(officer=officer)
    declared(assignment)
    told = Notification.objects.get(person=officer, kind="funding.review_place")
    assert told.event == "empty"


def test_also_in_the_middle_of_a_review():
    assignment = accepted()
    declared(assignment)
    assert list(readable(assignment.reviewer.person)) == []
    assert Conflict.objects.count() == 1


def test_a_review_that_is_handed_in_is_not_given_back():
    review = handed_in()
    assignment = review.assignment
    with pytest.raises(AnsweredAlready):
        declared(assignment)
    with pytest.raises(AnsweredAlready):
        decline_assignment(
            assignment=assignment, why_not=WhyNot.NO_TIME, by=assignment.reviewer.person
        )


def test_declining_frees_the_place_without_a_conflict():
    assignment = asked()
    decline_assignment(
        assignment=assignment, why_not=WhyNot.NO_TIME, by=assignment.reviewer.person
    )
    assignment.refresh_from_db()
    assert assignment.status == AssignmentStatus.DECLINED
    assert Conflict.objects.count() == 0


def test_nobody_answers_for_another_or_twice():
    assignment = asked()
    with pytest.raises(AnsweredAlready):
        accept_assignment(assignment=assignment, by=a_reviewer().person)
    declared(assignment)
    with pytest.raises(AnsweredAlready):
        accept_assignment(assignment=assignment, by=assignment.reviewer.person)
