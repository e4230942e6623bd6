"""Reviewers, what they have to do with others, what they were asked to read, and what they say to it."""

from .assignment import Assignment, AssignmentPlan, AssignmentQuerySet
from .profile import Declaration, Expertise, ReviewerProfile, Tie
from .review import CriterionScore, Review

__all__ = [
    "Assignment",
    "AssignmentPlan",
    "AssignmentQuerySet",
    "CriterionScore",
    "Declaration",
    "Expertise",
    "Review",
    "ReviewerProfile",
    "Tie",
]
