"""A review is written, handed in, and opened again by an officer where it has to be."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from ..emails import letter_due
from ..enums import AssignmentStatus, ReviewState
from ..models import CriterionScore, Review
from ..models.assignment import READ_IN
from ..permissions import (
    HandedInAlready,
    NotAllScored,
    NotHandedIn,
    NotYourReview,
    OverDecided,
    ReasonMissing,
    ScoreOutOfRange,
    WrittenElsewhere,
    can_assign,
)
from ..readable import readable
from ..scoring import running_total
from ..standing import composition_of

LEAST_WORDS = 10  # characters on each criterion


@transaction.atomic
def save_review(
    *,
    review: Review,
    scores: Mapping[str, tuple[int | None, str]],
    words: str,
    note: str,
    version: int,
    by,
) -> Review:
    """Everything that stands in the form; refused where another window has written since ``version``."""
    review = _mine(review, by)
    if review.is_handed_in:
        raise HandedInAlready
    if review.version != version:
        raise WrittenElsewhere(review)
    _keep_scores(review, scores)
    review.words, review.note = words, note
    review.version, review.saved_at = version + 1, timezone.now()
    review.save(update_fields=["words", "note", "version", "saved_at"])
    return review


@transaction.atomic
def hand_in_review(*, review: Review, by) -> Review:
    """Each criterion has its score and a reason; the total is fixed with it."""
    review = _mine(review, by)
    if review.is_handed_in:
        raise HandedInAlready
    assignment = review.assignment
    criteria = composition_of(assignment.application).criteria
    given = {each.key: each for each in review.scores.all()}
    if missing := [
        each.name for each in criteria if not _is_whole(given.get(each.key))
    ]:
        raise NotAllScored(missing)
    total = running_total(criteria, {key: each.score for key, each in given.items()})
    review.state, review.total = ReviewState.HANDED_IN, total.total
    review.handed_in_at = timezone.now()
    review.save(update_fields=["state", "total", "handed_in_at"])
    assignment.status, assignment.done_at = AssignmentStatus.DONE, review.handed_in_at
    assignment.save(update_fields=["status", "done_at"])
    return review


@transaction.atomic
def reopen_review(*, review: Review, why: str, by) -> Review:
    """By an officer, while the application is being judged."""
    review = _locked(review)
    assignment = review.assignment
    if not can_assign(by, assignment.application):
        raise NotYourReview
    if assignment.application.status not in READ_IN:
        raise OverDecided
    if not review.is_handed_in or not assignment.is_done:
        raise NotHandedIn
    if not why.strip():
        raise ReasonMissing
    review.state, review.reopened_why = ReviewState.DRAFT, why.strip()
    review.reopened_at, review.reopened_by = timezone.now(), by
    review.save(update_fields=["state", "reopened_why", "reopened_at", "reopened_by"])
    assignment.status, assignment.done_at = AssignmentStatus.ACCEPTED, None
    assignment.save(update_fields=["status", "done_at"])
    letter_due(assignment, "reopened", review.reopened_at.isoformat())
    return review


def _keep_scores(review: Review, scores: Mapping) -> None:
    criteria = composition_of(review.assignment.application).criteria
    rows = []
    for criterion in criteria:
        score, words = scores.get(criterion.key, (None, ""))
        if score is not None and not 0 <= score <= criterion.most:
            raise ScoreOutOfRange
        rows.append(
            CriterionScore(review=review, key=criterion.key, score=score, words=words)
        )
    CriterionScore.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["review", "key"],
        update_fields=["score", "words"],
    )


def _is_whole(score: CriterionScore | None) -> bool:
    return bool(
        score and score.score is not None and len(score.words.strip()) >= LEAST_WORDS
    )


def _mine(review: Review, by) -> Review:
    review = _locked(review)
    if not readable(by).opening().filter(pk=review.assignment_id).exists():
        raise NotYourReview
    return review


def _locked(review: Review) -> Review:
    rows = Review.objects.select_for_update(of=("self",)).select_related(
        "assignment__application__call",
        "assignment__application__revision",
        "assignment__reviewer__person",
    )
    return rows.get(pk=review.pk)
