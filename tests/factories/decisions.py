"""Calls whose applications are reviewed, and what is decided about them."""

from datetime import timedelta

from django.utils import timezone

from accounts.roles import Role
from funding.composition import Composition
from funding.decisions.actions.feedback import write_feedback
from funding.decisions.actions.ruling import Wish, rule
from funding.decisions.drawing import commitment_of
from funding.decisions.models import Draw, Ruling
from funding.enums import Outcome
from funding.models import Application, Call
from funding.reviews.enums import AssignmentStatus, ReviewState
from funding.reviews.models import (
    Assignment,
    CriterionScore,
    Review,
    ReviewerProfile,
)
from funding.workflow import Status

from .accounts import UserFactory
from .funding import MILLION, an_officer, application_in, call_open

KIND_WORDS = "It is told well what comes first; who keeps the lamps later is not."


def reviewer_of(**fields) -> ReviewerProfile:
    person = UserFactory(roles=[Role.REVIEWER], **fields)
    return ReviewerProfile.objects.create(person=person)


def reviewed_by(
    reviewer: ReviewerProfile, application: Application, points: int
) -> Review:
    """Handed in, with the same score of five on each criterion as a share of the total."""
    now = timezone.now()
    assignment = Assignment.objects.create(
        application=application,
        reviewer=reviewer,
        status=AssignmentStatus.DONE,
        due_at=now,
        done_at=now,
    )
    review = Review.objects.create(
        assignment=assignment,
        state=ReviewState.HANDED_IN,
        total=points,
        handed_in_at=now,
        saved_at=now,
    )
    for criterion in Composition.of(application.revision.composition).criteria:
        CriterionScore.objects.create(
            review=review,
            key=criterion.key,
            score=round(points * criterion.most / 100),
            words=f"Why {criterion.key} gets so much.",
        )
    return review


def judged_call(
    worths=(80, 70, 60), *, status=Status.PANEL, shifts=(-10, 0, 10), **fields
) -> tuple[Call, list[Application]]:
    """A call with an application for each worth, each read by reviewers of these strictnesses."""
    officer = an_officer()
    call = call_open(officer=officer, **fields)
    reviewers = [reviewer_of() for _shift in shifts]
    applications = []
    for worth in worths:
        application = application_in(
            status, call=call, officer=officer, amount_asked=50 * MILLION
        )
        for reviewer, shift in zip(reviewers, shifts, strict=True):
            reviewed_by(reviewer, application, worth + shift)
        applications.append(application)
    return call, applications


def wish(application, outcome=Outcome.SELECTED, **fields) -> Wish:
    fields.setdefault("reason", "The panel was of one mind.")
    if outcome == Outcome.SELECTED:
        fields.setdefault("amount", application.amount_asked)
    return Wish(application=application, outcome=outcome, **fields)


def ruled(
    application, outcome=Outcome.SELECTED, *, by=None, wait=30, **fields
) -> Ruling:
    wishes = [wish(application, outcome, **fields)]
    by = by or application.call.officer
    due_at = timezone.now() + timedelta(minutes=wait)
    return rule(call=application.call, wishes=wishes, due_at=due_at, by=by)[0]


def feedback_drafted(application, words=KIND_WORDS, by=None) -> None:
    for criterion in Composition.of(application.revision.composition).criteria:
        write_feedback(
            application=application,
            criterion=criterion.key,
            words=words,
            version=0,
            by=by or application.call.officer,
        )


def draw_promised(call, seed="ginkgo", **fields) -> Draw:
    return Draw.objects.create(
        call=call,
        seed=seed,
        commitment=commitment_of(seed),
        promised_at=timezone.now() - timedelta(days=30),
        **fields,
    )
