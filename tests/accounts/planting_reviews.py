"""What a reviewer leaves at the Digital Foundation."""

from django.utils import timezone

from accounts.roles import Role
from funding.reviews.actions import reopen_review
from funding.reviews.models import Assignment, AssignmentPlan, Review
from tests.factories.accounts import UserFactory
from tests.factories.reviews import a_reviewer, an_officer, handed_in, in_review


def plant_reviews(person, marker: str) -> None:
    person.groups.add(UserFactory(roles=[Role.REVIEWER]).groups.get())
    vars(person).pop("roles", None)
    profile = a_reviewer(person, words=marker)
    profile.about = f"{marker} reads"
    profile.save()
    profile.ties.create(
        kind="family", name=f"{marker} and daughters", domain=f"{marker}.kr"
    )
    profile.declarations.update(content=[{"name": marker}])
    review = handed_in(reviewer=profile)
    Review.objects.filter(pk=review.pk).update(note=f"{marker} notes")
    asked_by = handed_in(application=in_review())
    Assignment.objects.filter(pk=asked_by.assignment_id).update(by=person)
    reopen_review(review=asked_by, why="A reason is missing.", by=an_officer())
    Review.objects.filter(pk=asked_by.pk).update(reopened_by=person)
    AssignmentPlan.objects.create(
        call=review.assignment.application.call,
        content={"pairs": [], "open": [], "loads": {}, "worth": 0, "spread": 0},
        basis="",
        due_at=timezone.now(),
        by=person,
    )
