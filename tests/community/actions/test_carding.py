"""Previews of links: asked after the commit, once, for what everybody may read; shown by an event of the log."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.actions import carding
from community.actions.carding import look_up_links, set_cards
from community.actions.moving import take_back_post
from community.actions.revising import edit_post
from community.enums import Access, Kind
from community.models import LinkCard, Post
from community.permissions import NotAllowed
from innovation_park.lib.link_preview import Preview
from tests.factories.community import ForumFactory, post_by, topic_by

pytestmark = pytest.mark.django_db
URL = "https://news.example/buses"
TEXT = f"Look:\n\n{URL}"


@pytest.fixture
def asked(monkeypatch):
    """The addresses that were asked; each tells the same, until it is silent."""
    asked = []

    def answer(url):
        asked.append(url)
        return (
            None if "silent" in url else Preview(url, "Buses <all> night", "", "News")
        )

    monkeypatch.setattr(carding, "preview_of", answer)
    return asked


@pytest.fixture
def topic(resident):
    return topic_by(resident)


def looked_up(post) -> Post:
    look_up_links.func(post.pk)
    post.refresh_from_db()
    return post


def kinds(topic) -> list[str]:
    return list(topic.events.order_by("seq").values_list("kind", flat=True))


def test_card_appears_below_a_link_that_stands_alone(topic, neighbour, asked):
    post = post_by(neighbour, topic, f"{TEXT}\n\nand https://other.example/ in a line")
    assert not post.has_cards
    post = looked_up(post)
    assert asked == [URL]
    assert 'class="link-card"' in post.html
    assert "Buses &lt;all&gt; night" in post.html
    event = topic.events.get(kind=Kind.CARD)
    assert (event.post, event.actor, event.payload) == (post, None, {"shown": True})


def test_second_look_asks_nobody_and_says_nothing(topic, neighbour, asked):
    post = looked_up(looked_up(post_by(neighbour, topic, TEXT)))
    assert asked == [URL]
    assert kinds(topic) == ["post", "post", "card"]
    other = post_by(neighbour, topic, TEXT)
    assert other.html == post.html


def test_page_that_says_nothing_is_asked_again_tomorrow(topic, neighbour, asked):
    post = post_by(neighbour, topic, "https://silent.example/")
    for _twice in range(2):
        looked_up(post)
    assert kinds(topic) == ["post", "post"]
    LinkCard.objects.update(asked_at=timezone.now() - timedelta(days=2))
    looked_up(post)
    assert len(asked) == 2


def test_page_that_has_become_silent_keeps_its_card(
    topic, neighbour, asked, monkeypatch
):
    post = looked_up(post_by(neighbour, topic, TEXT))
    LinkCard.objects.update(asked_at=timezone.now() - timedelta(days=40))
    monkeypatch.setattr(carding, "preview_of", lambda url: None)
    assert looked_up(post).has_cards
    assert LinkCard.objects.get().title == "Buses <all> night"


@pytest.mark.parametrize("access", [Access.MEMBERS, Access.RESIDENTS])
def test_links_that_not_everybody_may_read_are_told_to_nobody(resident, asked, access):
    forum = ForumFactory(access=access)
    forum.memberships.create(person=resident)
    LinkCard.objects.create(
        digest=carding.digest_of_url(URL), url=URL, title="T", asked_at=timezone.now()
    )
    post = looked_up(post_by(resident, topic_by(resident, forum), TEXT))
    assert asked == []
    assert not post.has_cards


def test_post_that_was_taken_back_asks_nobody(topic, neighbour, asked):
    post = post_by(neighbour, topic, TEXT)
    take_back_post(post=post, by=neighbour)
    looked_up(post)
    assert asked == []


def test_author_takes_cards_off_and_has_them_back(topic, neighbour, asked):
    post = looked_up(post_by(neighbour, topic, TEXT))
    set_cards(post=post, by=neighbour, are_shown=False)
    assert not looked_up(post).has_cards
    edit_post(post=post, by=neighbour, body=f"{TEXT}\n\nMore.", seen_body=TEXT)
    assert not looked_up(post).has_cards
    set_cards(post=post, by=neighbour, are_shown=True)
    post.refresh_from_db()
    assert post.has_cards
    assert kinds(topic) == ["post", "post", "card", "card", "edit", "card"]


def test_others_leave_the_cards_alone(topic, neighbour, resident, asked):
    post = looked_up(post_by(neighbour, topic, TEXT))
    with pytest.raises(NotAllowed):
        set_cards(post=post, by=resident, are_shown=False)


def test_text_changed_meanwhile_is_not_overwritten(
    topic, neighbour, asked, monkeypatch
):
    post = post_by(neighbour, topic, TEXT)

    def changes_meanwhile(url):
        edit_post(post=post, by=neighbour, body="Nothing.", seen_body=TEXT)
        return Preview(url, "Late", "", "")

    monkeypatch.setattr(carding, "preview_of", changes_meanwhile)
    assert looked_up(post).html == '<p dir="auto">Nothing.</p>\n'
    assert Kind.CARD not in kinds(topic)


def test_only_texts_with_links_are_looked_up(
    topic, neighbour, asked, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        post_by(neighbour, topic, "No link.")
    assert asked == []
    with django_capture_on_commit_callbacks(execute=True):
        post_by(neighbour, topic, TEXT)
    assert asked == [URL]
