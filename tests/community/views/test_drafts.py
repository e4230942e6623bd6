"""Drafts over the wire: saved by the page and by a button, found on any device."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from community.enums import Access
from community.models import Draft
from tests.factories.community import ForumFactory, topic_by

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}


@pytest.fixture
def topic(resident):
    return topic_by(resident)


@pytest.fixture
def address(topic):
    return reverse("community:topic-draft", args=[topic.pk])


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_text_is_found_on_another_device(topic, address, neighbour):
    key = str(uuid4())
    answer = signed_in(neighbour).post(
        address, {"body": "I th", "client_key": key}, headers=JSON
    )
    told = answer.json()
    assert told["state"] == "saved"
    assert told["words"].startswith("Draft saved at ")
    page = signed_in(neighbour).get(topic.get_absolute_url())
    form = page.context["form"]
    assert (form["body"].value(), str(form["client_key"].value())) == ("I th", key)
    again = signed_in(neighbour).post(
        address,
        {"body": "I think", "client_key": key, "draft_seen": told["seen"]},
        headers=JSON,
    )
    assert "other" not in again.json()


def test_two_windows_are_told_of_each_other(address, neighbour):
    client = signed_in(neighbour)
    client.post(address, {"body": "There"}, headers=JSON)
    other = client.post(address, {"body": "Here"}, headers=JSON).json()["other"]
    assert other["body"] == "There"
    assert "another window" in other["words"]


def test_button_works_without_program(topic, address, neighbour):
    client = signed_in(neighbour)
    answer = client.post(address, {"body": "I th", "client_key": uuid4()})
    assert answer["Location"] == f"{topic.get_absolute_url()}#reply"
    html = client.get(reverse("community:drafts")).content.decode()
    assert "I th" in html
    assert topic.title in html


def test_sent_post_takes_its_draft_along(topic, address, neighbour):
    client, sent = signed_in(neighbour), {"body": "I do.", "client_key": uuid4()}
    client.post(address, sent, headers=JSON)
    client.post(reverse("community:reply", args=[topic.pk]), sent)
    assert not Draft.objects.exists()
    assert client.post(address, sent, headers=JSON).json()["state"] == "sent"


def test_new_topic_comes_back_with_title_tags_and_answers_to(topic, resident):
    client, forum = signed_in(resident), topic.forum
    client.post(
        reverse("community:forum-draft", args=[forum.slug]),
        {"title": "Lamps", "body": "Dark", "tags": "night", "client_key": uuid4()},
        headers=JSON,
    )
    form = client.get(reverse("community:topic-new", args=[forum.slug])).context["form"]
    assert [form[name].value() for name in ("title", "body", "tags")] == [
        "Lamps",
        "Dark",
        "night",
    ]


def test_change_of_a_post_is_kept_beside_what_it_began_with(topic, resident):
    client, post = signed_in(resident), topic.posts.get()
    address = reverse("community:post-edit", args=[post.pk])
    begun = {"body": "Who walks?", "seen_body": post.body, "client_key": uuid4()}
    client.post(reverse("community:post-draft", args=[post.pk]), begun, headers=JSON)
    form = client.get(address).context["form"]
    assert form["body"].value() == "Who walks?"
    assert form["seen_body"].value() == "Who rides?"
    client.post(address, begun)
    post.refresh_from_db()
    assert post.body == "Who walks?"
    assert not Draft.objects.exists()


def test_nobody_reads_or_writes_drafts_of_others(topic, address, resident, neighbour):
    signed_in(resident).post(address, {"body": "Secret"}, headers=JSON)
    client = signed_in(neighbour)
    assert b"Secret" not in client.get(topic.get_absolute_url()).content
    assert b"Secret" not in client.get(reverse("community:drafts")).content
    client.post(reverse("community:draft-discard", args=[Draft.objects.get().pk]))
    assert Draft.objects.count() == 1
    post = reverse("community:post-draft", args=[topic.posts.get().pk])
    assert client.post(post, {"body": "x"}, headers=JSON).status_code == 404


def test_draft_is_discarded(address, neighbour):
    client = signed_in(neighbour)
    client.post(address, {"body": "Never mind"}, headers=JSON)
    client.post(reverse("community:draft-discard", args=[Draft.objects.get().pk]))
    assert not Draft.objects.exists()


def test_visitor_is_asked_to_sign_in_and_keeps_the_words(client, topic, address):
    assert client.post(address, {"body": "I"}, headers=JSON).status_code == 401
    answer = client.post(address, {"body": "I", "client_key": uuid4()})
    assert answer["Location"].startswith("/en/account/login/?next=")
    assert client.session["forum_texts"][f"topic-{topic.pk}"]["body"] == "I"


def test_place_that_one_cannot_read_keeps_nothing(resident, neighbour):
    forum = ForumFactory(access=Access.MEMBERS)
    forum.memberships.create(person=resident)
    topic = topic_by(resident, forum)
    for name, where in (
        ("topic-draft", topic.pk),
        ("forum-draft", forum.slug),
        ("post-draft", topic.posts.get().pk),
    ):
        address = reverse(f"community:{name}", args=[where])
        answer = signed_in(neighbour).post(address, {"body": "x"}, headers=JSON)
        assert answer.status_code == 404


def test_what_is_no_time_and_no_key_does_no_harm(address, neighbour):
    sent = {"body": "x", "client_key": "no", "draft_seen": "2026-99-99T99:99"}
    answer = signed_in(neighbour).post(address, sent, headers=JSON)
    assert answer.json()["state"] == "saved"
