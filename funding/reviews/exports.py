"""Tables to take along: a reviewer's own words, and for officers the scores of a call."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from funding.models import Application, Call

from .models import Review
from .readable import readable

OWN_HEADER = ("application", "criterion", "score", "words", "total", "handed_in_at")
SCORES_HEADER = (
    _("Application"),
    _("Title"),
    _("Reviewer"),
    _("Criterion"),
    _("Score"),
    _("Why"),
    _("Total"),
    _("Handed in"),
)


def own_rows(user) -> Iterator[tuple]:
    opened = readable(user).opening().order_by("application__code")
    opened = opened.select_related("application", "review").prefetch_related("review__scores")  # fmt: skip
    for assignment in opened:
        review = getattr(assignment, "review", None)
        for each in review.scores.all() if review else ():
            yield (
                assignment.application.code,
                each.key,
                each.score,
                each.words,
                review.total,
                review.handed_in_at,
            )


def score_rows(call: Call, user) -> Iterator[tuple]:
    """Of applications the officer may read; each reviewer has a letter, the same through one application."""
    applications = Application.objects.at_the_desk(user).filter(call=call)
    reviews = Review.objects.counting().filter(assignment__application__in=applications)
    reviews = reviews.select_related("assignment__application").prefetch_related("scores")  # fmt: skip
    turn, before = 0, None
    for review in reviews.order_by("assignment__application__code", "assignment_id"):
        application = review.assignment.application
        turn = turn + 1 if application.pk == before else 1
        before = application.pk
        for each in review.scores.all():
            yield (
                application.code,
                application.title,
                turn,
                each.key,
                each.score,
                each.words,
                review.total,
                review.handed_in_at,
            )
