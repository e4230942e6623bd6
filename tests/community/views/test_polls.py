"""Quick polls as pages: asked with a post, voted in without a program, shown to whom they should."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.actions.deciding import Judgement, decide_case
from community.actions.polling import close_poll, vote_in_poll
from community.enums import Deed, Shows
from community.live.frames import Audience, events_after, frames_of
from community.models import HeldPost, Member, Poll, PollVote, Post
from tests.factories.accounts import sign_in
from tests.factories.community import poll_in, post_by, topic_by

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}
ASKED = {
    "poll-question": "More buses?",
    "poll-options": "Yes\n No \n\nYes\n",
    "poll-shows": "always",
    "poll-days": "7",
}


@pytest.fixture
def topic(resident):
    Member.objects.create(person=resident, handle="res", level=1, since=timezone.now())
    return topic_by(resident)


def address_of(poll) -> str:
    return reverse("community:poll", args=[poll.post_id])


def test_poll_is_asked_with_a_reply_and_with_a_topic(client, topic, resident):
    client.force_login(resident)
    sent = {"body": "Well?", "client_key": uuid4(), **ASKED}
    for _twice in range(2):
        client.post(reverse("community:reply", args=[topic.pk]), sent)
    poll = Poll.objects.get()
    assert (poll.question, poll.options) == ("More buses?", ["Yes", "No"])
    assert 6 <= (poll.closes_at - timezone.now()).days <= 7
    new = reverse("community:topic-new", args=[topic.forum.slug])
    client.post(new, {**sent, "title": "Buses", "client_key": uuid4()})
    assert Poll.objects.count() == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"poll-options": "Yes"},
        {"poll-options": "\n".join("abcdefghijk")},
        {"poll-options": f"Yes\n{'a' * 101}"},
        {"poll-question": " "},
        {"poll-days": "400"},
    ],
)
def test_poll_that_is_not_finished_keeps_the_post_back(client, topic, resident, wrong):
    client.force_login(resident)
    sent = {"body": "Well?", "client_key": uuid4(), **ASKED, **wrong}
    answer = client.post(reverse("community:reply", args=[topic.pk]), sent)
    assert answer.status_code == 422
    assert "not finished yet" in answer.content.decode()
    assert (topic.posts.count(), Poll.objects.count()) == (1, 0)


def test_whoever_is_new_is_offered_no_poll(client, topic, neighbour):
    client.force_login(neighbour)
    assert "poll-question" not in client.get(topic.get_absolute_url()).content.decode()
    sent = {"body": "Well?", "client_key": uuid4(), **ASKED}
    client.post(reverse("community:reply", args=[topic.pk]), sent)
    assert (topic.posts.count(), Poll.objects.count()) == (2, 0)


def test_vote_without_program(client, topic, neighbour):
    poll = poll_in(topic.posts.get())
    client.force_login(neighbour)
    answer = client.post(address_of(poll), {f"choice-{poll.pk}": "1", "choice-0": "9"})
    assert answer["Location"] == poll.post.get_absolute_url()
    assert PollVote.objects.get().choices == [1]
    html = client.get(topic.get_absolute_url()).content.decode()
    assert "100 % · 1" in html
    assert 'value="1" checked' in html
    client.post(address_of(poll), {"take_back": "yes", f"choice-{poll.pk}": "1"})
    assert not PollVote.objects.exists()


def test_visitor_signs_in_first(client, topic):
    answer = client.post(address_of(poll_in(topic.posts.get())))
    assert answer["Location"].startswith("/en/account/login/?next=")


def test_page_votes_at_once(client, topic, neighbour):
    poll = poll_in(topic.posts.get())
    client.force_login(neighbour)
    told = client.post(address_of(poll), {f"choice-{poll.pk}": "0"}, headers=JSON)
    assert "100 % · 1" in told.json()["html"]
    wrong = client.post(
        address_of(poll), {f"choice-{poll.pk}": ["0", "1"]}, headers=JSON
    )
    assert (wrong.status_code, wrong.json()["words"][:17]) == (422, "Choose one answer")


@pytest.mark.parametrize(
    ("shows", "seen"),
    [
        (Shows.ALWAYS, {"visitor": True, "voter": True}),
        (Shows.VOTED, {"visitor": False, "voter": True}),
        (Shows.CLOSED, {"visitor": False, "voter": False}),
    ],
)
def test_results_are_shown_to_whom_they_should(topic, neighbour, shows, seen):
    poll = poll_in(topic.posts.get(), shows=shows)
    vote_in_poll(poll=poll, by=neighbour, choices=[0])
    readers = {"visitor": Client(), "voter": Client()}
    readers["voter"].force_login(neighbour)

    def shown() -> dict:
        pages = {
            name: reader.get(topic.get_absolute_url()).content.decode()
            for name, reader in readers.items()
        }
        return {name: "100 % · 1" in html for name, html in pages.items()}

    assert shown() == seen
    assert ("100 % · 1" in live(topic)) == seen["visitor"]
    close_poll(poll=poll, by=topic.author)
    assert shown() == {"visitor": True, "voter": True}
    assert "100 % · 1" in live(topic)


def live(topic) -> str:
    """The last frame, as a visitor gets it."""
    audience = Audience("en")
    events = events_after(topic.pk, 0, 99)
    return frames_of(topic.pk, events, {audience})[audience][-1].html


def test_visitors_page_is_what_the_frames_make_of_it(client, topic, neighbour):
    poll = poll_in(topic.posts.get())
    vote_in_poll(poll=poll, by=neighbour, choices=[0])
    assert live(topic) in client.get(topic.get_absolute_url()).content.decode()


def test_closing_is_for_author_and_moderators(client, topic, resident, neighbour):
    poll = poll_in(topic.posts.get())
    address = reverse("community:poll-close", args=[poll.post_id])
    for person, status in ((neighbour, 404), (resident, 302)):
        client.force_login(person)
        assert client.post(address).status_code == status
    poll.refresh_from_db()
    assert poll.closed_at
    assert client.post(address).status_code == 302


SAID = "The lamp at the corner of the second lane has been out for a week now."


@pytest.mark.parametrize("place", ["reply", "topic"])
def test_poll_of_a_post_that_waits_waits_with_it(
    client, settings, topic, resident, neighbour, moderator, time_machine, place
):
    post_by(neighbour, topic, SAID)
    Post.objects.update(made_at=timezone.now() - timedelta(hours=2))
    settings.FORUM_IS_JUDGED = True
    client.force_login(resident)
    address = {
        "reply": reverse("community:reply", args=[topic.pk]),
        "topic": reverse("community:topic-new", args=[topic.forum.slug]),
    }[place]
    sent = {"title": "A lamp", "body": SAID, "client_key": uuid4(), **ASKED}
    for _twice in range(2):
        client.post(address, sent)
    held = HeldPost.objects.get()
    assert not Poll.objects.exists()
    for reader, page in (
        (resident, reverse("community:standing")),
        (moderator, reverse("community:case", args=[held.case.pk])),
    ):
        html = sign_in(client, reader).get(page).content.decode()
        assert "More buses?" in html
        assert '<li dir="auto">Yes</li>' in html
    time_machine.move_to(timezone.now() + timedelta(days=3))
    decide_case(case=held.case, by=moderator, judgement=Judgement(Deed.RELEASE))
    poll = Poll.objects.get()
    assert (poll.question, poll.options) == ("More buses?", ["Yes", "No"])
    assert poll.closes_at - timezone.now() > timedelta(days=6, hours=23)
    held.refresh_from_db()
    assert held.post == poll.post
    kinds = list(poll.post.topic.events.order_by("-seq").values_list("kind", flat=True))
    assert kinds[:2] == ["poll", "post"]
    client.force_login(resident)
    client.post(address, sent)
    assert Poll.objects.count() == 1
