"""Who meets an application at all: in a list, by its code, in a count, and in what hangs on it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.roles import Role
from funding.actions.conflicts import declare_conflict, lift_conflict
from funding.actions.peeking import peek
from funding.enums import ConflictKind, OrganisationRole
from funding.models import Answer, Application, OrganisationMember
from funding.permissions import NotForYou, NotSealed, ReasonMissing, StepNotListed
from funding.workflow import BEFORE_SUBMISSION, Status
from tests.factories.accounts import UserFactory
from tests.factories.funding import (
    an_officer,
    application_in,
    call_open,
    close,
    draft_of,
    team_of,
)

pytestmark = pytest.mark.django_db


def seen_by(user) -> set[str]:
    """By list, detail and what hangs on it: each begins with the same choice, so each says the same."""
    found = Application.objects.visible_to(user)
    codes = {application.code for application in found}
    assert found.count() == len(codes)
    for application in Application.objects.all():
        is_seen = found.filter(code=application.code).exists()
        assert is_seen == (application.code in codes)
        answers = Answer.objects.filter(
            application=application,
            application__in=Application.objects.visible_to(user),
        )
        assert answers.exists() == (is_seen and application.answers.exists())
    return codes


@pytest.fixture
def submitted(founder):
    application = application_in(Status.SUBMITTED, lead=founder)
    Answer.objects.create(
        application=application, key="title", value="A", saved_at=timezone.now()
    )
    return application


def test_the_team_sees_its_own(submitted):
    for person in team_of(submitted).values():
        assert seen_by(person) == {submitted.code}


def test_the_foundation_sees_what_was_submitted(submitted, officer, director):
    hidden = {application_in(status).code for status in BEFORE_SUBMISSION}
    for person in (officer, director):
        assert seen_by(person) == {submitted.code}
        assert not seen_by(person) & hidden


@pytest.mark.parametrize(
    "role", [role for role in Role if not role.value.startswith("foundation")]
)
def test_no_other_role_sees_any(submitted, role):
    assert seen_by(UserFactory(roles=[role])) == set()


def test_neither_strangers_nor_superusers_see_any(submitted, neighbour):
    for person in (AnonymousUser(), neighbour, UserFactory(is_superuser=True)):
        assert seen_by(person) == set()


@pytest.mark.parametrize("kind", ConflictKind)
def test_a_conflict_hides_it_from_an_officer_everywhere(submitted, officer, kind):
    other = application_in(Status.SUBMITTED)
    declare_conflict(person=officer, kind=kind, application=submitted)
    assert seen_by(officer) == {other.code}
    assert Application.objects.at_the_desk(officer).count() == 1


def test_a_conflict_with_the_firm_hides_all_its_applications(submitted, officer):
    second = application_in(Status.RUNNING, organisation=submitted.organisation)
    declare_conflict(person=officer, organisation=submitted.organisation)
    assert seen_by(officer) == set()
    later = application_in(Status.DECLINED, organisation=submitted.organisation)
    assert seen_by(officer) == set()
    assert {second.code, later.code} <= seen_by(an_officer())


def test_whoever_belongs_to_the_firm_has_a_conflict_without_saying_so(
    submitted, officer
):
    OrganisationMember.objects.create(
        organisation=submitted.organisation,
        person=officer,
        role=OrganisationRole.MEMBER,
    )
    assert seen_by(officer) == set()


def test_a_lifted_conflict_hides_nothing(submitted, officer):
    conflict = declare_conflict(person=officer, application=submitted)
    with pytest.raises(NotForYou):
        lift_conflict(conflict=conflict, note="It is nothing.", by=officer)
    with pytest.raises(ReasonMissing):
        lift_conflict(conflict=conflict, note=" ", by=an_officer())
    lift_conflict(
        conflict=conflict, note="Another person of that name.", by=an_officer()
    )
    assert seen_by(officer) == {submitted.code}


def test_nobody_lifts_a_conflict_with_what_binds_them_too(submitted, officer):
    other = an_officer()
    first = declare_conflict(person=officer, application=submitted)
    declare_conflict(person=other, organisation=submitted.organisation)
    with pytest.raises(NotForYou):
        lift_conflict(conflict=first, note="It is nothing.", by=other)


def test_a_team_sees_its_own_whatever_is_declared(submitted, founder):
    declare_conflict(person=founder, organisation=submitted.organisation)
    assert seen_by(founder) == {submitted.code}


def test_a_sealed_call_is_read_by_nobody_before_its_end(officer, director, founder):
    call = call_open(is_sealed=True, grace_minutes=30)
    sealed = application_in(Status.SUBMITTED, call=call, lead=founder)
    assert seen_by(officer) == seen_by(director) == set()
    assert seen_by(founder) == {sealed.code}
    assert Application.objects.sealed().count() == 1
    for ends_at, seen in ((25, set()), (35, {sealed.code})):
        call.closes_at = timezone.now() - timedelta(minutes=ends_at)
        call.save()
        assert seen_by(officer) == seen
    assert Application.objects.sealed().count() == 0


def test_a_peek_is_said_and_opens_one_application_to_one_person(officer, director):
    call = call_open(is_sealed=True)
    sealed = application_in(Status.SUBMITTED, call=call)
    application_in(Status.SUBMITTED, call=call)
    with pytest.raises(ReasonMissing):
        peek(application=sealed, reason=" ", by=officer)
    peek(application=sealed, reason="The firm asks for help.", by=officer)
    assert seen_by(officer) == {sealed.code}
    assert seen_by(director) == set()
    event = sealed.events.get(event="peek")
    assert (event.role, event.reason, event.from_status, event.to_status) == (
        "officer",
        "The firm asks for help.",
        "submitted",
        "submitted",
    )


def test_who_may_not_peek(officer, neighbour, manager):
    call = call_open(is_sealed=True)
    sealed = application_in(Status.SUBMITTED, call=call)
    draft = draft_of(call=call)
    declare_conflict(person=officer, application=sealed)
    for person in (officer, neighbour, manager):
        with pytest.raises(NotForYou):
            peek(application=sealed, reason="Because.", by=person)
    with pytest.raises(StepNotListed):
        peek(application=draft, reason="Because.", by=an_officer())
    close(call)
    with pytest.raises(NotSealed):
        peek(application=sealed, reason="Because.", by=an_officer())
    assert sealed.peeks.count() == 0


def test_a_list_costs_the_same_however_long(officer, django_assert_num_queries):
    for _ in range(3):
        application_in(Status.SUBMITTED)
    officer = type(officer).objects.get(pk=officer.pk)
    with django_assert_num_queries(2):  # roles, applications
        assert len(Application.objects.visible_to(officer)) == 3


@pytest.mark.parametrize("name", ["amount_asked", "match_cash", "match_in_kind"])
def test_sums_are_never_below_nought(submitted, name):
    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.filter(pk=submitted.pk).update(**{name: -1})


def test_there_is_no_status_beside_the_table(submitted):
    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.filter(pk=submitted.pk).update(status="lost")
