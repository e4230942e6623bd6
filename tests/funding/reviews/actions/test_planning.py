"""The plan of a call: a dry run that is put to work as it was shown, or not at all."""

from datetime import timedelta

import pytest
from django.utils import timezone

from funding.enums import ConflictKind, ConflictSource
from funding.models import Conflict
from funding.reviews.actions import (
    add_tie,
    apply_plan,
    assign_reviewer,
    make_plan,
    release_assignment,
)
from funding.reviews.models import Assignment
from funding.reviews.permissions import (
    AssignedAlready,
    CannotTakeBack,
    ConflictStands,
    NothingToAssign,
    NotReadyToReview,
    NotYourReview,
    PlanIsOld,
    PlanIsUsed,
)
from tests.factories.accounts import UserFactory
from tests.factories.funding import call_open
from tests.factories.reviews import (
    a_reviewer,
    an_officer,
    asked,
    handed_in,
    in_review,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def call():
    return call_open()


def planned(call, by=None):
    due_at = timezone.now() + timedelta(days=14)
    return make_plan(call=call, due_at=due_at, by=by or an_officer())


def test_a_plan_asks_nobody_until_it_is_put_to_work(call):
    applications = [in_review(call=call) for _ in range(2)]
    reviewers = [a_reviewer() for _ in range(4)]
    plan = planned(call)
    assert Assignment.objects.count() == 0
    assert len(plan.content["pairs"]) == 6
    assert apply_plan(plan=plan, by=an_officer()) == 6
    shown = {(a, r) for a, r, _fit in plan.content["pairs"]}
    done = set(Assignment.objects.values_list("application", "reviewer"))
    assert done == shown
    assert {a for a, _r in done} == {each.pk for each in applications}
    assert {r for _a, r in done} <= {each.pk for each in reviewers}


def test_conflicts_are_looked_for_before_the_plan(call):
    application = in_review(call=call)
    bound = a_reviewer()
    add_tie(person=bound.person, by=bound.person, kind="employment", name=application.organisation.name, registration_number="", domain="", since=None, until=None)  # fmt: skip
    free = {a_reviewer().pk for _ in range(3)}
    plan = planned(call)
    assert {r for _a, r, _fit in plan.content["pairs"]} == free
    found = Conflict.objects.get(person=bound.person)
    assert (found.kind, found.is_pinned) == ("employment", True)


def test_what_cannot_be_filled_is_named(call):
    application = in_review(call=call)
    a_reviewer()
    plan = planned(call)
    assert plan.content["open"] == [[application.pk, 2, 1, 0]]


@pytest.mark.parametrize(
    "change", ["conflict", "assignment", "reviewer", "application"]
)
def test_a_plan_that_is_older_than_a_change_is_not_put_to_work(call, change):
    application = in_review(call=call)
    reviewer = a_reviewer()
    plan = planned(call)
    if change == "conflict":
        Conflict.objects.create(
            person=reviewer.person,
            application=application,
            kind=ConflictKind.NAME,
            source=ConflictSource.OFFICER,
            at=timezone.now(),
        )
    elif change == "assignment":
        asked(application, reviewer)
    elif change == "reviewer":
        a_reviewer()
    else:
        in_review(call=call)
    with pytest.raises(PlanIsOld):
        apply_plan(plan=plan, by=an_officer())


def test_a_plan_is_used_once_and_by_officers(call):
    in_review(call=call)
    a_reviewer()
    plan = planned(call)
    for stranger in (UserFactory(), a_reviewer().person):
        with pytest.raises(NotYourReview):
            apply_plan(plan=plan, by=stranger)
        with pytest.raises(NotYourReview):
            planned(call, by=stranger)
    plan = planned(call)
    apply_plan(plan=plan, by=an_officer())
    with pytest.raises(PlanIsUsed):
        apply_plan(plan=plan, by=an_officer())


def test_there_is_no_plan_of_nothing(call):
    with pytest.raises(NothingToAssign):
        planned(call)


def test_reviewers_without_declaration_are_left_out(call):
    in_review(call=call)
    a_reviewer(declared=False)
    ready = a_reviewer()
    assert {r for _a, r, _f in planned(call).content["pairs"]} == {ready.pk}


def test_a_single_reviewer_is_never_asked_over_a_conflict():
    application = in_review()
    reviewer = a_reviewer()
    Conflict.objects.create(
        person=reviewer.person,
        organisation=application.organisation,
        kind=ConflictKind.MENTOR,
        source=ConflictSource.DECLARED,
        at=timezone.now(),
    )
    with pytest.raises(ConflictStands):
        asked(application, reviewer)


def test_nor_twice_nor_unready_nor_by_others():
    application, reviewer = in_review(), a_reviewer()
    asked(application, reviewer)
    with pytest.raises(AssignedAlready):
        asked(application, reviewer)
    with pytest.raises(NotReadyToReview):
        asked(application, a_reviewer(declared=False))
    lead = application.team.get(role="lead").person
    for stranger in (reviewer.person, lead):
        with pytest.raises(NotYourReview):
            assign_reviewer(
                application=application,
                reviewer=a_reviewer(),
                due_at=timezone.now(),
                by=stranger,
            )


def test_an_officer_with_a_conflict_assigns_nobody():
    application, officer = in_review(), an_officer()
    Conflict.objects.create(
        person=officer,
        application=application,
        kind=ConflictKind.FAMILY,
        source=ConflictSource.DECLARED,
        at=timezone.now(),
    )
    with pytest.raises(NotYourReview):
        asked(application, a_reviewer(), officer=officer)


def test_a_place_is_taken_back_but_no_review_that_is_in():
    assignment, officer = asked(), an_officer()
    release_assignment(assignment=assignment, by=officer)
    assert Assignment.objects.holding().count() == 0
    with pytest.raises(CannotTakeBack):
        release_assignment(assignment=handed_in().assignment, by=officer)
