"""A topic that waited on a device: the door, the same key, what is wrong with it in words."""

from uuid import uuid4

import pytest
from django.urls import reverse

from community.enums import Access
from community.models import Draft, Forum, HeldPost, Topic
from innovation_park.lib.kept_entries import person_key
from tests.factories.community import ForumFactory

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}


@pytest.fixture
def address(db):
    return reverse("community:topic-new", args=[ForumFactory(slug="square").slug])


def written(**more):
    return {"title": "Lamps", "body": "It is dark.", "client_key": uuid4(), **more}


def test_door_says_whose_turn_it_is(client, address, resident):
    assert client.get(address, headers=JSON).json() == {"state": "signed-out"}
    client.force_login(resident)
    told = client.get(address, headers=JSON).json()
    assert told["person"] == person_key(resident)
    assert told["token"]


def test_topic_is_sent_once_and_its_draft_goes(client, address, resident):
    client.force_login(resident)
    sent = written(tags="lamp, night")
    Draft.objects.create(
        person=resident,
        forum=Forum.objects.get(),
        client_key=sent["client_key"],
        saved_at="2026-11-23T08:00Z",
    )
    told = [client.post(address, sent, headers=JSON).json() for _twice in range(2)]
    topic = Topic.objects.get()
    assert told == 2 * [{"state": "sent", "url": topic.get_absolute_url(), "post": 1}]
    assert sorted(tag.name for tag in topic.tags.all()) == ["lamp", "night"]
    assert not Draft.objects.exists()


def test_what_is_wrong_is_said_in_words(client, address, resident):
    client.force_login(resident)
    told = client.post(address, written(body=" "), headers=JSON)
    assert (told.status_code, told.json()["state"]) == (409, "refused")
    assert told.json()["sentence"].startswith("There is nothing in it yet.")
    Forum.objects.update(access=Access.MEMBERS)
    told = client.post(address, written(), headers=JSON)
    assert told.json()["state"] == "refused"
    assert not Topic.objects.exists()


def test_topic_that_waits_for_a_moderator_is_sent_too(
    client, settings, address, resident
):
    settings.FORUM_IS_JUDGED = True
    client.force_login(resident)
    sent = written(body="See https://new.example/ now")
    told = client.post(address, sent, headers=JSON).json()
    assert (told["state"], told["url"]) == ("sent", reverse("community:standing"))
    assert told["sentence"].startswith("A moderator looks at this post")
    assert HeldPost.objects.get().title == "Lamps"
