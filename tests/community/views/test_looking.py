"""What is shown before sending is what will stand there."""

import pytest
from django.urls import reverse

from community.actions.moving import hide_post
from community.enums import Access
from community.models import Post
from tests.factories.community import ForumFactory, picture_by, post_by, topic_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(resident):
    return topic_by(resident, body="One\ntwo")


def look(client, body, **more) -> dict:
    answer = client.post(reverse("community:look"), {"body": body, **more})
    assert answer["Cache-Control"] == "private, no-store"
    return answer.json()


def test_look_is_what_the_post_will_be(client, topic, neighbour):
    client.force_login(neighbour)
    text = (
        f"> #1:\n> One\n\n@Resident **bold** <script>\n\n{picture_by(neighbour).source}"
    )
    told = look(client, text, topic=topic.pk)
    assert Post.objects.count() == 1
    assert told["html"] == post_by(neighbour, topic, text).html
    assert told["language"] == "en"
    assert "<img" in told["html"]


def test_visitor_looks_too_and_sees_no_picture(client, resident, topic):
    told = look(client, f"**I** {picture_by(resident).source}", topic=topic.pk)
    assert "<strong>I</strong>" in told["html"]
    assert "<img" not in told["html"]


def test_names_of_a_forum_of_members_are_not_given_away(client, resident, neighbour):
    forum = ForumFactory(access=Access.MEMBERS)
    forum.memberships.create(person=resident)
    topic = topic_by(resident, forum)
    resident.profile.display_name = "Quiet"
    resident.profile.save()
    for person, is_named in ((neighbour, False), (resident, True)):
        client.force_login(person)
        told = look(client, "@Quiet", topic=topic.pk)
        assert ("mention" in told["html"]) == is_named


@pytest.mark.parametrize("topic_key", ["", "x", "9" * 30])
def test_look_without_a_topic(client, db, topic_key):
    assert look(client, "*Hi*", topic=topic_key)["html"] == (
        '<p dir="auto"><em>Hi</em></p>\n'
    )


def test_nothing_and_too_much_are_said_in_words(client, db):
    assert look(client, " ") == {
        "html": "",
        "language": "en",
        "words": "Nothing is written yet.",
    }
    assert "longer than a post can be" in look(client, "가" * 6000)["words"]


def test_quote_gives_the_lines_of_an_answer(client, topic, resident, moderator):
    post = topic.posts.get()
    address = reverse("community:post-quote", args=[post.pk])
    assert client.get(address).json() == {
        "number": 1,
        "text": "> #1:\n> One\n> two\n\n",
    }
    hide_post(post=post, by=moderator, rule="3")
    assert client.get(address).status_code == 404
