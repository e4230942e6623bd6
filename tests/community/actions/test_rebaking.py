"""A better renderer renews what an older one wrote: in batches, again and again, until nothing is left."""

import pytest

from community.actions import rebaking
from community.actions.forgetting import forget_posts
from community.actions.rebaking import rebake_all, rebake_posts
from community.models import Post, Topic
from innovation_park.lib.markdown import RENDERER_VERSION
from tests.factories.community import post_by, topic_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def topics(resident, neighbour):
    topics = [topic_by(resident), topic_by(resident)]
    for topic in topics:
        post_by(neighbour, topic, "**I** do.")
    Post.objects.update(renderer=0, html="old")
    return topics


def epochs() -> list[int]:
    return list(Topic.objects.order_by("pk").values_list("epoch", flat=True))


def test_all_are_renewed_and_open_pages_are_turned_once(topics):
    assert [rebake_all(3), rebake_all(3)] == [4, 0]
    assert set(Post.objects.values_list("renderer", flat=True)) == {RENDERER_VERSION}
    assert (
        topics[0].posts.get(number=2).html
        == '<p dir="auto"><strong>I</strong> do.</p>\n'
    )
    assert epochs() == [2, 2]
    assert topics[0].events.count() == 2


def test_begun_and_ended_and_begun_again(topics):
    number, last = rebake_posts(1)
    assert (number, epochs()) == (1, [1, 1])
    assert Post.objects.filter(renderer=0).count() == 3
    assert rebake_posts(2, last)[0] == 2
    assert epochs() == [2, 1]
    assert rebake_posts(2)[0] == 1
    assert epochs() == [2, 2]


def test_one_that_cannot_be_rendered_holds_up_no_other(topics, monkeypatch):
    first = Post.objects.order_by("pk")[0]

    def fails_once(post):
        if post.pk == first.pk:
            raise RuntimeError
        return rebaking_again(post)

    rebaking_again = rebaking.rendered_again
    monkeypatch.setattr(rebaking, "rendered_again", fails_once)
    assert rebake_all(1) == 4
    assert list(Post.objects.filter(renderer=0)) == [first]
    assert epochs() == [1, 2]


def test_words_that_were_erased_stay_erased(topics, resident):
    forget_posts(Post.objects.filter(author=resident), resident)
    Post.objects.update(renderer=0)
    rebake_all()
    assert topics[0].posts.get(number=1).html == ""


def test_text_changed_meanwhile_is_left_alone(topics, monkeypatch):
    post = topics[0].posts.get(number=2)

    def changed_meanwhile(stale):
        Post.objects.filter(pk=post.pk).update(body="New.", html="new")
        return rebaking_again(stale)

    rebaking_again = rebaking.rendered_again
    monkeypatch.setattr(rebaking, "rendered_again", changed_meanwhile)
    rebaking._rebake(
        Post.objects.select_related("topic__forum", "author").get(pk=post.pk)
    )
    post.refresh_from_db()
    assert post.html == "new"
