"""Forums of the park, and forums that follow what they were made with."""

import pytest

from community.actions.places import free_slug, keep_forum_of, open_park_forums
from community.enums import Access
from community.models import Forum
from innovation_park.lib.translated import Translated
from tests.factories.community import ForumFactory

pytestmark = pytest.mark.django_db
WORDS = Translated(en="Buses", ko="버스", th="รถเมล์")


def kept(forum=None, **more):
    facts = {
        "slug": "night-bus",
        "belongs_to": "experiments/night-bus/",
        "name": WORDS,
        "about": WORDS,
        "is_public": True,
        "members": [],
        "is_demo": False,
    }
    return keep_forum_of(forum=forum, **facts | more)


@pytest.fixture
def no_forum(db):
    Forum.objects.all().delete()


def test_first_forums_are_made_once(no_forum):
    words = [{"slug": "square", "name": WORDS, "about": WORDS}]
    for _twice in range(2):
        open_park_forums(words)
    assert Forum.objects.get().position == 10
    Forum.objects.update(slug="plaza")
    open_park_forums(words)
    assert Forum.objects.get().slug == "plaza"


def test_slug_that_is_taken_gets_a_number():
    ForumFactory(slug="night-bus")
    assert free_slug("night-bus") == "night-bus-2"
    assert kept().slug == "night-bus-2"


@pytest.mark.parametrize("slug", ["search", "tags", "unread", "me"])
def test_slug_of_the_forums_themselves_is_not_given(slug):
    assert free_slug(slug) == f"{slug}-2"


def test_forum_follows_what_it_belongs_to(resident, neighbour):
    forum = kept(is_public=False, members=[resident])
    assert forum.access == Access.MEMBERS
    assert not Forum.objects.visible_to(neighbour).filter(pk=forum.pk).exists()
    assert Forum.objects.visible_to(resident).filter(pk=forum.pk).exists()
    renamed = Translated(WORDS, en="Night buses")
    forum = kept(forum, name=renamed, members=[neighbour])
    forum.refresh_from_db()
    assert (forum.name["en"], forum.access) == ("Night buses", Access.PUBLIC)
    assert forum.memberships.get().person == neighbour
    assert forum.home_url == "/en/experiments/night-bus/"


def test_nothing_is_written_when_nothing_changed(django_assert_num_queries):
    forum = kept()
    with django_assert_num_queries(3):  # the savepoint, its end, and who is a member
        kept(forum)
