"""A letter's link answers in one name, once, and for no longer than its person could themself."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.notifications.acting import read_act, sign_act
from accounts.notifications.actions import tend_notifications
from accounts.notifications.actions.voiding import void_acting_links
from accounts.notifications.models import ActingLinks
from accounts.roles import Role
from community.actions.steering import close_topic
from community.emails import ANSWERING
from community.enums import Access, Measure
from community.followers import follow_everything
from community.models import Post, Sanction
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.community import post_by, topic_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(resident, neighbour):
    """What the neighbour said in the resident's topic."""
    return post_by(neighbour, topic_by(resident, title="Night buses"))


@pytest.fixture
def link(post, resident):
    return f"/en/forums/answer/{sign_act(ANSWERING, resident, post.pk)}/"


def sanction(person, measure):
    Sanction.objects.create(
        person=person, measure=measure, rule="1", words="", made_at=timezone.now()
    )


def test_link_of_a_letter_answers_without_a_sign_in(resident, post):
    follow_everything()
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        tend_notifications()
    (address,) = [
        line.removeprefix("Answer: http://localhost:8000")
        for line in mail.outbox[-1].body.splitlines()
        if line.startswith("Answer: ")
    ]
    visitor = Client()
    page = visitor.get(address)
    assert page.status_code == 200
    assert "<strong>Resident</strong>" in page.content.decode()
    assert Post.objects.count() == 2
    answer = visitor.post(address, {"body": "So do I."})
    assert (answer.status_code, answer["Location"]) == (302, address)
    said = Post.objects.get(number=3)
    assert (said.author, said.reply_to, said.body) == (resident, post, "So do I.")
    assert "_auth_user_id" not in visitor.session
    assert "Your answer is there" in visitor.get(address).content.decode()


def test_link_is_one_post(client, link):
    for _twice in range(2):
        assert client.post(link, {"body": "So do I."}).status_code == 302
    assert client.post(link, {"body": "And another."}).status_code == 422
    assert Post.objects.count() == 3


def test_opening_the_link_changes_nothing(client, link):
    for method in (client.get, client.head):
        assert method(link).status_code == 200
    assert Post.objects.count() == 2


def test_page_of_the_link_is_kept_nowhere(client, link):
    page = client.get(link)
    assert page["Cache-Control"] == "private, no-store"
    assert '<meta name="robots" content="noindex">' in page.content.decode()


def signs_out(resident, post):
    client = sign_in(Client(), resident)
    client.post(reverse("account_logout"))


def gets_another_password(resident, post):
    resident.set_password("another long walk in the park")
    resident.save()


def switches_links_off(resident, post):
    ActingLinks.objects.update_or_create(person=resident, defaults={"is_on": False})


def is_banned(resident, post):
    sanction(resident, Measure.BAN)


def leaves(resident, post):
    resident.is_active = False
    resident.save()


def begins_to_work_here(resident, post):
    resident.groups.add(UserFactory(roles=[Role.MODERATOR]).groups.get())


def loses_the_forum(resident, post):
    post.topic.forum.access = Access.MEMBERS
    post.topic.forum.save()


@pytest.mark.parametrize(
    "ends",
    [
        signs_out,
        gets_another_password,
        switches_links_off,
        is_banned,
        leaves,
        begins_to_work_here,
        loses_the_forum,
    ],
)
def test_link_ends(client, resident, post, link, ends):
    assert client.get(link).status_code == 200
    ends(resident, post)
    assert client.get(link).status_code == 410
    assert client.post(link, {"body": "So do I."}).status_code == 410
    assert Post.objects.count() == 2


def test_link_ends_after_two_weeks(client, link):
    with time_machine.travel(timezone.now() + timedelta(days=13)):
        assert client.get(link).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        assert client.get(link).status_code == 410


def test_forged_link_is_nothing(client, link):
    assert client.get(link.replace("answer/", "answer/x")).status_code == 404


def test_link_of_one_purpose_does_nothing_else(client, resident, post):
    other = sign_act("something else", resident, post.pk)
    assert client.get(f"/en/forums/answer/{other}/").status_code == 404
    assert read_act("something else", other) == (resident, [post.pk])


def test_silenced_person_is_silenced_here_too(client, resident, link):
    sanction(resident, Measure.SILENCE)
    assert client.post(link, {"body": "So do I."}).status_code == 422
    assert Post.objects.count() == 2


def test_closed_topic_is_closed_here_too(client, post, moderator, link):
    close_topic(topic=post.topic, by=moderator, is_closed=True)
    assert "This topic is closed" in client.get(link).content.decode()
    client.post(link, {"body": "So do I."})
    assert Post.objects.count() == 2


def test_somebody_else_who_is_signed_in_answers_in_nobodys_name(
    client, neighbour, link
):
    client.force_login(neighbour)
    assert "signed in as somebody else" in client.get(link).content.decode()
    client.post(link, {"body": "So do I."})
    assert Post.objects.count() == 2


def test_whoever_works_for_the_park_gets_no_link(moderator, post):
    assert sign_act(ANSWERING, moderator, post.pk) == ""


def test_links_sent_after_a_sign_out_hold(client, resident, post):
    void_acting_links(person=resident)
    token = sign_act(ANSWERING, resident, post.pk)
    assert client.get(f"/en/forums/answer/{token}/").status_code == 200
