"""A post is flagged, hidden, appealed and shown again by people without scripts; and the pages of it shut nobody out."""

from itertools import cycle

import pytest

from accounts.roles import Role
from community.models import Appeal, Case, Ruling
from community.workflow import PostStatus
from tests.factories.accounts import UserFactory
from tests.factories.community import post_by, topic_by
from tests.factories.home import opened_park
from tests.factories.moderation import (
    appealed,
    flagged_by,
    held_by,
    hidden_by,
    sanctioned,
    trusted,
)

from .looking import faults_of

pytestmark = pytest.mark.browser


def flags(ada, topic):
    ada.open(f"forums/topics/{topic.pk}/")
    ada.page.locator("#post-2").get_by_role("link", name="Flag").click()
    ada.stands_before("Flag a post")
    ada.tick("reason", "off_topic")
    ada.press("Flag this post")
    ada.sees("Thank you. A moderator looks at it, and you hear what came of it.")


def hides(mia):
    mia.open("forums/moderation/")
    mia.page.get_by_role("link", name="That is off the point").click()
    mia.press("I take this up")
    mia.sees("You have taken this up. For half an hour nobody else decides it.")
    mia.tick("deed", "hide")
    mia.choose(rule="4", reply="elsewhere")
    mia.press("Decide")
    mia.sees("Nothing waits")


def appeals(ben, topic):
    ben.open(f"forums/topics/{topic.pk}/")
    ben.reads("Hidden: rule 4")
    ben.follow("Why, and what you can do")
    ben.sees(
        "Your post was about another matter. Start a topic of its own for it: there it will be read."
    )
    ben.follow("Ask for a second look")
    ben.fill(words="It is the point, in the end.")
    ben.press("Ask for a second look")
    ben.sees("We look again, and you hear what came of it.")


def restores(colleague):
    colleague.open(f"forums/moderation/cases/{Case.objects.get(kind='appeal').pk}/")
    colleague.tick("deed", "restore")
    colleague.choose(reply="sorry")
    colleague.press("Decide")


def test_from_a_flag_to_a_won_appeal_without_scripts(
    people, resident, neighbour, moderator
):
    opened_park()
    topic = topic_by(resident)
    post = post_by(neighbour, topic, "That is off the point, I know.")
    somebody = people("en")
    ada, ben, mia = (
        somebody(each, script=False) for each in (resident, neighbour, moderator)
    )
    flags(ada, topic)
    hides(mia)
    appeals(ben, topic)
    restores(somebody(UserFactory(roles=[Role.MODERATOR]), script=False))
    post.refresh_from_db()
    assert post.status == PostStatus.VISIBLE
    assert Appeal.objects.get().status == "won"
    assert Ruling.objects.filter(overturned_at__isnull=False).count() == 1


def test_pages_of_moderation_shut_nobody_out(people, resident, neighbour, moderator):
    opened_park()
    topic = topic_by(resident)
    held_by(trusted(neighbour, 0), topic)
    flag = flagged_by(resident, post_by(neighbour, topic, "Buy, buy!"))
    ruling = hidden_by(moderator, post_by(neighbour, topic, "Elsewhere."), "4")
    other = hidden_by(moderator, post_by(neighbour, topic, "Else."), "1")
    asked = appealed(other)
    sanctioned(neighbour)
    to_see = {
        moderator: ["moderation/", f"moderation/cases/{asked.case.pk}/"],
        neighbour: ["standing/", f"rulings/{ruling.pk}/appeal/"],
        resident: ["moderation/log/", f"posts/{flag.post_id}/flag/"],
    }
    languages = {code: people(code) for code in ("en", "ko", "th")}
    turn, faults = cycle(languages), []
    for person, addresses in to_see.items():
        for address in addresses:
            reader = languages[next(turn)](person)
            reader.open(f"forums/{address}")
            for width in (1280, 360):
                faults += faults_of(reader.page, width)
            reader.context.close()
    assert faults == []
