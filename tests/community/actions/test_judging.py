"""The rules decide before anything is written; what they decide can be decided again."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.roles import Role
from community import spam
from community.actions.deciding import Judgement, decide_case
from community.actions.holding import withdraw_held
from community.actions.judging import (
    answer_again,
    forget_old_decisions,
    replay_decisions,
)
from community.actions.reacting import react_to_post
from community.actions.revising import edit_post
from community.actions.steering import slow_topic
from community.enums import CaseKind, Deed, Feeling, HeldStatus
from community.exports.moderation_log import log_as_json
from community.models import Case, Decision, HeldPost, KnownHost, Post, Topic
from community.models.judged import DECISIONS_KEPT_FOR
from community.permissions import NotShown, PostIsHeld, StoppedByRule
from community.spam import Facts
from community.trust import Trust
from tests.factories.accounts import UserFactory
from tests.factories.community import ForumFactory, post_by, topic_by
from tests.factories.moderation import appealed, flagged_by, trusted

pytestmark = pytest.mark.django_db
LONG = "The lamp at the corner of the second lane has been out for a week now."


@pytest.fixture(autouse=True)
def judged(settings):
    settings.FORUM_IS_JUDGED = True


@pytest.fixture
def topic(neighbour):
    return topic_by(trusted(neighbour))


def kept() -> list[tuple[str, str, str]]:
    rows = Decision.objects.order_by("pk").values_list("table", "verdict", "rule")
    return list(rows)


def test_second_post_within_a_minute_is_refused_and_the_reason_kept(resident, topic):
    post_by(resident, topic, "First.")
    with pytest.raises(StoppedByRule, match="Your text is kept; send it in") as refusal:
        post_by(resident, topic, "Second.")
    assert "seconds" in str(refusal.value)
    assert kept() == [("post", "refuse", "pause")]
    assert topic.posts.count() == 2
    assert Decision.objects.get().facts["seconds_since_last"] == 0


def test_guardian_and_moderator_are_not_held_up(resident, moderator, topic):
    for person in (trusted(resident), moderator):
        for _again in range(3):
            post_by(person, topic, LONG)
    assert topic.posts.count() == 7
    assert kept() == []


def test_slow_mode_makes_everybody_wait_in_that_topic(resident, moderator, topic):
    slow_topic(topic=topic, by=moderator, seconds=600)
    trusted(resident, Trust.GUARDIAN)
    post_by(resident, topic, "One.")
    with pytest.raises(StoppedByRule):
        post_by(resident, topic, "Two.")
    assert topic_by(resident).last_number == 1
    Post.objects.filter(author=resident).update(
        made_at=timezone.now() - timedelta(seconds=601)
    )
    assert post_by(resident, topic, "Two.").number == 3


def test_same_words_again_are_refused(resident, topic):
    trusted(resident, Trust.MEMBER)
    post_by(resident, topic, LONG)
    Post.objects.filter(author=resident).update(
        made_at=timezone.now() - timedelta(minutes=5)
    )
    with pytest.raises(StoppedByRule, match="You said this a moment ago"):
        post_by(resident, topic, LONG + "!")
    assert (
        post_by(resident, topic, "Something else altogether, about bins.").number == 3
    )


def test_limits_of_a_post_are_those_of_the_level(resident, topic):
    links = " ".join(f"https://place{number}.example/" for number in range(3))
    with pytest.raises(StoppedByRule, match="2 links for now"):
        post_by(resident, topic, links)
    trusted(resident, Trust.KNOWN)
    assert post_by(resident, topic, links).number == 2


def test_first_post_with_an_unknown_link_waits(resident, topic):
    key = uuid4()
    for _twice in range(2):
        with pytest.raises(PostIsHeld, match="A moderator looks at this post"):
            post_by(resident, topic, "See https://new.example/", client_key=key)
    held = HeldPost.objects.get()
    assert (held.status, held.case.kind) == (HeldStatus.WAITING, CaseKind.HELD)
    assert kept() == [("post", "hold", "first-post-with-links")]
    topic.refresh_from_db()
    assert (topic.head_seq, topic.posts.count()) == (1, 1)


def test_known_place_does_not_wait(resident, topic):
    KnownHost.objects.create(host="known.example")
    assert post_by(resident, topic, "See https://known.example/map").number == 2


def test_text_of_others_waits_until_a_moderator_shows_it(resident, moderator, topic):
    post_by(trusted(UserFactory()), topic, LONG)
    key = uuid4()
    with pytest.raises(PostIsHeld):
        post_by(resident, topic, LONG, client_key=key)
    case = Case.objects.get()
    decide_case(case=case, by=moderator, judgement=Judgement(Deed.RELEASE))
    post = post_by(resident, topic, LONG, client_key=key)
    assert (post.number, post.author, post.body) == (3, resident, LONG)
    assert topic.posts.count() == 3
    assert list(topic.events.values_list("kind", flat=True)) == ["post"] * 3


def test_held_topic_becomes_a_topic_when_it_is_shown(resident, moderator):
    forum, key = ForumFactory(), uuid4()
    for _twice in range(2):
        with pytest.raises(PostIsHeld):
            topic_by(
                resident,
                forum,
                title="Bikes",
                body="https://new.example/",
                tags=["bike"],
                client_key=key,
            )
    assert not Topic.objects.exists()
    decide_case(
        case=Case.objects.get(), by=moderator, judgement=Judgement(Deed.RELEASE)
    )
    topic = topic_by(resident, forum, body="https://new.example/", client_key=key)
    assert (topic.title, topic.author) == ("Bikes", resident)
    assert [tag.name for tag in topic.tags.all()] == ["bike"]
    assert Topic.objects.count() == 1


def test_what_was_not_shown_stays_so_for_its_key(resident, moderator, topic):
    key = uuid4()
    with pytest.raises(PostIsHeld):
        post_by(resident, topic, "https://new.example/", client_key=key)
    judgement = Judgement(Deed.REJECT, rule="3")
    decide_case(case=Case.objects.get(), by=moderator, judgement=judgement)
    with pytest.raises(NotShown):
        post_by(resident, topic, "https://new.example/", client_key=key)
    assert topic.posts.count() == 1


def test_writer_takes_back_what_waits(resident, topic):
    with pytest.raises(PostIsHeld):
        post_by(resident, topic, "https://new.example/")
    held = HeldPost.objects.get()
    withdraw_held(held=held, by=resident)
    held.refresh_from_db()
    assert held.status == HeldStatus.WITHDRAWN
    assert not Case.objects.open().exists()


def test_changes_and_reactions_have_limits_too(resident, topic):
    post = post_by(resident, topic, "I saw it.")
    with pytest.raises(StoppedByRule, match="On your first day"):
        edit_post(
            post=post, by=resident, body="https://new.example/", seen_body=post.body
        )
    Post.objects.filter(pk=post.pk).update(made_at=timezone.now() - timedelta(days=2))
    with pytest.raises(StoppedByRule, match="for 1 day"):
        edit_post(post=post, by=resident, body="I saw two.", seen_body=post.body)
    first = topic.posts.get(number=1)
    feelings = list(Feeling)
    for number in range(20):
        react_to_post(
            post=topic_post(topic, number) if number // 5 else first,
            by=resident,
            feeling=feelings[number % 5],
            is_given=True,
        )
    with pytest.raises(StoppedByRule, match="reacted 20 times"):
        react_to_post(
            post=topic_post(topic, 25), by=resident, feeling=Feeling.JOY, is_given=True
        )
    react_to_post(post=first, by=resident, feeling=feelings[0], is_given=False)
    assert [rule for _table, _verdict, rule in kept()] == [
        "new-links-in-a-change",
        "too-late",
        "reactions-a-day",
    ]


def topic_post(topic, number):
    """Another post for each five."""
    wanted = 10 + number // 5
    found = topic.posts.filter(number=wanted).first()
    if found:
        return found
    while topic.posts.latest("number").number < wanted:
        post_by(topic.author, topic, f"Word {uuid4()}")
    return topic.posts.get(number=wanted)


def test_every_decision_comes_out_again(resident, topic, capsys):
    with pytest.raises(PostIsHeld):
        post_by(resident, topic, "https://new.example/")
    post = post_by(UserFactory(), topic, "Cheap, cheap, cheap!")
    for _each in range(4):
        flagged_by(UserFactory(), post)
    for _twice in range(2):
        with pytest.raises(StoppedByRule):
            post_by(
                UserFactory(),
                topic,
                "https://a.example https://b.example https://c.example",
            )
    assert replay_decisions() == (4, [])
    call_command("replay_decisions")
    assert capsys.readouterr().out == "4 decisions, all come out again.\n"


def test_changed_rule_is_found_out(resident, topic, monkeypatch):
    """The control: were a rule changed without a new version, the replay would say so."""
    with pytest.raises(PostIsHeld):
        post_by(resident, topic, "https://new.example/")
    monkeypatch.delitem(spam.TABLES["post"], "first-post-with-links")
    decision = Decision.objects.get()
    assert replay_decisions() == (1, [decision])
    with pytest.raises(SystemExit):
        call_command("replay_decisions")


def test_decision_of_unknown_rules_is_not_taken_for_reproduced():
    decision = Decision(table="post", version=99, verdict="allow", facts={})
    assert answer_again(decision) is None


@pytest.mark.parametrize("level", [Trust.NEW, Trust.MEMBER, Trust.GUARDIAN])
def test_judged_post_costs_at_most_twelve_queries(client, resident, topic, level):
    trusted(resident, level)
    post_by(resident, topic, "I was here before, and said something of some length.")
    Post.objects.filter(author=resident).update(
        made_at=timezone.now() - timedelta(minutes=20)
    )
    client.force_login(resident)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = client.post(
            f"{topic.get_absolute_url()}reply/",
            {"body": LONG, "client_key": uuid4()},
        )
    assert answer.status_code == 302
    asked = [
        query["sql"]
        for query in queries
        if not query["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN"))
    ]
    assert len(asked) <= 12, asked
    assert topic.posts.count() == 3


def test_facts_of_a_first_post(resident, topic):
    with pytest.raises(PostIsHeld):
        post_by(resident, topic, "See https://new.example/ and https://new.example/b")
    assert Facts(**Decision.objects.get().facts) == Facts(
        letters=len("See https://new.example/ and https://new.example/b"),
        links=2,
        new_hosts=1,
    )


def a_year_later(*decisions):
    ids = [each.pk for each in decisions]
    old = timezone.now() - DECISIONS_KEPT_FOR - timedelta(days=1)
    Decision.objects.filter(pk__in=ids).update(made_at=old)


def test_decisions_go_after_a_year_and_what_is_left_comes_out_again(topic):
    for _each in range(3):
        with pytest.raises(PostIsHeld):
            post_by(UserFactory(), topic, "https://new.example/")
    settled, waiting, fresh = Decision.objects.order_by("pk")
    held = HeldPost.objects.get(decision=settled)
    withdraw_held(held=held, by=held.author)
    a_year_later(settled, waiting)
    assert forget_old_decisions() == 1
    assert set(Decision.objects.all()) == {waiting, fresh}
    assert replay_decisions() == (2, [])
    assert HeldPost.objects.filter(decision=None).count() == 1


def test_decision_is_kept_while_a_moderator_has_to_decide(moderator, topic):
    """The post it hid waits in a case; then the case is closed, and its author appeals."""
    colleague = UserFactory(roles=[Role.MODERATOR])
    post = post_by(UserFactory(), topic, "Cheap, cheap, cheap!")
    for _each in range(4):
        flagged_by(UserFactory(), post)
    decision = Decision.objects.get()
    a_year_later(decision)
    assert forget_old_decisions() == 0
    case = Case.objects.get()
    keep_hidden = Judgement(Deed.HIDE, rule="3")
    ruling = decide_case(case=case, by=moderator, judgement=keep_hidden)
    asked = appealed(ruling)
    assert forget_old_decisions() == 0
    keep = Judgement(Deed.KEEP)
    decide_case(case=asked.case, by=colleague, judgement=keep)
    assert forget_old_decisions() == 1
    lines = log_as_json()["decisions"]
    assert [line["number"] for line in lines if "automatic" in line] == []
    assert len(lines) == 3
