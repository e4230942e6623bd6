"""Pictures for posts: pixels only, shown by their owner's texts, gone when nothing shows them."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from community.actions import picturing
from community.actions.drafting import save_draft
from community.actions.moving import hide_post, take_back_post
from community.actions.picturing import add_picture, forget_unused_pictures
from community.actions.revising import edit_post
from community.enums import Access
from community.models import HeldPost, Picture
from community.permissions import TooManyPicturesWaiting
from tests.factories.community import ForumFactory, picture_by, post_by, topic_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(resident):
    return topic_by(resident)


def seen_by(*people) -> list[int]:
    return [Picture.objects.visible_to(person).count() for person in people]


def test_picture_is_kept_in_two_widths(resident):
    picture = picture_by(resident, "A lamp", size=(1600, 800))
    assert (picture.width, picture.height, picture.small_width) == (1280, 640, 640)
    assert (picture.large.name[-5:], picture.small.name[-5:]) == (".webp", ".webp")
    narrow = picture_by(resident, size=(500, 900))
    assert (narrow.width, narrow.small_width, narrow.small.name) == (500, None, "")


def test_post_shows_its_writers_picture(resident, topic):
    picture = picture_by(resident, "A [broken] lamp")
    assert picture.source == f"![A (broken) lamp](attachment:{picture.key.hex})"
    post = post_by(resident, topic, f"Here:\n\n{picture.source}")
    address = f"/forums/pictures/{picture.key}"
    assert (
        f'<img src="{address}/900.webp" alt="A (broken) lamp" width="900" height="600" loading="lazy"'
        in post.html
    )
    assert f'srcset="{address}/640.webp 640w, {address}/900.webp 900w"' in post.html
    assert list(post.pictures.all()) == [picture]


def test_picture_of_somebody_else_is_not_shown(resident, neighbour, topic):
    picture = picture_by(resident)
    post = post_by(neighbour, topic, picture.source)
    assert "<img" not in post.html
    assert not post.pictures.exists()


def test_picture_is_seen_with_the_post_and_not_without(
    resident, neighbour, moderator, topic
):
    picture = picture_by(resident)
    people = (resident, neighbour, moderator, AnonymousUser())
    assert seen_by(*people) == [1, 0, 1, 0]
    post = post_by(resident, topic, picture.source)
    assert seen_by(*people) == [1, 1, 1, 1]
    hide_post(post=post, by=moderator, rule="3")
    assert seen_by(*people) == [1, 0, 1, 0]


def test_picture_of_a_forum_of_members_is_theirs(resident, neighbour, founder):
    forum = ForumFactory(access=Access.MEMBERS)
    for person in (resident, founder):
        forum.memberships.create(person=person)
    post_by(resident, topic_by(resident, forum), picture_by(resident).source)
    assert seen_by(founder, neighbour, AnonymousUser()) == [1, 0, 0]


def test_change_takes_a_picture_out_of_sight(resident, neighbour, topic):
    picture = picture_by(resident)
    post = post_by(resident, topic, picture.source)
    edit_post(post=post, by=resident, body="No more.", seen_body=picture.source)
    assert seen_by(neighbour) == [0]
    edit_post(post=post, by=resident, body=picture.source, seen_body="No more.")
    assert seen_by(neighbour) == [1]


def test_what_is_no_picture_is_refused(resident):
    with pytest.raises(ValidationError):
        add_picture(
            by=resident, upload=SimpleUploadedFile("a.png", b"<svg onload=x>"), alt="A"
        )
    assert not Picture.objects.exists()


def test_many_pictures_without_a_post_are_enough(resident, topic, monkeypatch):
    monkeypatch.setattr(picturing, "MOST_WAITING", 1)
    post_by(resident, topic, picture_by(resident).source)
    picture_by(resident)
    with pytest.raises(TooManyPicturesWaiting):
        picture_by(resident)


def test_pictures_nobody_shows_go_with_their_files(
    resident, topic, django_capture_on_commit_callbacks
):
    shown, drafted, waiting, unused = (picture_by(resident) for _four in range(4))
    HeldPost.objects.create(
        forum=topic.forum,
        author=resident,
        body=waiting.source,
        client_key=waiting.key,
        made_at=timezone.now(),
    )
    post_by(resident, topic, shown.source)
    save_draft(
        by=resident, place={"topic": topic}, client_key=shown.key, body=drafted.source
    )
    picture_by(resident)  # of today
    kept = [shown.pk, drafted.pk, waiting.pk]
    old = Picture.objects.filter(pk__in=[*kept, unused.pk])
    old.update(made_at=timezone.now() - timedelta(days=8))
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_unused_pictures() == 1
    assert list(old.order_by("pk").values_list("pk", flat=True)) == kept
    files = [unused.large, unused.small, shown.large]
    assert [Path(each.path).exists() for each in files] == [False, False, True]


def test_picture_of_a_post_taken_back_is_its_owners(resident, neighbour, topic):
    post = post_by(resident, topic, picture_by(resident).source)
    take_back_post(post=post, by=resident)
    assert seen_by(resident, neighbour) == [1, 0]
