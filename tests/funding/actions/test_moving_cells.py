"""The same cells once more, through the door and the database: every status, every event, everybody there is."""

import os

import pytest
from django.db import transaction
from django.utils import timezone

from accounts.roles import Role
from funding import permissions
from funding.actions.moving import move
from funding.enums import OrganisationRole
from funding.models import Application, Conflict, OrganisationMember
from funding.permissions import NotForYou, StepNotListed
from funding.workflow import Event, Relation, Status
from tests.factories.accounts import UserFactory
from tests.factories.funding import (
    a_director,
    an_officer,
    application_in,
    call_open,
    feedback_for,
    firm_of,
    guards_pass,
    team_of,
)
from tests.funding.cells import CELLS

pytestmark = pytest.mark.django_db
IS_LONG = "FUNDING_STEPS" in os.environ
OFFICE = [Role.FOUNDATION_OFFICER, Role.FOUNDATION_DIRECTOR]


@pytest.fixture
def people(monkeypatch):
    """By name: the person, and what of the hand-written list they should be."""
    lead, reviewer = UserFactory(), UserFactory(roles=[Role.REVIEWER])
    monkeypatch.setattr(
        permissions, "_ASSIGNED", [lambda user, _application: user == reviewer]
    )
    return {
        "lead": (lead, {"lead"}),
        "assigned": (reviewer, set()),
        "officer": (an_officer(), {"officer"}),
        "director": (a_director(), {"director"}),
        "both": (UserFactory(roles=OFFICE), {"officer", "director"}),
        "conflicted": (UserFactory(roles=OFFICE), set()),
        "of the firm": (UserFactory(roles=OFFICE), set()),
        "manager": (UserFactory(roles=[Role.PARK_MANAGER]), set()),
        "administrator": (UserFactory(is_superuser=True), set()),
        "stranger": (UserFactory(roles=[Role.STARTUP_MEMBER]), set()),
        "clock": (None, set()),
    }


def applications(people):
    """One in each status, all of one firm; the whole team, and an officer who is on it."""
    lead = people["lead"][0]
    firm, call = firm_of(lead), call_open()
    for who, bound in (("conflicted", {"organisation": firm}),):
        Conflict.objects.create(
            person=people[who][0],
            kind="family",
            source="declared",
            at=timezone.now(),
            **bound,
        )
    OrganisationMember.objects.create(
        organisation=firm, person=people["of the firm"][0], role=OrganisationRole.MEMBER
    )
    office = {"officer": an_officer(), "director": a_director()}
    for status in Status:
        application = application_in(
            status, lead=lead, call=call, organisation=firm, **office
        )
        feedback_for(application)  # the database itself asks for it before a decline
        yield application


def outcome(application, event, by) -> str:
    """The status it leads to, or the name of the refusal; nothing stays of either."""
    with transaction.atomic():
        try:
            move(
                application=Application(pk=application.pk),
                event=event,
                by=by,
                version=application.version,
                reason="Because.",
            )
            application.refresh_from_db(fields=["status"])
            return application.status
        except (NotForYou, StepNotListed) as refusal:
            return type(refusal).__name__
        finally:
            transaction.set_rollback(True)


def expected(status, event, relations) -> str:
    if (status, event) not in CELLS:
        return "StepNotListed"
    target, by = CELLS[status, event]
    return target if by & relations else "NotForYou"


def test_the_door_lets_pass_whom_the_table_names(people):
    asked, wrong = 0, []
    with guards_pass():
        for application in applications(people):
            status = application.status
            team = team_of(application)
            around = people | {role: (person, {role}) for role, person in team.items()}
            team["viewer"].groups.set(people["both"][0].groups.all())
            for event in Event:
                for who, (person, relations) in asking(around, (status, event)):
                    asked += 1
                    seen = outcome(application, event, person)
                    if seen != expected(status, event, relations):
                        wrong.append((status, event, who, seen))
                    application.status = status
    assert wrong == []
    assert asked == (16 * 26 * 14 if IS_LONG else len(CELLS) * 14 + 367 * 2)


def asking(around, pair):
    """Everybody what can happen; what can happen to nobody, two who may much. All of it all when it is let last."""
    if pair in CELLS or IS_LONG:
        return around.items()
    return [(who, around[who]) for who in ("lead", "both")]


def test_somebody_of_the_team_is_nothing_else(people):
    application = application_in(Status.SUBMITTED)
    team = team_of(application)
    team["viewer"].groups.set(people["both"][0].groups.all())
    assert permissions.relations_of(team["viewer"], application) == {Relation.VIEWER}
