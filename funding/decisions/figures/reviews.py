"""The reviews that count: handed in, by reviewers who are impartial still."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from funding.composition import Composition, Criterion
from funding.models import Application
from funding.reviews.models import CriterionScore, Review

from ..ranking import Mark


def marks_of(applications) -> tuple[tuple[Mark, ...], dict]:
    """The totals, by code and reviewer, and the names of those who gave them."""
    reviews = (
        Review.objects.counting()
        .filter(assignment__application__in=applications)
        .select_related(
            "assignment__application", "assignment__reviewer__person__profile"
        )
        .order_by("pk")
    )
    marks, people = [], {}
    for review in reviews:
        given = review.assignment
        marks.append(
            Mark(given.application.code, given.reviewer_id, float(review.total))
        )
        people[given.reviewer_id] = given.reviewer.name
    return tuple(marks), people


@dataclass(frozen=True)
class Told:
    """What the applicants read on one criterion; ``scores`` are empty where the call does not show them."""

    criterion: Criterion
    words: str
    scores: tuple[int, ...] = ()


def feedback_of(application: Application) -> list[Told]:
    """In the order of the criteria; what nobody wrote about is left out."""
    words = dict(application.feedback.values_list("criterion", "words"))
    composition = Composition.of(application.revision.composition)
    scores = _sorted_scores(application) if composition.feedback.shows_scores else {}
    return [
        Told(each, words[each.key], scores.get(each.key, ()))
        for each in composition.criteria
        if each.key in words
    ]


def _sorted_scores(application: Application) -> dict[str, tuple[int, ...]]:
    """From the lowest to the highest, so that no column is one reviewer's."""
    found = defaultdict(list)
    for score in _scores(application):
        if score.score is not None:
            found[score.key].append(score.score)
    return {key: tuple(sorted(scores)) for key, scores in found.items()}


def words_by_criterion(application: Application) -> dict[str, list[tuple[int, str]]]:
    """(score, words) of each review, in the order of the reviews."""
    found = defaultdict(list)
    for score in _scores(application):
        found[score.key].append((score.score, score.words))
    return dict(found)


def _scores(application: Application):
    counting = Review.objects.counting().filter(assignment__application=application)
    return CriterionScore.objects.filter(
        review__in=counting.order_by().values("pk")
    ).order_by("review", "key")
