"""Feeds of forums and topics: what anybody may read, and nothing else."""

from xml.etree import ElementTree

import pytest

from community.actions.moving import hide_post
from community.enums import Access
from community.models import Forum
from tests.factories.community import ForumFactory, post_by, topic_by

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def topic(resident):
    return topic_by(
        resident, ForumFactory(slug="ideas"), title="Lamps", body="Too dark."
    )


def feeds_of(topic):
    for place in ("/en/forums/ideas/", topic.get_absolute_url()):
        yield from (f"{place}feed.rss", f"{place}feed.atom")


def titles_in(xml):
    tree = ElementTree.fromstring(xml)  # noqa: S314 - ours
    entries = tree.findall(f"{ATOM}entry") or tree.findall("channel/item")
    return [(each.find(f"{ATOM}title") or each.find("title")) for each in entries]


def test_feed_tells_what_was_said(client, topic, neighbour, moderator):
    hidden = post_by(neighbour, topic, "hidden words")
    hide_post(post=hidden, by=moderator, rule="rule 3")
    last = post_by(neighbour, topic, "Two **lamps** more.")
    for address in feeds_of(topic):
        answer = client.get(address)
        xml = answer.content.decode()
        assert answer["Content-Type"].startswith("application/"), address
        assert len(titles_in(xml)) == 2, address
        assert "Re: Lamps" in xml
        assert last.get_absolute_url() in xml
        assert "hidden words" not in xml


def test_feed_of_what_is_not_public_is_not_there(client, topic, resident):
    Forum.objects.update(access=Access.RESIDENTS)
    client.force_login(resident)
    assert [client.get(address).status_code for address in feeds_of(topic)] == [404] * 4
    assert "feed.rss" not in client.get("/en/forums/ideas/").content.decode().replace(
        "news/feed.rss", ""
    )
