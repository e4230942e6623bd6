"""Quick polls: one vote each, changed as often as one likes, told to nobody."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from community.actions.forgetting import forget_posts
from community.actions.moving import take_back_post
from community.actions.polling import (
    Wish,
    close_poll,
    close_polls_in_time,
    vote_in_poll,
)
from community.actions.steering import close_topic
from community.chain import seal
from community.enums import Access, Kind, Shows
from community.models import Member, Poll, PollVote, Post
from community.permissions import (
    NoPollsYet,
    NotAllowed,
    NotInThisState,
    NotOneOfTheAnswers,
    OneAnswerOnly,
    PollIsClosed,
    TopicIsClosed,
)
from tests.experiments.at_once import at_once
from tests.factories.accounts import UserFactory
from tests.factories.community import ForumFactory, poll_in, post_by, topic_by

pytestmark = pytest.mark.django_db
WISH = Wish("More buses?", ("Yes", "No"))


def known(person):
    Member.objects.update_or_create(
        person=person,
        defaults={"handle": f"m{person.pk}", "level": 1, "since": timezone.now()},
    )
    return person


@pytest.fixture
def topic(resident):
    return topic_by(known(resident))


@pytest.fixture
def poll(topic):
    return poll_in(topic.posts.get())


def payloads(topic) -> list[dict]:
    polls = topic.events.filter(kind=Kind.POLL).order_by("seq")
    return list(polls.values_list("payload", flat=True))


def test_poll_opens_with_what_is_said(topic, resident):
    key = uuid4()
    posts = {
        post_by(resident, topic, "Well?", client_key=key, wish=WISH).pk
        for _twice in range(2)
    }
    poll = Poll.objects.get()
    assert posts == {poll.post_id}
    assert (poll.options, poll.counts) == (["Yes", "No"], [0, 0])
    assert payloads(topic) == [{"poll": "opened", "options": 2}]
    event = topic.events.get(kind=Kind.POLL)
    assert event.sealed == seal("More buses?\nYes\nNo", event.nonce)


def test_whoever_is_new_cannot_ask_and_says_nothing(topic, neighbour):
    with pytest.raises(NoPollsYet):
        post_by(neighbour, topic, wish=WISH)
    with pytest.raises(NoPollsYet):
        topic_by(neighbour, wish=WISH)
    assert Post.objects.filter(author=neighbour).count() == 0


def test_vote_is_changed_and_taken_back(topic, poll, neighbour):
    standings = []
    for choices in ([0], [0], [2], []):
        now = vote_in_poll(poll=poll, by=neighbour, choices=choices)
        standings.append((now.counts, now.voters))
    assert standings == [
        ([1, 0, 0], 1),
        ([1, 0, 0], 1),
        ([0, 0, 1], 1),
        ([0, 0, 0], 0),
    ]
    assert not PollVote.objects.exists()
    assert [each["voters"] for each in payloads(topic)] == [1, 1, 0]


def test_log_never_tells_who(topic, poll, neighbour):
    vote_in_poll(poll=poll, by=neighbour, choices=[1])
    event = topic.events.get(kind=Kind.POLL)
    assert (event.actor, event.voice) == (None, "")
    assert event.payload == {"poll": "votes", "voters": 1, "counts": [0, 1, 0]}


@pytest.mark.parametrize("shows", [Shows.VOTED, Shows.CLOSED])
def test_log_tells_counts_only_when_everybody_may_see_them(topic, neighbour, shows):
    poll = poll_in(topic.posts.get(), shows=shows)
    vote_in_poll(poll=poll, by=neighbour, choices=[1])
    close_poll(poll=poll, by=topic.author)
    assert payloads(topic) == [
        {"poll": "votes", "voters": 1},
        {"poll": "closed", "voters": 1, "counts": [0, 1, 0]},
    ]


def test_several_answers_are_counted_by_person_too(topic, neighbour, resident):
    poll = poll_in(topic.posts.get(), takes_several=True)
    vote_in_poll(poll=poll, by=neighbour, choices=[2, 0, 2])
    now = vote_in_poll(poll=poll, by=resident, choices=[2])
    assert (now.counts, now.voters) == ([1, 0, 2], 2)


@pytest.mark.parametrize(
    ("choices", "refusal"),
    [([0, 1], OneAnswerOnly), ([3], NotOneOfTheAnswers), ([-1], NotOneOfTheAnswers)],
)
def test_votes_that_cannot_be_counted(poll, neighbour, choices, refusal):
    with pytest.raises(refusal):
        vote_in_poll(poll=poll, by=neighbour, choices=choices)
    assert not PollVote.objects.exists()


def test_no_vote_after_its_time_even_before_the_clock_comes(topic, poll, neighbour):
    vote_in_poll(poll=poll, by=neighbour, choices=[1])
    Poll.objects.update(closes_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(PollIsClosed):
        vote_in_poll(poll=poll, by=neighbour, choices=[0])
    assert [close_polls_in_time() for _twice in range(2)] == [1, 0]
    assert payloads(topic)[-1] == {"poll": "closed", "voters": 1, "counts": [0, 1, 0]}
    with pytest.raises(PollIsClosed):
        vote_in_poll(poll=poll, by=neighbour, choices=[0])


def test_author_and_moderators_close_it_once(topic, poll, neighbour, moderator):
    with pytest.raises(NotAllowed):
        close_poll(poll=poll, by=neighbour)
    for person in (topic.author, moderator):
        assert close_poll(poll=poll, by=person).closed_at
    assert len(payloads(topic)) == 1


def test_vote_needs_a_post_that_stands_and_a_topic_that_is_open(
    topic, poll, neighbour, moderator
):
    close_topic(topic=topic, by=moderator, is_closed=True)
    with pytest.raises(TopicIsClosed):
        vote_in_poll(poll=poll, by=neighbour, choices=[0])
    close_topic(topic=topic, by=moderator, is_closed=False)
    take_back_post(post=poll.post, by=topic.author)
    with pytest.raises(NotInThisState):
        vote_in_poll(poll=poll, by=neighbour, choices=[0])


def test_members_alone_vote_among_members(resident, neighbour):
    forum = ForumFactory(access=Access.MEMBERS)
    forum.memberships.create(person=resident)
    poll = poll_in(topic_by(resident, forum).posts.get())
    with pytest.raises(NotAllowed):
        vote_in_poll(poll=poll, by=neighbour, choices=[0])


def test_poll_goes_with_the_words_of_whoever_leaves(topic, poll, neighbour, resident):
    vote_in_poll(poll=poll, by=neighbour, choices=[0])
    forget_posts(Post.objects.filter(author=resident), resident)
    assert not Poll.objects.exists()
    assert not PollVote.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_votes_of_one_moment_are_all_counted_once():
    poll = poll_in(topic_by(UserFactory()).posts.get())
    people = UserFactory.create_batch(6)
    acts = [
        lambda person=person, choice=choice: vote_in_poll(
            poll=poll, by=person, choices=[choice]
        )
        for choice in (0, 1, 2, 1)
        for person in people
    ]
    results = at_once(acts, workers=8)
    assert [each for each in results if isinstance(each, Exception)] == []
    poll.refresh_from_db()
    votes = list(PollVote.objects.values_list("choices", flat=True))
    counted = [sum(choice in each for each in votes) for choice in range(3)]
    assert (poll.voters, poll.counts, len(votes)) == (6, counted, 6)
