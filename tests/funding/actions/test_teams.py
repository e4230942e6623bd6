"""Who writes together: invited by a letter, joined by its link, once."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from funding.actions.teams import (
    AlreadyInTheTeam,
    InvitationIsOver,
    LeadStays,
    change_role,
    invitation_of,
    invite_again,
    invite_member,
    join_team,
    remove_member,
)
from funding.enums import TeamRole
from funding.permissions import NotForYou
from tests.factories.accounts import UserFactory
from tests.factories.applying import begun, lead_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def application():
    return begun()


@pytest.fixture
def invite(application, django_capture_on_commit_callbacks):
    """The member and the token of the letter."""

    def inviting(email="new@example.org", role=TeamRole.EDITOR, act=None):
        with django_capture_on_commit_callbacks(execute=True):
            member = (
                act()
                if act
                else invite_member(
                    application=application,
                    email=email,
                    role=role,
                    by=lead_of(application),
                )
            )
        return member, re.search(r"invitations/([\w-]+)/", mail.outbox[-1].body)[1]

    return inviting


def test_letter_invites_and_its_link_joins_once(application, invite):
    member, token = invite()
    assert mail.outbox[-1].to == ["new@example.org"]
    assert invitation_of(token) == member
    person = UserFactory(email="other@example.org")
    join_team(token=token, by=person)
    member.refresh_from_db()
    assert (member.person, member.role, member.email_invited, member.token_digest) == (
        person,
        "editor",
        "",
        "",
    )
    with pytest.raises(InvitationIsOver):
        join_team(token=token, by=UserFactory())


@pytest.mark.parametrize("token", ["", "x", "\ud800", "a" * 5000])
def test_forged_link_invites_nobody(application, invite, token):
    invite()
    assert invitation_of(token) is None


def test_link_holds_for_thirty_days(invite):
    member, token = invite()
    member.invited_at = timezone.now() - timedelta(days=31)
    member.save()
    assert invitation_of(token) is None


def test_new_letter_makes_the_old_link_void(application, invite):
    member, old = invite()
    _none, new = invite(
        act=lambda: invite_again(member=member, by=lead_of(application))
    )
    assert (invitation_of(old), invitation_of(new)) == (None, member)


def test_nobody_is_invited_twice_or_joins_twice(application, invite):
    _member, token = invite()
    with pytest.raises(AlreadyInTheTeam):
        invite(email="NEW@example.org")
    with pytest.raises(AlreadyInTheTeam):
        join_team(token=token, by=lead_of(application))


def test_only_the_lead_invites_and_removes(application, invite):
    _member, token = invite()
    editor = UserFactory()
    join_team(token=token, by=editor)
    with pytest.raises(NotForYou):
        invite_member(
            application=application,
            email="a@example.org",
            role=TeamRole.VIEWER,
            by=editor,
        )
    with pytest.raises(NotForYou):
        remove_member(member=application.team.get(role=TeamRole.LEAD), by=editor)


def test_lead_hands_over_and_may_go_then(application, invite):
    _member, token = invite()
    editor, lead = UserFactory(), lead_of(application)
    join_team(token=token, by=editor)
    with pytest.raises(LeadStays):
        remove_member(member=application.team.get(person=lead), by=lead)
    change_role(member=application.team.get(person=editor), role=TeamRole.LEAD, by=lead)
    remove_member(member=application.team.get(person=lead), by=lead)
    assert [(each.person, each.role) for each in application.team.all()] == [
        (editor, "lead")
    ]


def test_everybody_else_may_go_by_themselves(application, invite):
    _member, token = invite(role=TeamRole.VIEWER)
    viewer = UserFactory()
    join_team(token=token, by=viewer)
    remove_member(member=application.team.get(person=viewer), by=viewer)
    assert application.team.count() == 1
