"""One moderator decides each case; the author is told in their language, and may ask once for a second look."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Profile
from accounts.notifications.models import Notification
from accounts.roles import Role
from community.actions.appealing import appeal
from community.actions.claiming import claim_case, let_go_of_case, take_up_post
from community.actions.deciding import Judgement, decide_case, deeds_for
from community.actions.hiding import restore_post
from community.actions.sanctioning import Scope, lift_sanction, sanction_person
from community.actions.trusting import (
    appoint_guardian,
    note_hosts,
    refresh_levels,
    tend_trust,
)
from community.enums import (
    AppealStatus,
    CaseKind,
    Deed,
    HeldStatus,
    Measure,
)
from community.models import (
    Case,
    Decision,
    Forum,
    KnownHost,
    Member,
    Post,
    Reading,
    Ruling,
    Sanction,
    Topic,
)
from community.permissions import (
    AlreadyAppealed,
    AlreadyDecided,
    ClaimedByOther,
    NotAllowed,
    NotForModerators,
    NotInThisState,
    OwnRuling,
    RuleMissing,
    Silenced,
)
from community.standing import counts_of
from community.trust import Trust
from community.workflow import PostStatus
from tests.factories.accounts import UserFactory
from tests.factories.community import post_by, topic_by
from tests.factories.moderation import (
    appealed,
    flagged_by,
    held_by,
    hidden_by,
    trusted,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(db):
    return UserFactory(display_name="Colleague", roles=[Role.MODERATOR])


@pytest.fixture
def topic(resident):
    return topic_by(resident)


@pytest.fixture
def post(neighbour, topic):
    return post_by(neighbour, topic, "You fool.")


@pytest.fixture
def case(resident, post):
    return flagged_by(resident, post).case


def told(person) -> list[str]:
    rows = Notification.objects.filter(person=person, kind="community.moderation")
    return list(rows.order_by("pk").values_list("event", flat=True))


def decided(case, by, deed, **more) -> Ruling:
    return decide_case(case=case, by=by, judgement=Judgement(deed, **more))


def test_claimed_case_is_not_decided_by_another(moderator, colleague, case):
    claim_case(case=case, by=colleague)
    with pytest.raises(ClaimedByOther, match="Colleague has taken this up"):
        decided(case, moderator, Deed.KEEP)
    let_go_of_case(case=case, by=colleague)
    assert decided(case, moderator, Deed.KEEP).by == moderator


def test_claim_ends_after_half_an_hour(moderator, colleague, case):
    claim_case(case=case, by=colleague)
    long_ago = timezone.now() - timedelta(minutes=31)
    Case.objects.update(claimed_at=long_ago)
    assert claim_case(case=case, by=moderator).claimed_by == moderator


def test_second_moderator_hears_who_was_faster_and_what_they_decided(
    moderator, colleague, case
):
    decided(case, colleague, Deed.HIDE, rule="1")
    with pytest.raises(AlreadyDecided) as refusal:
        decided(case, moderator, Deed.KEEP)
    assert str(refusal.value) == (
        "Colleague was faster and has decided: Post hidden, rule 1 (Be kind to people, hard on problems)."
    )


def test_only_moderators_decide(resident, post, case):
    with pytest.raises(NotAllowed):
        decided(case, resident, Deed.KEEP)
    with pytest.raises(NotAllowed):
        take_up_post(post=post, by=resident)


def test_hiding_needs_a_rule_and_tells_the_author_in_their_language(
    moderator, neighbour, post, case
):
    Profile.objects.filter(user=neighbour).update(language="th")
    with pytest.raises(RuleMissing):
        decided(case, moderator, Deed.HIDE)
    ruling = decided(case, moderator, Deed.HIDE, rule="1", reply="kind", words="Bitte.")
    post.refresh_from_db()
    assert (post.status, post.rule) == (PostStatus.HIDDEN, "1")
    assert ruling.words.endswith(" Bitte.")
    assert told(neighbour) == ["hide"]
    assert counts_of([neighbour.pk])[neighbour.pk].broken_rules == 1


def test_confirmed_automatic_hide_may_name_another_rule(moderator, post):
    for _each in range(4):
        case = flagged_by(UserFactory(), post).case
    case.refresh_from_db()
    assert deeds_for(case) == (Deed.HIDE, Deed.RESTORE)
    decided(case, moderator, Deed.HIDE, rule="1")
    post.refresh_from_db()
    assert post.rule == "1"


def test_post_that_is_shown_again_does_not_count(moderator, neighbour, post):
    hidden_by(moderator, post)
    restore_post(post=post, by=moderator)
    assert counts_of([neighbour.pk])[neighbour.pk].broken_rules == 0
    assert told(neighbour) == ["hide", "restore"]


def test_held_post_is_shown_or_not(moderator, neighbour, topic):
    shown, not_shown = held_by(neighbour, topic), held_by(neighbour, topic, "Spam")
    ruling = decided(shown.case, moderator, Deed.RELEASE, reply="welcome")
    assert ruling.post.number == 2
    decided(not_shown.case, moderator, Deed.REJECT, rule="3")
    not_shown.refresh_from_db()
    assert not_shown.status == HeldStatus.REJECTED
    assert told(neighbour) == ["release", "reject"]


def test_case_taken_up_from_the_post_is_mine(moderator, post):
    case = take_up_post(post=post, by=moderator)
    assert (case.kind, case.claimed_by) == (CaseKind.OWN, moderator)
    assert take_up_post(post=post, by=moderator) == case


def test_won_appeal_restores_and_does_not_count(moderator, colleague, neighbour, post):
    ruling = hidden_by(moderator, post)
    asked = appealed(ruling)
    with pytest.raises(AlreadyAppealed):
        appeal(ruling=ruling, by=neighbour, words="Again!")
    with pytest.raises(OwnRuling):
        decided(asked.case, moderator, Deed.RESTORE)
    decided(asked.case, colleague, Deed.RESTORE, reply="sorry")
    asked.refresh_from_db()
    post.refresh_from_db()
    assert (asked.status, post.status) == (AppealStatus.WON, PostStatus.VISIBLE)
    assert told(neighbour) == ["hide", "restore"]
    assert counts_of([neighbour.pk])[neighbour.pk].broken_rules == 0


def test_lost_appeal_changes_nothing(moderator, colleague, neighbour, post):
    asked = appealed(hidden_by(moderator, post))
    decided(asked.case, colleague, Deed.KEEP, reply="firm")
    asked.refresh_from_db()
    post.refresh_from_db()
    assert (asked.status, post.status) == (AppealStatus.LOST, PostStatus.HIDDEN)
    assert told(neighbour) == ["hide", "keep"]
    assert counts_of([neighbour.pk])[neighbour.pk].broken_rules == 1


def test_only_moderator_of_a_park_decides_their_own_appeals(moderator, post):
    asked = appealed(hidden_by(moderator, post))
    assert decided(asked.case, moderator, Deed.RESTORE).deed == Deed.RESTORE


def test_appeal_is_for_whom_it_is_about(moderator, resident, post):
    ruling = hidden_by(moderator, post)
    with pytest.raises(NotAllowed):
        appeal(ruling=ruling, by=resident, words="Why?")


def test_appeal_against_what_is_undone_is_none(moderator, neighbour, post):
    ruling = hidden_by(moderator, post)
    restore_post(post=post, by=moderator)
    with pytest.raises(NotInThisState):
        appeal(ruling=ruling, by=neighbour, words="Why?")


@pytest.mark.parametrize("place", ["topic", "forum", "all"])
def test_silence_holds_where_it_was_said(moderator, neighbour, topic, place):
    scope = {"topic": Scope(topic=topic), "forum": Scope(forum=topic.forum)}
    elsewhere = topic_by(moderator, topic.forum)
    abroad = topic_by(moderator)
    sanction_person(
        person=neighbour,
        by=moderator,
        measure=Measure.SILENCE,
        rule="1",
        scope=scope.get(place, Scope()),
        until=timezone.now() + timedelta(days=1),
    )
    silent = {"topic": [topic], "forum": [topic, elsewhere]}
    for each in (topic, elsewhere, abroad):
        if each in silent.get(place, [topic, elsewhere, abroad]):
            with pytest.raises(Silenced):
                post_by(neighbour, each)
        else:
            assert post_by(neighbour, each).number > 1


@pytest.mark.parametrize("place", ["topic", "forum", "all"])
def test_ban_holds_where_it_was_said(moderator, neighbour, topic, place):
    scope = {"topic": Scope(topic=topic), "forum": Scope(forum=topic.forum)}
    elsewhere = topic_by(moderator, topic.forum)
    abroad = topic_by(moderator)
    ruling = sanction_person(
        person=neighbour,
        by=moderator,
        measure=Measure.BAN,
        rule="1",
        scope=scope.get(place, Scope()),
        until=None,
    )
    left = {"topic": {elsewhere, abroad}, "forum": {abroad}, "all": set()}
    assert set(Topic.objects.visible_to(neighbour)) == left[place]
    seen = {topic.forum, abroad.forum} if place == "topic" else {abroad.forum}
    assert set(Forum.objects.visible_to(neighbour)) == (
        set() if place == "all" else seen
    )
    lift_sanction(sanction=ruling.sanction, by=moderator)
    assert set(Topic.objects.visible_to(neighbour)) == {topic, elsewhere, abroad}
    assert told(neighbour) == ["ban", "lift"]


def test_measure_comes_with_the_decision_and_can_be_appealed(
    moderator, colleague, neighbour, case
):
    decided(
        case,
        moderator,
        Deed.HIDE,
        rule="1",
        measure=Measure.SILENCE,
        scope=Scope(forum=case.forum),
        days=7,
    )
    sanction = Sanction.objects.get()
    days = (sanction.until - timezone.now()).total_seconds() / 86400
    assert (sanction.person, sanction.forum, round(days)) == (neighbour, case.forum, 7)
    asked = appealed(Ruling.objects.get(deed=Deed.SILENCE))
    decided(asked.case, colleague, Deed.LIFT)
    sanction.refresh_from_db()
    assert not sanction.is_in_force
    assert told(neighbour) == ["hide", "silence", "lift"]


def test_moderators_are_not_sanctioned_here(moderator, colleague):
    with pytest.raises(NotForModerators):
        sanction_person(
            person=colleague,
            by=moderator,
            measure=Measure.BAN,
            rule="1",
            scope=Scope(),
            until=None,
        )


def test_level_follows_the_counts_and_each_change_is_kept(neighbour, topic):
    member = Member.objects.get(person=trusted(neighbour, Trust.NEW))
    neighbour.date_joined -= timedelta(days=2)
    neighbour.save()
    for _each in range(3):
        read = topic_by(topic.author)
        Reading.objects.create(person=neighbour, topic=read, seen=10)
    assert refresh_levels([neighbour.pk]) == 0
    post_by(neighbour, topic)
    assert refresh_levels([neighbour.pk]) == 1
    member.refresh_from_db()
    assert member.level == Trust.KNOWN
    decision = Decision.objects.get(table="trust")
    assert (decision.verdict, decision.facts["posts_read"]) == ("1", 32)
    assert tend_trust()["levels"] == 0


def test_guardian_is_appointed_and_loses_it_with_a_broken_rule(
    moderator, neighbour, post
):
    member = Member.objects.get(person=trusted(neighbour, Trust.NEW))
    appoint_guardian(member=member, by=moderator, is_appointed=True)
    member.refresh_from_db()
    assert member.level == Trust.GUARDIAN
    hidden_by(moderator, post)
    member.refresh_from_db()
    assert member.level == Trust.NEW
    with pytest.raises(NotAllowed):
        appoint_guardian(member=member, by=neighbour, is_appointed=True)


def test_places_that_known_people_lead_to_are_known(resident, neighbour, topic):
    trusted(resident, Trust.KNOWN)
    post_by(resident, topic, "See https://map.example/way")
    post_by(neighbour, topic, "See https://shop.example/buy")
    assert note_hosts(Post.objects.earliest("made_at").made_at) == 1
    assert list(KnownHost.objects.values_list("host", flat=True)) == ["map.example"]
