"""A short name comes with the first post and can be changed."""

import pytest

from community.actions.naming import change_handle, ensure_member
from community.models import Member
from community.permissions import (
    HandleIsOfficial,
    HandleNotWellFormed,
    HandleTaken,
)
from tests.factories.accounts import UserFactory
from tests.factories.community import topic_by

pytestmark = pytest.mark.django_db


def test_first_post_makes_a_member(resident):
    topic_by(resident)
    member = Member.objects.get(person=resident)
    assert (member.handle, member.level) == ("resident", 0)
    assert member.get_absolute_url() == "/en/forums/people/resident/"


def test_same_name_twice_gets_a_number():
    twins = [UserFactory(display_name="Min Ji") for _twice in range(2)]
    assert [ensure_member(each).handle for each in twins] == ["min_ji", "min_ji_2"]
    assert ensure_member(twins[0]).handle == "min_ji"


def test_look_alike_gets_a_number():
    ensure_member(UserFactory(display_name="Minji"))
    assert ensure_member(UserFactory(display_name="M1nj1")).handle == "m1nj1_2"


def test_nobody_speaks_for_the_park_but_who_does(moderator):
    moderator.profile.display_name = "Moderator"
    moderator.profile.save()
    pretender = UserFactory(display_name="Moderator")
    assert ensure_member(pretender).handle.startswith("resident_")
    assert ensure_member(moderator).handle == "moderator"


def test_handle_is_changed(resident):
    ensure_member(resident)
    assert change_handle(person=resident, handle="@Min Ji").handle == "min_ji"
    assert Member.objects.get(person=resident).skeleton == "mlnjl"
    assert change_handle(person=resident, handle="min_ji").handle == "min_ji"


@pytest.mark.parametrize(
    ("handle", "refusal"),
    [
        ("a", HandleNotWellFormed),
        ("park", HandleIsOfficial),
        ("neighb0ur", HandleTaken),
    ],
)
def test_handle_is_refused(resident, neighbour, handle, refusal):
    ensure_member(neighbour)
    before = ensure_member(resident).handle
    with pytest.raises(refusal):
        change_handle(person=resident, handle=handle)
    assert Member.objects.get(person=resident).handle == before
