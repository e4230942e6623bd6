"""What the clock does for those who write, and says only when it did something."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from community.actions.drafting import KEPT_FOR
from community.models import LinkCard, Post
from tests.factories.community import poll_in, topic_by

pytestmark = pytest.mark.django_db


def said(command) -> str:
    out = StringIO()
    call_command(command, stdout=out)
    return out.getvalue()


def test_each_minute(resident):
    post = topic_by(resident).posts.get()
    poll = poll_in(post, closes_at=timezone.now() - timedelta(minutes=1))
    Post.objects.update(renderer=0)
    assert said("tend_writing") == "Posts and polls: polls closed 1, posts renewed 1.\n"
    assert said("tend_writing") == ""
    poll.refresh_from_db()
    assert poll.closed_at


def test_each_day():
    long_ago = timezone.now() - KEPT_FOR - timedelta(days=1)
    for number, title in enumerate(("", "Told something")):
        LinkCard.objects.create(
            digest=str(number),
            url="https://example.org",
            title=title,
            asked_at=long_ago,
        )
    assert (
        said("tidy_writing")
        == "Forgotten: drafts 0, pictures 0, links 1, decisions of rules 0.\n"
    )
    assert said("tidy_writing") == ""


def test_renewing_at_once(resident):
    topic_by(resident)
    Post.objects.update(renderer=0)
    assert said("rebake_posts") == "Posts renewed: 1.\n"
    assert said("rebake_posts") == "Posts renewed: 0.\n"
