"""The whole forum with JavaScript off, and by somebody who reads it on a small screen."""

import pytest

from community.enums import Following
from community.models import Reading, Topic
from tests.factories.community import ForumFactory, post_by
from tests.factories.home import opened_park

pytestmark = pytest.mark.browser


def begins_a_topic(ada) -> Topic:
    ada.open("forums/square/")
    ada.follow("Start a topic")
    ada.fill(title="Lamps", body="Too **dark** by the river.", tags="night")
    ada.press("Look at it first")
    ada.sees("This is how others will see it")
    ada.press("Publish the topic")
    ada.stands_before("Lamps")
    return Topic.objects.get()


def answers(ben, topic):
    ben.open("forums/")
    ben.follow("Lamps")
    ben.press("I agree")
    assert topic.posts.get().feelings == {"agree": 1}
    ben.press("Quote", "link")
    assert "dark" in ben.box("body").input_value()
    ben.box("body").fill(f"{ben.box('body').input_value()}\n\nAnd wet.")
    ben.press("Send my post")
    ben.reads("And wet.")
    ben.choose(following=Following.WATCHING)
    ben.press("Save")


def changes_and_takes_back(ada):
    ada.follow("Change")
    ada.fill(body="Too dark by the bridge.")
    ada.press("Save the change")
    ada.follow("changed")
    ada.stands_before("What was changed")
    ada.page.go_back()
    ada.press("Take back")
    ada.reads("Taken back by its author.")
    ada.press("Bring it back")
    ada.reads("Too dark by the bridge.")


def test_everything_works_without_scripts(people, resident, neighbour):
    opened_park()
    ForumFactory(slug="square")
    somebody = people("en")
    ada, ben = (somebody(each, script=False) for each in (resident, neighbour))
    topic = begins_a_topic(ada)
    answers(ben, topic)
    assert Reading.objects.get(person=neighbour).following == Following.WATCHING
    ada.follow("Look for new posts")
    ada.reads("And wet.")
    post_by(neighbour, topic, "And cold.")
    ada.page.reload()
    ada.reads("And cold.")
    changes_and_takes_back(ada)
    ben.open("forums/square/")
    ben.main.get_by_text("Choose and sort").click()
    ben.main.locator(".forum-filter [name=q]").fill("lamp")
    ben.press("Show")
    ben.follow("Lamps")
    ben.reads("And cold.")
