"""Two moderators decide the same case in the same moment: one does, the other hears who and what."""

import pytest
from django.db import connection

from accounts.roles import Role
from community.actions import claiming
from community.actions.claiming import claim_case
from community.actions.deciding import Judgement, decide_case
from community.enums import Deed
from community.models import Ruling
from community.permissions import AlreadyDecided, ClaimedByOther
from tests.experiments.at_once import at_once
from tests.factories.accounts import UserFactory
from tests.factories.community import topic_by
from tests.factories.moderation import held_by

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def moderators():
    return [
        UserFactory(display_name=f"Moderator {number}", roles=[Role.MODERATOR])
        for number in range(4)
    ]


@pytest.fixture
def case(resident, neighbour):
    return held_by(neighbour, topic_by(resident)).case


def decisions(case, moderators):
    deeds = [Judgement(Deed.RELEASE), Judgement(Deed.REJECT, rule="3")] * 2
    return [
        lambda by=by, judgement=judgement: decide_case(
            case=case, by=by, judgement=judgement
        )
        for by, judgement in zip(moderators, deeds, strict=True)
    ]


def test_one_decides_and_the_others_are_told(case, moderators):
    results = at_once(decisions(case, moderators))
    [ruling] = [each for each in results if isinstance(each, Ruling)]
    others = [each for each in results if isinstance(each, AlreadyDecided)]
    assert (len(others), Ruling.objects.count()) == (3, 1)
    ruling = Ruling.objects.get(pk=ruling.pk)
    name, deed = ruling.by.profile.display_name, str(ruling.get_deed_display())
    assert {each.who for each in others} == {name}
    assert all(str(each).startswith(f"{name} was faster") for each in others)
    assert all(deed in str(each) for each in others)


def test_one_claims_and_the_others_are_told(case, moderators):
    results = at_once([lambda by=by: claim_case(case=case, by=by) for by in moderators])
    refused = [each for each in results if isinstance(each, ClaimedByOther)]
    assert len(refused) == 3
    case.refresh_from_db()
    assert {each.who for each in refused} == {case.claimed_by.profile.display_name}


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="One writes at a time there, locked or not."
)
def test_without_the_lock_two_would_claim(case, moderators, monkeypatch):
    """The control."""
    monkeypatch.setattr(claiming, "locked", lambda cases: cases)
    results = at_once([lambda by=by: claim_case(case=case, by=by) for by in moderators])
    assert sum(not isinstance(each, Exception) for each in results) > 1
