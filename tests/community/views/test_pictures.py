"""Pictures over the wire: put into the text in two steps, or at once by the page; served like the post they stand in."""

from uuid import uuid4

import pytest
from django.urls import reverse

from community.enums import Access
from community.models import Draft, Picture
from tests.factories.community import ForumFactory, picture_by, post_by, topic_by
from tests.factories.home import picture_file

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}


@pytest.fixture
def topic(resident):
    return topic_by(resident)


@pytest.fixture
def address(topic):
    return reverse("community:topic-picture", args=[topic.pk])


def test_two_steps_without_program(client, topic, address, neighbour):
    client.force_login(neighbour)
    key = uuid4()
    begun = {"body": "Look here", "client_key": key, "begin": "yes"}
    assert client.post(address, begun)["Location"] == address
    assert "What does it show?" in client.get(address).content.decode()
    sent = {"picture": picture_file(size=(800, 600)), "alt": "A  lamp"}
    assert client.post(address, sent)["Location"] == f"{topic.get_absolute_url()}#reply"
    picture = Picture.objects.get()
    assert picture.alt == "A lamp"
    form = client.get(topic.get_absolute_url()).context["form"]
    assert form["body"].value() == f"Look here\n\n{picture.source}\n"
    assert form["client_key"].value() == str(key)


def test_picture_for_a_topic_and_for_a_change(client, topic, resident):
    client.force_login(resident)
    post = topic.posts.get()
    for name, where in (("forum", topic.forum.slug), ("post", post.pk)):
        client.post(
            reverse(f"community:{name}-picture", args=[where]),
            {"picture": picture_file(), "alt": "A lamp"},
        )
    drafts = [
        Draft.objects.get(forum=topic.forum).body,
        Draft.objects.get(post=post).body,
    ]
    first, second = (each.source for each in Picture.objects.order_by("pk"))
    assert drafts == [f"{first}\n", f"Who rides?\n\n{second}\n"]


def test_page_puts_it_in_at_once(client, address, neighbour):
    client.force_login(neighbour)
    sent = {"picture": picture_file(), "alt": "A lamp"}
    answer = client.post(address, sent, headers=JSON)
    assert answer.json() == {"source": Picture.objects.get().source}
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("field", "sentence"),
    [("alt", "Say in one sentence"), ("picture", "Choose a picture")],
)
def test_what_is_missing_is_said(client, address, neighbour, field, sentence):
    client.force_login(neighbour)
    for headers in ({}, JSON):
        sent = {"picture": picture_file(), "alt": "A lamp"}
        del sent[field]
        answer = client.post(address, sent, headers=headers)
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
    assert not Picture.objects.exists()


def test_picture_without_words_is_not_sent(client, topic, neighbour):
    client.force_login(neighbour)
    body = f"![ ](attachment:{picture_by(neighbour).key.hex})"
    answer = client.post(
        reverse("community:reply", args=[topic.pk]),
        {"body": body, "client_key": uuid4()},
    )
    assert answer.status_code == 422
    assert "what it shows" in answer.context["form"].errors["body"][0]


def test_picture_is_served_with_its_post(client, topic, resident, neighbour):
    picture = picture_by(resident, size=(900, 600))
    small, large = (picture.address(width) for width in (640, 900))
    assert client.get(large).status_code == 404
    post_by(resident, topic, picture.source)
    answer = client.get(small)
    assert (answer["Content-Type"], answer["Cache-Control"]) == (
        "image/webp",
        "private, max-age=600",
    )
    assert client.get(large).status_code == 200
    assert client.get(picture.address(641)).status_code == 404


def test_picture_of_a_closed_circle_is_kept_nowhere(client, resident, neighbour):
    forum = ForumFactory(access=Access.MEMBERS)
    forum.memberships.create(person=resident)
    picture = picture_by(resident)
    post_by(resident, topic_by(resident, forum), picture.source)
    address = picture.address(picture.width)
    client.force_login(neighbour)
    assert client.get(address).status_code == 404
    client.force_login(resident)
    assert client.get(address)["Cache-Control"] == "private, no-store"
