"""Whoever leaves takes their words along; the thread can still be read, and its chain still holds."""

from uuid import uuid4

import pytest
from django.test import TestCase
from django.utils import timezone

from accounts.actions import erase_person
from community.actions.drafting import save_draft
from community.actions.reacting import react_to_post
from community.actions.revising import edit_post
from community.enums import Feeling
from community.exports.topic_log import topic_file
from community.models import Draft, Event, Member, Post
from community.verifying import verified
from innovation_park.lib.markdown import quote_of
from tests.factories.community import post_by, topic_by

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def journal(settings, tmp_path):
    settings.ERASURE_JOURNAL = str(tmp_path / "erasures.jsonl")


def leave(person) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        erase_person(person=person)


@pytest.fixture
def topic(resident, neighbour):
    Member.objects.create(person=resident, handle="ari", since=timezone.now())
    topic = topic_by(resident, body="I ride at two.")
    quote = quote_of(1, "I ride at two.", "Resident")
    post_by(neighbour, topic, f"{quote}@ari, so do I. @[Resident]님, @arian?")
    return topic


def test_thread_stays_readable(topic, resident, neighbour, client):
    leave(resident)
    first, second = topic.posts.order_by("number")
    assert (first.author, first.body, first.status) == (None, "", "deleted")
    assert second.author == neighbour
    assert second.body == "> #1:\n> …\n\n@…, so do I. @…님, @arian?"
    page = client.get(topic.get_absolute_url()).content.decode()
    assert "Somebody who has left the park" in page
    assert "so do I." in page
    assert "two" not in page


def test_log_holds_and_says_no_more(topic, resident, neighbour):
    leave(resident)
    with topic_file(topic.pk) as file:
        written = file.read()
    *_rest, last = verified(written.splitlines(keepends=True))
    topic.refresh_from_db()
    assert last["digest"] == topic.head_digest
    assert b"I ride at two" not in written
    assert "so do I." in written.decode()
    kinds = list(topic.events.order_by("seq").values_list("kind", "payload__left"))
    assert kinds == [("post", None), ("post", None), ("edit", True), ("delete", True)]
    spoken = Event.objects.exclude(nonce="").values_list("seq", flat=True)
    assert list(spoken) == [3]


def test_what_it_said_before_goes_too(topic, resident, neighbour):
    post = topic.posts.get(number=2)
    edit_post(post=post, by=neighbour, body="Me too.", seen_body=post.body)
    leave(resident)
    post.refresh_from_db()
    assert post.body == "Me too."
    assert not post.revisions.exists()


def test_draft_of_another_forgets_them(topic, resident, neighbour):
    body = "> #1:\n> I ride at two.\n>> deeper\n\nBut then"
    save_draft(by=neighbour, place={"topic": topic}, client_key=uuid4(), body=body)
    leave(resident)
    assert Draft.objects.get().body == "> #1:\n> …\n\nBut then"


def test_quotes_of_others_and_names_of_others_stay(topic, resident, neighbour):
    body = "> #2:\n> so do I.\n\n@neighbour"
    post = post_by(neighbour, topic, body)
    events = topic.events.count()
    leave(resident)
    post.refresh_from_db()
    assert post.body == body
    assert topic.events.count() == events + 2


def test_name_that_somebody_else_bears_stays_theirs(topic, resident, neighbour):
    neighbour.profile.display_name = "Resident"
    neighbour.profile.save()
    leave(resident)
    assert "@[Resident]님" in Post.objects.get(number=2).body


def test_reactions_are_counted_anew_for_whoever_replays(topic, resident, neighbour):
    post = topic.posts.get(number=2)
    for person in (resident, neighbour):
        react_to_post(post=post, by=person, feeling=Feeling.JOY, is_given=True)
    leave(resident)
    post.refresh_from_db()
    assert post.feelings == {"joy": 1}
    told = topic.events.filter(kind="react").order_by("-seq").first()
    assert told.payload == {"left": True, "feelings": {"joy": 1}}
