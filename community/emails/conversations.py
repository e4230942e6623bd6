"""Letters about posts: what was said, by whom, where it stands, and a link to answer it."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from accounts.notifications.acting import sign_act
from accounts.notifications.emails import writes
from accounts.notifications.kinds import said
from accounts.notifications.models import Notification
from innovation_park.lib.letters import quoted, write_letter
from innovation_park.lib.markdown import visible_text
from innovation_park.lib.markdown.for_letters import for_letters

from ..kinds import MENTIONS, REPLIES, SOLVED, WATCHED
from ..models import Post
from ..permissions import can_write

ANSWERING = "answer a post"
MOST_SHOWN = 10


@writes(MENTIONS, REPLIES, WATCHED, SOLVED)
def write_posts(notifications: list[Notification]) -> dict:
    """Of one person and one topic; in the active language, which is theirs."""
    numbers = [each.arguments["post"] for each in notifications[:MOST_SHOWN]]
    found = Post.objects.with_words().select_related("topic__forum").in_bulk(numbers)
    posts = [found[number] for number in numbers]
    shown = [_shown(post) for post in posts]
    context = {
        "heading": said(notifications[-1], len(notifications)),
        "posts": shown,
        "topic_url": _site() + posts[0].get_absolute_url(),
        "more": len(notifications) - len(posts),
        "answer_url": _answer_url(notifications[0].person, posts[-1]),
    }
    subject, text = write_letter(get_language(), "community/letters/posts", context)
    fragments = {each["words"]: each["html"] for each in shown}
    return {"subject": subject, "text": text, "fragments": fragments}


def _shown(post: Post) -> dict[str, str]:
    """What was said, as words and as HTML: the same renderer's as in the page."""
    facts = {"post": post, "url": _site() + post.get_absolute_url()}
    head = render_to_string("community/letters/_head.txt", facts).strip()
    words = f"{head}\n{visible_text(post.body)}"
    html = SafeString(for_letters(post.html, _site()))
    return {
        "words": words,
        "quote": quoted(words),
        "html": render_to_string(
            "community/letters/_post.html", facts | {"html": html}
        ),
    }


def _answer_url(person, post: Post) -> str:
    """Empty where they could not answer, or want no such links."""
    token = (
        sign_act(ANSWERING, person, post.pk) if can_write(person, post.topic) else ""
    )
    return _site() + reverse("community:answer", args=[token]) if token else ""


def _site() -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/")
