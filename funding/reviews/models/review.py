from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import AssignmentStatus, ReviewState
from .assignment import Assignment

MOST_WORDS = 6_000


class ReviewQuerySet(models.QuerySet):
    def counting(self) -> ReviewQuerySet:
        """Handed in, by reviewers who are still impartial: what decisions stand on."""
        done = Assignment.objects.filter(status=AssignmentStatus.DONE).impartial()
        return self.filter(
            state=ReviewState.HANDED_IN, assignment__in=done.order_by().values("pk")
        )


class Review(models.Model):
    """``version`` rises with each saving; ``total`` of a hundred is fixed when it is handed in.

    ``words`` are for the decision, ``note`` for the foundation's officers alone.
    """

    assignment = models.OneToOneField(Assignment, models.CASCADE, related_name="review")
    state = models.CharField(
        max_length=9, choices=ReviewState, default=ReviewState.DRAFT
    )
    version = models.PositiveIntegerField(default=0)
    words = models.TextField(max_length=MOST_WORDS, blank=True)
    note = models.TextField(max_length=MOST_WORDS, blank=True)
    total = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    saved_at = models.DateTimeField(null=True)
    handed_in_at = models.DateTimeField(null=True)
    reopened_at = models.DateTimeField(null=True)
    reopened_why = models.TextField(max_length=1000, blank=True)
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        constraints = [
            models.CheckConstraint(
                name="funding_reviews_total_of_a_hundred",
                condition=Q(total=None) | Q(total__gte=0, total__lte=100),
            ),
            models.CheckConstraint(
                name="funding_reviews_handed_in_with_total",
                condition=Q(state=ReviewState.DRAFT)
                | Q(total__isnull=False, handed_in_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.state}"

    @property
    def is_handed_in(self) -> bool:
        return self.state == ReviewState.HANDED_IN


class CriterionScore(models.Model):
    review = models.ForeignKey(Review, models.CASCADE, related_name="scores")
    key = models.CharField(max_length=60)
    score = models.PositiveSmallIntegerField(null=True)
    words = models.TextField(max_length=MOST_WORDS, blank=True)

    class Meta:
        verbose_name = _("score of a criterion")
        verbose_name_plural = _("scores of criteria")
        constraints = [
            models.UniqueConstraint(
                fields=["review", "key"], name="funding_reviews_scored_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.review_id} {self.key}"
