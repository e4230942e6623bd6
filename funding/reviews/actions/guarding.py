"""Enough reviews before anything is decided; asked by the one door of the table."""

from __future__ import annotations

from funding.guards import Attempt, guard
from funding.workflow import Guard

from ..permissions import TooFewReviews
from ..standing import composition_of, reviewers_wanted, reviews_counting


@guard(Guard.ENOUGH_REVIEWS)
def enough_reviews(attempt: Attempt) -> None:
    """Those handed in by reviewers whom nothing binds; as many as the stage of review asks for."""
    application = attempt.application
    wanted = reviewers_wanted(application, composition_of(application))
    has = reviews_counting(application)
    if has < wanted:
        raise TooFewReviews(has, wanted)
