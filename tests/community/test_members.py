"""A person's page in the forum, and their short name."""

import pytest

from community.actions.moving import take_back_post
from community.actions.naming import ensure_member
from community.enums import Access
from community.models import Member
from tests.factories.community import ForumFactory, post_by, topic_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(resident):
    return topic_by(resident, title="Lamps", body="Too dark.")


def test_member_page_shows_what_the_reader_may_read(client, topic, resident, neighbour):
    inside = topic_by(resident, ForumFactory(access=Access.RESIDENTS), title="Inside")
    take_back_post(post=post_by(resident, topic, "taken words"), by=resident)
    html = client.get("/en/forums/people/resident/").content.decode()
    assert ("Lamps" in html, inside.title in html) == (True, False)
    assert "taken words" not in html
    assert "New here" in html
    client.force_login(neighbour)
    assert inside.title in client.get("/en/forums/people/resident/").content.decode()


def test_nobody_by_that_name(client, topic, resident):
    assert client.get("/en/forums/people/nobody/").status_code == 404
    resident.is_active = False
    resident.save()
    assert client.get("/en/forums/people/resident/").status_code == 404


def test_handle_stands_at_posts(client, topic):
    html = client.get(topic.get_absolute_url()).content.decode()
    assert 'href="/en/forums/people/resident/">@resident</a>' in html


def test_short_name_is_chosen_before_the_first_post(client, neighbour):
    client.force_login(neighbour)
    assert client.get("/en/forums/me/").status_code == 200
    assert not Member.objects.exists()
    answer = client.post("/en/forums/me/", {"handle": "@น้ำฝน"})
    assert answer["Location"] == "/en/forums/me/"
    assert Member.objects.get().handle == "น้ำฝน"
    assert client.get(Member.objects.get().get_absolute_url()).status_code == 200


def test_refused_name_comes_back_with_a_sentence(client, resident, neighbour):
    ensure_member(resident)
    client.force_login(neighbour)
    answer = client.post("/en/forums/me/", {"handle": "Res1dent"})
    assert answer.status_code == 422
    assert answer.context["form"].errors["handle"] == [
        "Somebody has this short name, or one that looks almost the same. Choose another."
    ]
