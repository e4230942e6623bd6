"""Conflicts that are found become rows that bind; what is found no more is lifted, unless it was certain."""

import pytest
from django.utils import timezone

from funding.enums import ConflictSource
from funding.models import Application, Conflict, TeamMember
from funding.reviews.actions import (
    add_tie,
    detect_conflicts,
    free_conflicted,
    lift_conflict,
    remove_tie,
    set_conflict,
    sign_declaration,
)
from funding.reviews.enums import AssignmentStatus
from funding.reviews.models import Assignment, ReviewerProfile
from funding.reviews.permissions import NotYourReview, ReasonMissing
from tests.factories.accounts import UserFactory
from tests.factories.funding import firm_of
from tests.factories.reviews import a_reviewer, accepted, an_officer, in_review

pytestmark = pytest.mark.django_db


def detect():
    return detect_conflicts(Application.objects.all(), ReviewerProfile.objects.all())


def tie(profile, **facts):
    facts = {"kind": "employment", "registration_number": "", "domain": "", "since": None, "until": None} | facts  # fmt: skip
    return add_tie(person=profile.person, by=profile.person, **facts)


def test_a_tie_is_looked_for_at_once_and_pinned_where_it_is_certain():
    application, profile = in_review(), a_reviewer()
    tie(profile, name=application.organisation.name.upper())
    conflict = Conflict.objects.get()
    assert (conflict.person, conflict.application) == (profile.person, application)
    assert (conflict.source, conflict.is_pinned) == (ConflictSource.DETECTED, True)


def test_taking_a_tie_out_lifts_what_was_not_certain():
    lead = UserFactory(email="kim@greenwind.kr", display_name="Anna Berg")
    in_review(lead=lead, organisation=firm_of(lead))
    profile = a_reviewer()
    by_name = tie(profile, kind="family", name="Berg, Anna")
    assert Conflict.objects.standing().get().kind == "family"
    remove_tie(tie=by_name, by=profile.person)
    assert Conflict.objects.standing().count() == 0


def test_taking_a_tie_out_lifts_nothing_that_was_certain():
    application, profile = in_review(), a_reviewer()
    by_firm = tie(profile, name=application.organisation.name)
    remove_tie(tie=by_firm, by=profile.person)
    assert Conflict.objects.standing().get().is_pinned


def test_looking_again_finds_nothing_twice():
    in_review(lead=UserFactory(email="a@greenwind.kr"))
    a_reviewer(email="r@greenwind.kr")
    assert Conflict.objects.count() == 1
    assert detect() == 0


def test_who_stood_in_one_team_met():
    reviewer, lead = a_reviewer(), UserFactory()
    earlier = in_review()
    for person in (reviewer.person, lead):
        TeamMember.objects.create(application=earlier, person=person, role="viewer")
    application = in_review(lead=lead)
    detect()
    met = Conflict.objects.get(application=application)
    assert (met.kind, met.is_pinned) == ("history", False)


def test_what_an_officer_lifted_stays_lifted():
    application = in_review(lead=UserFactory(email="a@greenwind.kr"))
    a_reviewer(email="r@greenwind.kr")
    conflict = Conflict.objects.get(application=application)
    lift_conflict(
        conflict=conflict, note="The domain is a landlord's.", by=an_officer()
    )
    detect()
    assert Conflict.objects.standing().count() == 0


def test_nobody_lifts_their_own_and_nobody_without_a_reason():
    application, profile = in_review(), a_reviewer()
    conflict = set_conflict(
        application=application,
        person=profile.person,
        kind="mentor",
        note="Told by mail.",
        by=an_officer(),
    )
    with pytest.raises(NotYourReview):
        lift_conflict(conflict=conflict, note="It is nothing.", by=profile.person)
    with pytest.raises(NotYourReview):
        lift_conflict(conflict=conflict, note="It is nothing.", by=UserFactory())
    with pytest.raises(ReasonMissing):
        lift_conflict(conflict=conflict, note=" ", by=an_officer())


def test_signing_again_takes_a_reviewer_off_what_now_binds():
    assignment = accepted()
    profile = assignment.reviewer
    profile.ties.create(kind="ownership", name=assignment.application.organisation.name)
    sign_declaration(person=profile.person, by=profile.person)
    assignment.refresh_from_db()
    assert assignment.status == AssignmentStatus.RELEASED


def test_a_conflict_from_anywhere_frees_the_place_and_asks_another():
    assignment, next_one = accepted(), a_reviewer()
    Conflict.objects.create(
        person=assignment.reviewer.person,
        application=assignment.application,
        kind="family",
        source=ConflictSource.OFFICER,
        at=timezone.now(),
    )
    assert free_conflicted() == 1
    assert Assignment.objects.holding().get().reviewer == next_one
    assert free_conflicted() == 0


def test_forty_reviewers_cost_as_many_queries_as_two(django_assert_num_queries):
    in_review()
    for _ in range(2):
        a_reviewer()
    with django_assert_num_queries(14):
        detect()
    for _ in range(4):
        a_reviewer()
    in_review()
    with django_assert_num_queries(14):
        detect()
