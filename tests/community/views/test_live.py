"""What the scripts of a live page ask: how far one has read, and a post that waited on the device."""

from uuid import uuid4

import pytest
from django.test import Client

from community.enums import Access
from community.models import Post, Reading
from innovation_park.lib.kept_entries import person_key
from tests.factories.community import ForumFactory, post_by, topic_by

pytestmark = pytest.mark.django_db
JSON = {"headers": {"Accept": "application/json"}}


@pytest.fixture
def topic(resident):
    return topic_by(resident, ForumFactory())


@pytest.fixture
def address(topic):
    return f"{topic.get_absolute_url()}reply/"


def sent(**more):
    return {"body": "Me!", "client_key": uuid4(), **more}


def test_reading_moves_on_and_never_back(client, topic, neighbour, resident):
    for _each in range(4):
        post_by(resident, topic)
    client.force_login(neighbour)
    for number, seen in (("3", 3), ("2", 3), ("99", 5), ("x", 5), ("9" * 30, 5)):
        answer = client.post(f"{topic.get_absolute_url()}read/", {"number": number})
        assert answer.status_code == 204
        assert Reading.objects.get(person=neighbour).seen == seen


def test_of_visitors_nothing_is_kept(client, topic):
    before = Reading.objects.count()
    answer = client.post(f"{topic.get_absolute_url()}read/", {"number": "1"})
    assert (answer.status_code, Reading.objects.count()) == (204, before)


def test_door_says_whose_turn_it_is(client, address, neighbour):
    assert client.get(address, **JSON).json() == {"state": "signed-out"}
    client.force_login(neighbour)
    door = client.get(address, **JSON).json()
    assert door["person"] == person_key(neighbour)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(neighbour)
    token = strict.get(address, **JSON).json()["token"]
    headers = {**JSON["headers"], "X-CSRFToken": token}
    assert strict.post(address, sent(), **JSON).status_code == 403
    assert strict.post(address, sent(), headers=headers).json()["state"] == "sent"


def test_whoever_reloads_a_look_before_sending_comes_to_the_topic(
    client, topic, address
):
    assert client.get(address)["Location"] == topic.get_absolute_url()


def test_kept_post_arrives_once_and_comes_back_as_its_author_sees_it(
    client, address, neighbour
):
    client.force_login(neighbour)
    entry = sent()
    answers = [client.post(address, entry, **JSON).json() for _twice in range(2)]
    assert answers[0] == answers[1]
    assert (answers[0]["state"], answers[0]["post"]) == ("sent", 2)
    assert 'id="post-2"' in answers[0]["html"]
    assert "data-own" in answers[0]["html"]
    assert Post.objects.filter(author=neighbour).count() == 1


@pytest.mark.parametrize("body", ["", "가" * 6000])
def test_kept_post_that_is_refused_gets_its_sentence(client, address, neighbour, body):
    client.force_login(neighbour)
    answer = client.post(address, sent(body=body), **JSON)
    assert (answer.status_code, answer.json()["state"]) == (409, "refused")
    assert answer.json()["sentence"]


def test_kept_post_of_a_session_that_ended_waits(client, address):
    answer = client.post(address, sent(), **JSON)
    assert (answer.status_code, answer.json()) == (401, {"state": "signed-out"})


def test_kept_post_for_a_topic_out_of_sight_is_refused_and_not_lost(
    client, topic, address, neighbour
):
    topic.forum.__class__.objects.update(access=Access.MEMBERS)
    client.force_login(neighbour)
    assert client.get(address, **JSON).json()["person"]
    assert client.post(address, sent(), **JSON).json()["state"] == "refused"
    assert client.post(address, sent()).status_code == 404


def test_plain_page_leads_to_what_is_new(client, topic, resident, monkeypatch):
    monkeypatch.setattr("community.pages.PAGE", 3)
    for _each in range(5):
        post_by(resident, topic)
    html = client.get(f"{topic.get_absolute_url()}?after=4").content.decode()
    assert 'id="post-5"' in html
    assert 'id="post-3"' not in html
    for end in ("?after=x", "?after=999999", f"?after={'9' * 30}"):
        assert client.get(topic.get_absolute_url() + end).status_code == 200
