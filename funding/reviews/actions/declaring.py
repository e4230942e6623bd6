"""What reviewers tell of themselves: what they know, to whom they are bound, and once a year that this is all."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from ..models import Declaration, Expertise, ReviewerProfile, Tie
from ..permissions import NotYourReview
from ..readable import is_reviewer
from .detecting import detect_for
from .tending import free_conflicted


@transaction.atomic
def describe_reviewer(
    *, person, about, words, most, is_available, levels: dict, by
) -> ReviewerProfile:
    """``levels`` by field; a field without a level is not known."""
    profile = _own(person, by)
    profile.about, profile.words = about, words
    profile.most, profile.is_available = most, is_available
    profile.save()
    profile.expertise.all().delete()
    Expertise.objects.bulk_create(
        Expertise(profile=profile, topic=topic, level=level)
        for topic, level in levels.items()
        if level
    )
    return profile


@transaction.atomic
def add_tie(*, person, by, **facts) -> Tie:
    """It is looked for at once in everything that is being judged."""
    profile = _own(person, by)
    tie = Tie.objects.create(profile=profile, **facts)
    _look_again(profile)
    return tie


@transaction.atomic
def remove_tie(*, tie: Tie, by) -> None:
    """Certain conflicts that were found with it stay: only an officer lifts them."""
    profile = _own(tie.profile.person, by)
    tie.delete()
    _look_again(profile)


@transaction.atomic
def sign_declaration(*, person, by) -> Declaration:
    """Again in the same year it replaces the one before."""
    profile = _own(person, by)
    facts = ("kind", "name", "registration_number", "domain", "since", "until")
    declaration, _new = Declaration.objects.update_or_create(
        profile=profile,
        year=timezone.localdate().year,
        defaults={
            "content": list(profile.ties.order_by("pk").values(*facts)),
            "signed_at": timezone.now(),
        },
    )
    _look_again(profile)
    return declaration


def _own(person, by) -> ReviewerProfile:
    if person is None or person.pk != by.pk or not is_reviewer(by):
        raise NotYourReview
    profile, _new = ReviewerProfile.objects.get_or_create(person=person)
    return profile


def _look_again(profile: ReviewerProfile) -> None:
    detect_for(profile)
    free_conflicted(reviewer=profile)
