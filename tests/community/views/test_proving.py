"""The log at its addresses: for whoever may read the topic."""

import hashlib
import json

import pytest
from django.urls import reverse

from community.actions.heading import publish_heads
from community.chain import canonical
from community.enums import Access
from community.exports.topic_log import topic_file
from community.models import HeadsOfDay
from tests.factories.accounts import sign_in
from tests.factories.community import ForumFactory, post_by, topic_by
from tests.streams import body_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(resident):
    return topic_by(resident)


def test_page_says_the_head_and_how_to_check(client, topic):
    page = client.get(reverse("community:topic-log", args=[topic.pk]))
    text = page.content.decode()
    command = f"python3 verify-topic.py topic-{topic.pk}.jsonl {topic.head_digest}"
    assert command in text
    assert reverse("community:topic-log-file", args=[topic.pk]) in text
    link = reverse("community:topic-log", args=[topic.pk])
    assert link in client.get(topic.get_absolute_url()).content.decode()


def test_file_is_the_log_and_is_not_sent_twice(client, topic, resident):
    address = reverse("community:topic-log-file", args=[topic.pk])
    response = client.get(address)
    with topic_file(topic.pk) as file:
        assert body_of(response) == file.read()
    assert response["Content-Type"].startswith("application/x-ndjson")
    known = {"if-none-match": response["ETag"]}
    assert client.get(address, headers=known).status_code == 304
    post_by(resident, topic)
    assert client.get(address, headers=known).status_code == 200


@pytest.mark.parametrize("name", ["topic-log", "topic-log-file"])
def test_whoever_may_not_read_the_topic_gets_nothing(
    client, resident, neighbour, moderator, name
):
    forum = ForumFactory(access=Access.MEMBERS)
    forum.memberships.create(person=resident)
    topic = topic_by(resident, forum)
    address = reverse(f"community:{name}", args=[topic.pk])
    assert client.get(address).status_code == 404
    for person, status in ((neighbour, 404), (resident, 200), (moderator, 200)):
        assert sign_in(client, person).get(address).status_code == status


def test_moderator_gets_the_same_file_as_everybody(client, topic, moderator):
    address = reverse("community:topic-log-file", args=[topic.pk])
    plain = body_of(client.get(address))
    assert body_of(sign_in(client, moderator).get(address)) == plain


def test_heads_are_those_of_public_topics(client, topic, resident):
    closed = ForumFactory(access=Access.RESIDENTS)
    topic_by(resident, closed)
    publish_heads()
    heads = json.loads(body_of(client.get(reverse("community:heads"))))
    assert heads["topics"] == {str(topic.pk): [1, topic.head_digest]}
    day = HeadsOfDay.objects.get()
    assert heads["days"] == [{"day": f"{day.day:%F}", "digest": day.digest}]


def test_day_is_written_down_once_and_proves_the_day_before(
    client, topic, resident, time_machine
):
    time_machine.move_to("2026-12-20T10:00:00Z")
    first = publish_heads()
    assert publish_heads() is None
    time_machine.move_to("2026-12-21T10:00:00Z")
    second_topic = topic_by(resident)
    second = publish_heads()
    assert list(second.heads) == [str(second_topic.pk)]
    told = client.get(reverse("community:heads-of-day", args=["2026-12-21"])).json()
    assert told["before"] == first.digest
    counted = hashlib.sha256(first.digest.encode() + canonical(told["heads"]))
    assert told["digest"] == counted.hexdigest() == second.digest


@pytest.mark.parametrize("day", ["2020-01-01", "2026-13-40", "x"])
def test_day_that_is_not_there(client, db, day):
    address = reverse("community:heads-of-day", args=[day])
    assert client.get(address).status_code == 404
