"""What goes out: the letter as it is read, the second look before it, and what telling many costs."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Profile, User
from accounts.notifications.models import Notification
from community.actions.moving import bring_back_post, hide_post, take_back_post
from community.actions.reading import follow_topic, mark_read
from community.actions.revising import edit_post
from community.enums import Access, Following
from community.followers import follow_everything
from community.models import Event, Reading
from tests.factories.community import post_by, topic_by

pytestmark = pytest.mark.django_db


def reads(person, topic):
    topic.refresh_from_db()
    mark_read(topic=topic, by=person, number=topic.last_number)


def changed(post, body):
    return edit_post(post=post, by=post.author, body=body, seen_body=post.body)


def test_letter_carries_what_was_said_and_where_it_stands(
    topic, resident, neighbour, letters
):
    post = post_by(neighbour, topic, "I **do**, [here](/en/experiments/).")
    (letter,) = letters()
    html = letter.alternatives[0].content
    assert (letter.to, letter.subject) == (
        [resident.email],
        "Neighbour writes in “Night buses”",
    )
    assert "> I **do**, [here](/en/experiments/)." in letter.body
    assert "I <strong>do</strong>, <a href=" in html
    assert '"http://localhost:8000/en/experiments/"' in html
    assert (
        f"Read it in the forum: http://localhost:8000/en/forums/posts/{post.pk}/"
        in (letter.body)
    )
    assert "List-Unsubscribe" in letter.extra_headers
    assert letters() == []


def test_posts_of_one_topic_come_in_one_letter(topic, resident, neighbour, letters):
    for number in range(12):
        post_by(neighbour, topic, f"{number} buses")
    (letter,) = letters()
    assert letter.subject == "12 new posts in “Night buses”"
    quotes = [line for line in letter.body.splitlines() if line.endswith(" buses")]
    assert quotes == [f"> {number} buses" for number in range(10)]
    assert "And 2 posts more." in letter.body


def test_letter_is_in_the_language_of_its_reader(topic, resident, neighbour, letters):
    Profile.objects.filter(user=resident).update(language="ko")
    post_by(neighbour, topic, "예")
    (letter,) = letters()
    assert "/ko/forums/posts/" in letter.body
    assert '<html lang="ko"' in letter.alternatives[0].content


def read_it(topic, post, reader):
    reads(reader, topic)


def takes_back(topic, post, reader):
    take_back_post(post=post, by=post.author)


def hidden(topic, post, reader):
    hide_post(post=post, by=None, rule="3")


def names_nobody(topic, post, reader):
    changed(post, "Never mind.")


def mutes(topic, post, reader):
    follow_topic(topic=topic, by=reader, following=Following.MUTED)


def loses_the_forum(topic, post, reader):
    topic.forum.access = Access.MEMBERS
    topic.forum.save()


def leaves(topic, post, reader):
    User.objects.filter(pk=reader.pk).update(is_active=False)


@pytest.mark.parametrize(
    "meanwhile",
    [read_it, takes_back, hidden, names_nobody, mutes, loses_the_forum, leaves],
)
def test_letter_that_became_pointless_is_not_sent(
    topic, neighbour, friend, letters, meanwhile
):
    post_by(friend, topic)
    follow_topic(topic=topic, by=friend, following=Following.NORMAL)
    post = post_by(neighbour, topic, "@[Minji Kim]?")
    reads(topic.author, topic)
    follow_everything()
    meanwhile(topic, post, friend)
    assert [each.to for each in letters()] == []


def test_letter_still_comes_where_nothing_happened(topic, neighbour, friend, letters):
    """The control of the one above."""
    post_by(friend, topic)
    post_by(neighbour, topic, "@[Minji Kim]?")
    reads(topic.author, topic)
    assert [each.to for each in letters()] == [[friend.email]]


def test_post_that_was_brought_back_in_time_is_still_told(
    topic, resident, neighbour, letters
):
    post = post_by(neighbour, topic)
    follow_everything()
    take_back_post(post=post, by=neighbour)
    bring_back_post(post=post, by=neighbour)
    assert len(letters()) == 1


def test_whoever_reads_the_topic_finds_the_bell_read(topic, resident, neighbour, told):
    for number in range(3):
        post_by(neighbour, topic, f"{number} buses")
    told(resident)
    topic.refresh_from_db()
    mark_read(topic=topic, by=resident, number=3)
    unread = Notification.objects.filter(person=resident).unread()
    assert [each.place for each in unread] == [4]


def crowd_watching(topic, number):
    """People as rows alone: none of so many is signed in."""
    crowd = User.objects.bulk_create(
        User(email=f"w{each}@example.org") for each in range(number)
    )
    Reading.objects.bulk_create(
        Reading(person=person, topic=topic, following=Following.WATCHING)
        for person in crowd
    )


def test_post_to_ten_thousand_followers_costs_twelve_queries(
    topic, neighbour, client, django_capture_on_commit_callbacks, settings
):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    crowd_watching(topic, 10_000)
    topic_by(neighbour, topic.forum)  # they are known here
    client.force_login(neighbour)
    sent = {"body": "Me!", "client_key": uuid4()}
    committed = django_capture_on_commit_callbacks(execute=True)
    with CaptureQueriesContext(connection) as queries, committed:
        answer = client.post(f"{topic.get_absolute_url()}reply/", sent)
    assert answer.status_code == 302
    asked = [
        each["sql"]
        for each in queries
        if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))
    ]
    assert len(asked) <= 12, "\n".join(asked)


def test_telling_many_costs_the_same_for_each_five_hundred(
    topic, neighbour, monkeypatch
):
    crowd_watching(topic, 60)
    follow_everything()
    costs = {}
    for size in (10, 20, 30):
        monkeypatch.setattr("community.followers.audience.AT_A_TIME", size)
        post_by(neighbour, topic)
        with CaptureQueriesContext(connection) as queries:
            follow_everything()
        costs[size] = len(queries)
    batches = {size: 60 // size + 1 for size in costs}  # and the one that finds nobody
    each = (costs[10] - costs[30]) / (batches[10] - batches[30])
    assert each <= 26
    assert costs[20] == costs[30] + each
    assert Notification.objects.count() == 60 + 3 * 61
    assert Event.objects.count() == 4
