"""The reviewer's door: what stands behind it, and that it shuts at once."""

import pytest
from django.utils import timezone

from accounts.roles import Role
from funding.enums import ConflictKind, ConflictSource
from funding.models import Conflict, OrganisationMember, TeamMember
from funding.permissions import relations_of
from funding.reviews.readable import readable
from funding.workflow import Relation, Status
from tests.factories.accounts import UserFactory
from tests.factories.reviews import a_reviewer, accepted, asked, in_review

pytestmark = pytest.mark.django_db


def bind_by(kind, assignment):
    person, application = assignment.reviewer.person, assignment.application
    if kind == "team":
        TeamMember.objects.create(application=application, person=person, role="viewer")
    elif kind == "firm":
        OrganisationMember.objects.create(
            organisation=application.organisation, person=person, role="member"
        )
    else:
        to = {kind: getattr(application, kind, application)}
        Conflict.objects.create(
            person=person,
            kind=ConflictKind.FAMILY,
            source=ConflictSource.OFFICER,
            at=timezone.now(),
            **to,
        )


def test_what_is_asked_stands_behind_the_door_and_does_not_open():
    assignment = asked()
    person = assignment.reviewer.person
    assert list(readable(person)) == [assignment]
    assert list(readable(person).opening()) == []
    assert relations_of(person, assignment.application) == {Relation.STRANGER}


def test_what_is_accepted_opens():
    assignment = accepted()
    person = assignment.reviewer.person
    assert list(readable(person).opening()) == [assignment]
    assert relations_of(person, assignment.application) == {Relation.ASSIGNED}


@pytest.mark.parametrize("kind", ["application", "organisation", "team", "firm"])
def test_whatever_binds_shuts_the_door_at_once(kind):
    assignment = accepted()
    bind_by(kind, assignment)
    assert list(readable(assignment.reviewer.person)) == []


def test_a_conflict_that_was_lifted_shuts_nothing():
    assignment = accepted()
    bind_by("application", assignment)
    Conflict.objects.update(is_lifted=True)
    assert list(readable(assignment.reviewer.person)) == [assignment]


def test_a_conflict_with_another_application_shuts_nothing():
    assignment, other = accepted(), in_review()
    Conflict.objects.create(
        person=assignment.reviewer.person,
        application=other,
        kind=ConflictKind.FAMILY,
        source=ConflictSource.OFFICER,
        at=timezone.now(),
    )
    assert list(readable(assignment.reviewer.person)) == [assignment]


@pytest.mark.parametrize("status", [each for each in Status if each not in (Status.IN_REVIEW, Status.PANEL)])  # fmt: skip
def test_only_what_is_being_judged_is_read(status):
    assignment = accepted()
    type(assignment.application).objects.update(status=status)
    assert list(readable(assignment.reviewer.person)) == []


def test_other_reviewers_and_other_roles_have_no_door():
    assignment = accepted()
    officer = UserFactory(roles=[Role.FOUNDATION_OFFICER])
    for person in (a_reviewer().person, officer, UserFactory()):
        assert list(readable(person)) == []
    former = assignment.reviewer.person
    former.groups.clear()
    assert list(readable(type(former).objects.get(pk=former.pk))) == []
