"""Flags: one for each person and post, heavier with trust, and never the last word."""

import pytest

from accounts.notifications.models import Notification
from community.actions.deciding import Judgement, decide_case
from community.actions.moving import take_back_post
from community.enums import CaseKind, Deed, Reason
from community.models import Case, Decision, Ruling
from community.permissions import (
    AlreadyFlagged,
    NotInThisState,
    OwnPost,
    StoppedByRule,
)
from community.trust import Trust
from community.workflow import Hat, PostStatus
from tests.factories.accounts import UserFactory
from tests.factories.community import post_by, topic_by
from tests.factories.moderation import flagged_by, trusted

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(resident, neighbour):
    return post_by(neighbour, topic_by(resident), "Buy, buy, buy!")


def members(number):
    return [trusted(UserFactory(), Trust.MEMBER) for _each in range(number)]


def told(person) -> list[str]:
    rows = Notification.objects.filter(person=person, kind__startswith="community.")
    return list(rows.order_by("pk").values_list("event", flat=True))


def test_flag_opens_a_case_and_another_joins_it(resident, post):
    first = flagged_by(resident, post, Reason.INSULT)
    second = flagged_by(UserFactory(), post, words=" Seen it elsewhere. ")
    assert first.case == second.case == Case.objects.get()
    assert (first.case.kind, first.weight) == (CaseKind.FLAGGED, 1)
    assert second.words == "Seen it elsewhere."


def test_flag_is_given_once_never_to_oneself_and_not_to_what_is_gone(
    resident, neighbour, post
):
    flagged_by(resident, post)
    with pytest.raises(AlreadyFlagged):
        flagged_by(resident, post)
    with pytest.raises(OwnPost):
        flagged_by(neighbour, post)
    take_back_post(post=post, by=neighbour)
    with pytest.raises(NotInThisState):
        flagged_by(UserFactory(), post)


def test_flags_of_a_day_have_a_limit(settings, resident, neighbour):
    topic = topic_by(neighbour)
    posts = [post_by(neighbour, topic) for _each in range(6)]
    settings.FORUM_IS_JUDGED = True
    for post in posts[:5]:
        flagged_by(resident, post)
    with pytest.raises(StoppedByRule, match="flagged 5 posts today"):
        flagged_by(resident, posts[5])


def test_two_members_hide_the_post_of_a_newcomer_and_all_of_it_is_kept(neighbour, post):
    for person in members(2):
        flagged_by(person, post)
    post.refresh_from_db()
    assert (post.status, post.rule) == (PostStatus.HIDDEN, "3")
    case, decision = Case.objects.get(), Decision.objects.get()
    assert (case.kind, case.is_open) == (CaseKind.HIDDEN, True)
    assert (decision.rule, decision.facts["weights"]) == ("spam", {"spam": 6})
    ruling = Ruling.objects.get()
    assert (ruling.role, ruling.person, ruling.by) == (Hat.PARK, neighbour, None)
    assert ruling.decision == decision
    assert post.topic.events.get(kind="hide").actor is None
    assert told(neighbour) == ["hide"]


def test_one_alone_and_words_without_a_rule_hide_nothing(post):
    flagged_by(trusted(UserFactory(), Trust.GUARDIAN), post)
    for person in members(3):
        flagged_by(person, post, Reason.OTHER, "I do not like it.")
    post.refresh_from_db()
    assert post.is_visible


def test_trusted_author_needs_more(neighbour, post):
    trusted(neighbour, Trust.REGULAR)
    people = members(4)
    for person in people[:3]:
        flagged_by(person, post)
    post.refresh_from_db()
    assert post.is_visible
    flagged_by(people[3], post)
    post.refresh_from_db()
    assert not post.is_visible


def test_what_a_moderator_let_stand_is_not_hidden_by_flags_again(moderator, post):
    for person in members(2):
        flagged_by(person, post)
    decide_case(
        case=Case.objects.get(), by=moderator, judgement=Judgement(Deed.RESTORE)
    )
    for person in members(3):
        flagged_by(person, post)
    post.refresh_from_db()
    assert post.is_visible
    assert Case.objects.open().get().kind == CaseKind.FLAGGED


@pytest.mark.parametrize(
    ("judgement", "event"),
    [(Judgement(Deed.HIDE, rule="3"), "upheld"), (Judgement(Deed.KEEP), "kept")],
)
def test_flaggers_are_told_what_came_of_it(moderator, post, judgement, event):
    people = [UserFactory(), UserFactory()]
    for person in people:
        flagged_by(person, post)
    decide_case(case=Case.objects.get(), by=moderator, judgement=judgement)
    assert [told(person) for person in people] == [[event], [event]]
