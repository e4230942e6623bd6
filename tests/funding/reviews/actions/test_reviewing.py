"""Writing, handing in, opening again; and the guard that counts what is in."""

from decimal import Decimal

import pytest
from django.utils import timezone

from funding.enums import ConflictKind, ConflictSource
from funding.guards import Attempt, ask_all
from funding.models import Conflict
from funding.reviews.actions import (
    hand_in_review,
    reopen_review,
    save_review,
    set_conflict,
)
from funding.reviews.actions.guarding import enough_reviews
from funding.reviews.enums import AssignmentStatus, ReviewState
from funding.reviews.permissions import (
    HandedInAlready,
    NotAllScored,
    NotHandedIn,
    NotYourReview,
    OverDecided,
    ReasonMissing,
    ScoreOutOfRange,
    TooFewReviews,
    WrittenElsewhere,
)
from funding.workflow import Event, Relation, Status, step_for
from tests.factories.accounts import UserFactory
from tests.factories.reviews import (
    WHY,
    a_reviewer,
    accepted,
    an_officer,
    handed_in,
    in_review,
    scored,
)

pytestmark = pytest.mark.django_db


def save(review, by=None, version=None, **scores):
    return save_review(
        review=review,
        scores=scores,
        words="",
        note="",
        version=review.version if version is None else version,
        by=by or review.assignment.reviewer.person,
    )


def test_half_a_review_is_kept():
    review = save(accepted().review, technology=(3, ""))
    assert review.version == 1
    assert [(each.key, each.score) for each in review.scores.order_by("key")] == [
        ("business", None),
        ("technology", 3),
    ]


def test_another_window_is_never_written_over():
    review = accepted().review
    save(review, technology=(3, "mine"), version=0)
    with pytest.raises(WrittenElsewhere):
        save(review, technology=(5, "old"), version=0)
    assert review.scores.get(key="technology").score == 3


@pytest.mark.parametrize("score", [-1, 6])
def test_a_score_that_is_not_offered_is_refused(score):
    with pytest.raises(ScoreOutOfRange):
        save(accepted().review, technology=(score, ""))


def test_handing_in_fixes_the_total():
    review = accepted().review
    save(review, technology=(5, WHY), business=(2, WHY))
    review = hand_in_review(review=review, by=review.assignment.reviewer.person)
    assert (review.state, review.total) == (ReviewState.HANDED_IN, Decimal("76.0"))
    assert review.assignment.status == AssignmentStatus.DONE


@pytest.mark.parametrize("business", [(None, WHY), (3, ""), (3, "short")])
def test_each_criterion_needs_its_score_and_its_reason(business):
    review = accepted().review
    save(review, technology=(5, WHY), business=business)
    with pytest.raises(NotAllScored) as refusal:
        hand_in_review(review=review, by=review.assignment.reviewer.person)
    assert [str(each) for each in refusal.value.missing] == ["Business"]


def test_what_is_handed_in_stays():
    review = handed_in()
    with pytest.raises(HandedInAlready):
        save(review, technology=(1, ""))
    with pytest.raises(HandedInAlready):
        hand_in_review(review=review, by=review.assignment.reviewer.person)


def test_nobody_writes_for_another():
    with pytest.raises(NotYourReview):
        save(accepted().review, by=a_reviewer().person, technology=(1, ""))


def test_an_officer_opens_it_again():
    review = handed_in()
    review = reopen_review(review=review, why="One reason is missing.", by=an_officer())
    assert review.state == ReviewState.DRAFT
    assert review.assignment.status == AssignmentStatus.ACCEPTED
    scored(review.assignment, 2)


def test_not_without_a_reason_not_by_others_not_after_the_decision():
    review = handed_in()
    with pytest.raises(ReasonMissing):
        reopen_review(review=review, why=" ", by=an_officer())
    for person in (review.assignment.reviewer.person, UserFactory()):
        with pytest.raises(NotYourReview):
            reopen_review(review=review, why="So.", by=person)
    with pytest.raises(NotHandedIn):
        reopen_review(review=accepted().review, why="So.", by=an_officer())
    application = review.assignment.application
    type(application).objects.filter(pk=application.pk).update(status=Status.DECLINED)
    with pytest.raises(OverDecided):
        reopen_review(review=review, why="So.", by=an_officer())


def attempt(application):
    step = step_for(Status.IN_REVIEW, Event.TO_PANEL)
    return Attempt(application, step, None, Relation.OFFICER, "", {}, timezone.now())


def test_a_decision_needs_as_many_reviews_as_were_promised():
    application = in_review()
    for number in range(3):
        with pytest.raises(TooFewReviews) as refusal:
            enough_reviews(attempt(application))
        assert (refusal.value.has, refusal.value.wanted) == (number, 3)
        handed_in(application)
    ask_all(attempt(application))


def test_a_review_by_somebody_who_is_bound_does_not_count():
    application = in_review()
    reviews = [handed_in(application) for _ in range(3)]
    Conflict.objects.create(
        person=reviews[0].assignment.reviewer.person,
        application=application,
        kind=ConflictKind.FAMILY,
        source=ConflictSource.OFFICER,
        at=timezone.now(),
    )
    with pytest.raises(TooFewReviews):
        enough_reviews(attempt(application))


def test_a_conflict_an_officer_names_frees_the_place():
    review = handed_in()
    assignment = review.assignment
    set_conflict(
        application=assignment.application,
        person=assignment.reviewer.person,
        kind=ConflictKind.COMPETITOR,
        note="Their own firm sells the same.",
        by=an_officer(),
    )
    assignment.refresh_from_db()
    assert assignment.status == AssignmentStatus.RELEASED
