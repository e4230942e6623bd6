"""What a post shows of its author, of others' feelings about it, and of its quick poll."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ..chain import voice_of
from ..enums import Feeling
from ..models import Poll, Post, Topic
from ..pages import page_of

register = template.Library()


@dataclass(frozen=True)
class Given:
    """One button: a feeling, how many share it, and whether the reader is one of them."""

    value: str
    label: str
    count: int
    is_mine: bool


@register.simple_tag
def author_name(post: Post) -> str:
    """The display name; for whoever has left the park or gave none, a number that stays the same in this topic."""
    if post.author is None:
        return _("Somebody who has left the park")
    return post.author.profile.display_name or _("Resident %(voice)s") % {
        "voice": post.voice[:4]
    }


@register.simple_tag
def name_of(person, topic: Topic) -> str:
    """As :func:`author_name` will call them in this topic."""
    voice = voice_of(person.pk, topic.salt)
    return author_name(Post(author=person, voice=voice))


@register.simple_tag
def voice_name(post: Post) -> str:
    """In a topic that was brought: its people belong to nobody here."""
    return _("Voice %(voice)s of another park") % {"voice": post.voice[:4]}


@register.simple_tag
def words_of(post: Post) -> SafeString:
    """The fragment that ``lib.markdown`` made when it was written."""
    return SafeString(post.html)


@register.simple_tag
def feelings(post: Post, mine: dict[int, set[str]] | None = None) -> list[Given]:
    """``mine`` gives the reader's own by post; fragments for many readers have none."""
    own = (mine or {}).get(post.pk, set())
    return [
        Given(value, str(label), post.feelings.get(value, 0), value in own)
        for value, label in Feeling.choices
    ]


@dataclass(frozen=True)
class Option:
    """One answer of a quick poll; ``share`` of those who voted, in hundredths."""

    number: int
    words: str
    count: int
    share: int
    is_mine: bool


@dataclass(frozen=True)
class PollShown:
    options: list[Option]
    has_voted: bool
    shows_results: bool


@register.simple_tag
def poll_shown(poll: Poll, votes: dict[int, list[int]] | None = None) -> PollShown:
    """``votes`` gives the reader's own by poll; fragments for many readers have none."""
    own = (votes or {}).get(poll.pk, [])
    options = [
        Option(
            number, words, count, round(100 * count / (poll.voters or 1)), number in own
        )
        for number, (words, count) in enumerate(
            zip(poll.options, poll.counts, strict=True)
        )
    ]
    return PollShown(options, bool(own), poll.shows_results(has_voted=bool(own)))


@register.simple_tag
def first_unread(topic: Topic) -> str:
    """Where the reader has stopped; for topics of :func:`community.models.with_unread`."""
    number = (topic.seen or 0) + 1
    return f"{topic.get_absolute_url()}?page={page_of(number)}#post-{number}"
