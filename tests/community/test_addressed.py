"""Who is spoken to and what is quoted is looked up before a post is rendered, and only when it names anybody."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from community.actions.moving import hide_post
from community.actions.revising import edit_post
from community.addressed import people_named, rendered_for
from community.models import Member, Post
from tests.factories.accounts import UserFactory
from tests.factories.community import post_by, topic_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(resident):
    return topic_by(resident, body="Who rides the night bus?")


def named(person, name):
    person.profile.display_name = name
    person.profile.save()
    return person


def test_writers_of_the_topic_are_spoken_to_by_the_name_that_is_shown(topic, neighbour):
    named(neighbour, "박민지")
    assert people_named(topic, "@박민지님께 묻습니다") == {}
    post_by(neighbour, topic)
    assert people_named(topic, "@박민지님께 묻습니다") == {"박민지": neighbour.pk}
    post = post_by(topic.author, topic, "@박민지님께 묻습니다")
    assert '<span class="mention">@박민지</span>님께' in post.html


def test_name_that_two_bear_is_nobodys(topic, neighbour, founder):
    for person in (neighbour, founder):
        post_by(named(person, "Minji"), topic)
    assert people_named(topic, "@minji") == {"minji": neighbour.pk}  # the short name
    Member.objects.filter(handle="minji").update(handle="minji_1")
    assert people_named(topic, "@minji") == {}


def test_short_names_count_in_every_topic(topic, founder):
    Member.objects.create(person=founder, handle="min_ji", since=timezone.now())
    assert people_named(topic, "@Min_Ji and @resident") == {
        "min_ji": founder.pk,
        "resident": topic.author_id,
    }
    assert people_named(None, "@min_ji") == {"min_ji": founder.pk}


def test_who_has_left_is_not_spoken_to(topic, founder):
    Member.objects.create(person=founder, handle="min_ji", since=timezone.now())
    type(founder).objects.filter(pk=founder.pk).update(is_active=False)
    assert people_named(topic, "@min_ji") == {}


def test_quote_leads_to_the_post(topic, neighbour):
    post = post_by(neighbour, topic, "> #1:\n> Who rides?\n\nI do.")
    first = topic.posts.get(number=1)
    address = first.get_absolute_url().removeprefix("/en")
    assert f'<a href="{address}"' in post.html
    assert rendered_for(topic, post.body).quotes == (1,)
    assert rendered_for(None, post.body).quotes == ()


def test_plain_text_costs_no_query(topic, django_assert_num_queries):
    with django_assert_num_queries(0):
        rendered_for(topic, "Nobody is named here, and nothing is quoted.")


def test_quote_button_fills_the_answer_form(client, topic, neighbour):
    client.force_login(neighbour)
    page = client.get(topic.get_absolute_url(), {"quote": "1"})
    assert (
        page.context["form"].initial["body"] == "> #1:\n> Who rides the night bus?\n\n"
    )
    for number in ("2", "x", "9" * 30):
        page = client.get(topic.get_absolute_url(), {"quote": number})
        assert "body" not in page.context["form"].initial


def test_hidden_words_are_not_quoted(client, topic, neighbour, moderator):
    hide_post(post=topic.posts.get(number=1), by=moderator, rule="3")
    client.force_login(neighbour)
    page = client.get(topic.get_absolute_url(), {"quote": "1"})
    assert "body" not in page.context["form"].initial


def test_looking_first_sends_nothing(client, topic, neighbour):
    client.force_login(neighbour)
    sent = {"body": "**Bold** <script>", "client_key": uuid4(), "look": "yes"}
    html = client.post(
        reverse("community:reply", args=[topic.pk]), sent
    ).content.decode()
    assert "<strong>Bold</strong> &lt;script&gt;" in html
    assert str(sent["client_key"]) in html
    forum = {**sent, "title": "New", "tags": ""}
    html = client.post(
        reverse("community:topic-new", args=[topic.forum.slug]), forum
    ).content.decode()
    assert "<strong>Bold</strong>" in html
    assert Post.objects.count() == 1


def test_history_shows_what_was_changed(client, topic):
    post = topic.posts.get(number=1)
    for before, after in (
        (post.body, "Who rides the day bus?"),
        ("Who rides the day bus?", "Who rides <b>?"),
    ):
        edit_post(post=post, by=topic.author, body=after, seen_body=before)
    page = client.get(reverse("community:post-history", args=[post.pk]))
    html = page.content.decode()
    assert len(page.context["changes"]) == 2
    assert "night</del>" in html and "day</ins>" in html
    assert "&lt;" in html and "<b>?" not in html


def test_history_of_hidden_words_is_for_moderators(client, topic, moderator, neighbour):
    post = topic.posts.get(number=1)
    edit_post(post=post, by=topic.author, body="Worse", seen_body=post.body)
    hide_post(post=post, by=moderator, rule="3")
    address = reverse("community:post-history", args=[post.pk])
    for person, status in ((neighbour, 404), (moderator, 200)):
        client.force_login(person)
        assert client.get(address).status_code == status
    client.force_login(UserFactory())
    assert client.get(address).status_code == 404
