"""Who asked, or a moderator, says which post was the answer."""

import pytest
from django.urls import reverse

from community.models import Topic
from tests.factories.community import post_by, topic_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer(resident, neighbour):
    return post_by(neighbour, topic_by(resident), "At two.")


def press(client, person, post):
    client.force_login(person)
    return client.post(reverse("community:post-answer", args=[post.pk]))


def test_answer_is_marked_and_unmarked(client, resident, answer):
    for marked in (answer, None):
        assert press(client, resident, answer)["Location"] == answer.get_absolute_url()
        assert Topic.objects.get().answer == marked


def test_marked_answer_is_shown_and_led_to(client, moderator, answer):
    press(client, moderator, answer)
    html = client.get(answer.topic.get_absolute_url()).content.decode()
    assert f'href="{answer.get_absolute_url()}"' in html
    assert "Solved: to the answer" in html
    assert (
        "Solved" in client.get(answer.topic.forum.get_absolute_url()).content.decode()
    )


def test_others_do_not_mark(client, neighbour, answer):
    assert press(client, neighbour, answer).status_code == 404
    client.logout()
    address = reverse("community:post-answer", args=[answer.pk])
    assert "/login/" in client.post(address)["Location"]
    assert Topic.objects.get().answer is None
