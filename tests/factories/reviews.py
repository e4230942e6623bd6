"""Reviewers through the front door: they tell what they know, sign, are asked, answer, and hand in."""

from datetime import timedelta

from django.utils import timezone

from accounts.roles import Role
from funding.reviews.actions import (
    accept_assignment,
    assign_reviewer,
    describe_reviewer,
    hand_in_review,
    save_review,
    sign_declaration,
)
from funding.reviews.models import Assignment, Review, ReviewerProfile
from funding.reviews.standing import composition_of
from funding.workflow import Status

from .accounts import UserFactory
from .funding import an_officer, application_in

WHY = "The plan is thought through to its end."


def a_reviewer(person=None, *, levels=None, words="", most=40, declared=True, **fields) -> ReviewerProfile:  # fmt: skip
    """Ready to be asked, unless ``declared`` is not."""
    person = person or UserFactory(roles=[Role.REVIEWER], **fields)
    profile = describe_reviewer(
        person=person,
        about="",
        words=words,
        most=most,
        is_available=True,
        levels=levels or {"data": 2},
        by=person,
    )
    if declared:
        sign_declaration(person=person, by=person)
    return profile


def in_review(**fields):
    return application_in(Status.IN_REVIEW, **fields)


def asked(application=None, reviewer=None, *, officer=None, days=14) -> Assignment:
    return assign_reviewer(
        application=application or in_review(),
        reviewer=reviewer or a_reviewer(),
        due_at=timezone.now() + timedelta(days=days),
        by=officer or an_officer(),
    )


def accepted(application=None, reviewer=None, **how) -> Assignment:
    assignment = asked(application, reviewer, **how)
    return accept_assignment(assignment=assignment, by=assignment.reviewer.person)


def scored(assignment: Assignment, score: int = 4) -> Review:
    review = assignment.review
    criteria = composition_of(assignment.application).criteria
    return save_review(
        review=review,
        scores={each.key: (score, WHY) for each in criteria},
        words="Worth trying.",
        note="Between us: ask for the budget.",
        version=review.version,
        by=assignment.reviewer.person,
    )


def handed_in(application=None, reviewer=None, *, score: int = 4, **how) -> Review:
    assignment = accepted(application, reviewer, **how)
    review = scored(assignment, score)
    return hand_in_review(review=review, by=assignment.reviewer.person)
