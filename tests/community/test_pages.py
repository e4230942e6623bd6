"""The forum as pages: everything works without JavaScript, and costs the same however much was said."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from community.actions.moving import hide_post, take_back_post
from community.enums import Access, Feeling, Following
from community.models import Post, Reading, Topic
from tests.factories.community import ForumFactory, post_by, topic_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum(db):
    return ForumFactory(slug="square")


@pytest.fixture
def topic(forum, resident):
    return topic_by(resident, forum)


@pytest.fixture
def visitor():
    return Client()


def page_of(client, address) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"
    return answer.content.decode()


def test_visitor_finds_forum_and_topic(client, topic):
    assert "/en/forums/square/" in page_of(client, "/en/forums/")
    assert topic.get_absolute_url() in page_of(client, "/en/forums/square/")
    html = page_of(client, topic.get_absolute_url())
    assert "Who rides?" in html
    assert 'data-seq="1"' in html


def test_reply_stands_in_its_place(client, topic, neighbour):
    client.force_login(neighbour)
    sent = {"body": "Me!", "client_key": uuid4()}
    answers = [
        client.post(f"{topic.get_absolute_url()}reply/", sent) for _twice in range(2)
    ]
    assert [answer["Location"] for answer in answers] == [
        f"{topic.get_absolute_url()}?page=1#post-2"
    ] * 2
    assert Post.objects.get(number=2).body == "Me!"


def test_visitor_writes_signs_in_and_finds_the_words_again(client, topic, neighbour):
    sent = {"body": "Me too!", "client_key": uuid4()}
    answer = client.post(f"{topic.get_absolute_url()}reply/", sent)
    assert answer["Location"].startswith("/en/account/login/?next=")
    client.force_login(neighbour)
    html = page_of(client, topic.get_absolute_url())
    assert "Me too!" in html
    assert str(sent["client_key"]) in html


@pytest.mark.parametrize("body", ["", "가" * 6000])
def test_what_is_refused_comes_back_with_a_sentence(client, topic, resident, body):
    client.force_login(resident)
    answer = client.post(
        f"{topic.get_absolute_url()}reply/", {"body": body, "client_key": uuid4()}
    )
    assert answer.status_code == 422
    assert answer.context["form"].errors["body"]
    assert body in answer.content.decode()
    assert topic.posts.count() == 1


def test_topic_is_started_with_tags(client, forum, resident):
    client.force_login(resident)
    sent = {
        "title": "Lamps",
        "body": "Too dark.",
        "tags": "Night, #Lamps,,night",
        "client_key": uuid4(),
    }
    answer = client.post("/en/forums/square/new/", sent)
    topic = Topic.objects.get()
    assert answer["Location"] == topic.get_absolute_url()
    assert set(topic.tags.values_list("name", flat=True)) == {"night", "lamps"}


def test_reaction_is_given_and_taken(client, topic, neighbour):
    client.force_login(neighbour)
    address = reverse("community:post-react", args=[topic.posts.get().pk])
    for word, counts in (("give", {"thanks": 1}), ("take", {})):
        client.post(address, {word: Feeling.THANKS})
        assert topic.posts.get().feelings == counts


def test_change_shows_and_a_second_window_is_told(client, topic, resident):
    client.force_login(resident)
    address = reverse("community:post-edit", args=[topic.posts.get().pk])
    sent = {"body": "Who rides at night?", "seen_body": "Who rides?"}
    assert client.post(address, sent).status_code == 302
    answer = client.post(address, {**sent, "body": "Another."})
    assert answer.status_code == 422
    assert "Another." in answer.content.decode()
    assert topic.posts.get().body == "Who rides at night?"


def test_stubs_say_what_became_of_a_post(client, topic, resident, neighbour, moderator):
    taken = post_by(neighbour, topic, "taken words")
    hidden = post_by(neighbour, topic, "hidden words")
    take_back_post(post=taken, by=neighbour)
    hide_post(post=hidden, by=moderator, rule="rule 3")
    html = page_of(client, topic.get_absolute_url())
    assert "Taken back by its author." in html
    assert "Hidden: rule 3" in html
    assert "taken words" not in html
    assert "hidden words" not in html
    client.force_login(moderator)
    assert "hidden words" in page_of(client, topic.get_absolute_url())


def test_forum_of_members_is_not_there_for_others(client, resident, neighbour):
    forum = ForumFactory(slug="inside", access=Access.MEMBERS)
    forum.memberships.create(person=resident)
    topic = topic_by(resident, forum)
    client.force_login(neighbour)
    for address in ("/en/forums/inside/", topic.get_absolute_url()):
        assert client.get(address).status_code == 404
    assert "inside" not in page_of(client, "/en/forums/")
    client.force_login(resident)
    page_of(client, topic.get_absolute_url())


def test_reading_moves_the_cursor_forward_only(client, topic, neighbour, resident):
    for _each in range(60):
        post_by(resident, topic)
    client.force_login(neighbour)
    for page, seen in (("?page=2", 61), ("?page=1", 61)):
        page_of(client, topic.get_absolute_url() + page)
        assert Reading.objects.get(person=neighbour, topic=topic).seen == seen


def queries_for(client, address) -> int:
    with CaptureQueriesContext(connection) as asked:
        page_of(client, address)
    return len(asked)


def test_pages_cost_the_same_however_much_was_said(
    client, visitor, topic, resident, neighbour
):
    client.force_login(neighbour)
    for who in (visitor, client):
        page_of(who, topic.get_absolute_url())
    few = [queries_for(who, topic.get_absolute_url()) for who in (visitor, client)]
    assert few[0] <= 12
    Post.objects.bulk_create(
        Post(
            topic=topic,
            number=number,
            author=resident,
            voice="v",
            client_key=uuid4(),
            body="x",
            html="<p>x</p>",
            renderer=1,
            language="en",
            made_at=topic.made_at,
        )
        for number in range(2, 2001)
    )
    Topic.objects.update(last_number=2000)
    Reading.objects.update(seen=2000)
    for page in (1, 20, 40):
        address = f"{topic.get_absolute_url()}?page={page}"
        assert [queries_for(who, address) for who in (visitor, client)] == few


def test_every_level_of_following_is_offered(client, topic, neighbour):
    client.force_login(neighbour)
    html = page_of(client, topic.get_absolute_url())
    offered = html.partition('<select id="following"')[2].partition("</select>")[0]
    assert [f'value="{level}"' in offered for level in Following] == [True] * 4


def test_page_that_is_not_there(client, topic):
    for page in ("0", "2", "x", "99999999999999999999"):
        answer = client.get(f"{topic.get_absolute_url()}?page={page}")
        assert answer.status_code == 404
