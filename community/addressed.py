"""A post's text with what it names: the people it speaks to, the posts it quotes, its writer's pictures, and pages of the web."""

from __future__ import annotations

import re
from uuid import UUID

from django.utils.translation import get_language

from accounts.models import User
from innovation_park.lib.markdown import (
    Card,
    QuotedPost,
    Rendered,
    mention_key,
    possible_mentions,
    quoted_numbers,
    render,
)
from innovation_park.lib.markdown import (
    Picture as ShownPicture,
)

from .enums import Access
from .models import LinkCard, Member, Picture, Post, Topic, digest_of_url

PICTURE = re.compile(r"attachment:([0-9a-f]{32})(?![0-9a-f])")
MOST_LOOKED_UP = 50


def rendered_for(
    topic: Topic | None, body: str, *, by=None, has_cards: bool = True
) -> Rendered:
    """No query for a text that names nothing; five at most for others.

    Names of others are not written into the fragment of a quote: it leads to the post, which says
    whose it is, also when they have left the park. Pictures are those of ``by`` only.
    """
    given = {
        "mentions": dict.fromkeys(people_named(topic, body), ""),
        "posts": posts_quoted(topic, body),
        "pictures": _pictures(by, body),
    }
    rendered = render(body, **given)
    if has_cards and rendered.alone and may_have_cards(topic):
        cards = cards_of(rendered.alone)
        return render(body, **given, cards=cards) if cards else rendered
    return rendered


def rendered_again(post: Post) -> Rendered:
    """As the post would be written now, with whatever is known of its links."""
    return rendered_for(
        post.topic, post.body, by=post.author, has_cards=post.shows_cards
    )


def may_have_cards(topic: Topic | None) -> bool:
    """Who asks a page of the web tells its owner of the link: only links that everybody may read are looked up."""
    return topic is not None and topic.forum.access == Access.PUBLIC


def cards_of(urls: tuple[str, ...]) -> dict[str, Card]:
    found = LinkCard.objects.filter(digest__in=map(digest_of_url, urls))
    return {
        each.url: Card(each.title, each.description, each.site)
        for each in found
        if each.title
    }


def people_named(topic: Topic | None, body: str) -> dict[str, int]:
    """Who is spoken to, by the key of the name. Short names count everywhere; the name that is shown,
    among those who write in this topic, and only when one of them alone bears it."""
    keys = possible_mentions(body)
    if not keys:
        return {}
    found: dict[str, int] = {}
    for name, person in _names_in(topic):
        key = mention_key(name)
        if key in keys:
            found[key] = 0 if found.get(key, person) != person else person
    handles = Member.objects.filter(handle__in=keys, person__is_active=True)
    found |= dict(handles.values_list("handle", "person"))
    return {key: person for key, person in found.items() if person}


def people_spoken_to(topic: Topic | None, body: str) -> set[int]:
    """Whom a text names outside of code and of what it quotes. Three queries at most."""
    named = people_named(topic, body)
    if not named:
        return set()
    said = render(body, mentions=dict.fromkeys(named, "")).mentions
    return {named[key] for key in said}


def _names_in(topic: Topic | None):
    if topic is None:
        return []
    writers = User.objects.filter(posts__topic=topic, is_active=True).distinct()
    return writers.exclude(profile__display_name="").values_list(
        "profile__display_name", "pk"
    )


def posts_quoted(topic: Topic | None, body: str) -> dict[int, QuotedPost]:
    numbers = quoted_numbers(body)
    if topic is None or not numbers:
        return {}
    return {
        post.number: QuotedPost(_in_any_language(post.get_absolute_url()), "")
        for post in topic.posts.filter(number__in=numbers).only("pk", "number")
    }


def _in_any_language(address: str) -> str:
    """A text is written in one language and read in others: each reader is led to the page in theirs."""
    return address.removeprefix(f"/{get_language()}")


def _pictures(by, body: str) -> dict[str, ShownPicture]:
    keys = list(dict.fromkeys(PICTURE.findall(body)))[:MOST_LOOKED_UP]
    if by is None or not keys:
        return {}
    own = Picture.objects.filter(owner=by, key__in=[UUID(key) for key in keys])
    return {each.key.hex: each.shown() for each in own}
