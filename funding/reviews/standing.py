"""What holds for the judging of one application, from its call and the revision it was written for."""

from __future__ import annotations

from django.utils import timezone

from funding.composition import Composition
from funding.models import Application

from .models import Review, ReviewerProfile


def composition_of(application: Application) -> Composition:
    return Composition.of(application.revision.composition)


def is_blind(application: Application, composition: Composition) -> bool:
    stages = composition.review_stages()
    return application.call.is_blind or any(stage.is_blind for stage in stages)


def reviewers_wanted(application: Application, composition: Composition) -> int:
    """Of its stage of review; where that says nothing, of its call."""
    stages = composition.review_stages()
    by_stage = max((stage.reviewers_each for stage in stages), default=0)
    return by_stage or application.call.reviewers_each


def reviews_counting(application: Application) -> int:
    counting = Review.objects.counting()
    return counting.filter(assignment__application=application).count()


def has_declared(profile: ReviewerProfile | None) -> bool:
    if profile is None:
        return False
    return profile.declarations.filter(year=timezone.localdate().year).exists()
