"""What a text is before it goes out, gathered for the rules of :mod:`community.spam`. One query for likeness."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from innovation_park.lib.markdown import Rendered

from .client_keys import seconds_since_opened
from .fingerprints import likeness, nearest
from .models import KnownHost, Post, Reaction, Revision, Topic
from .spam import COOLING, Facts
from .standing import DAY, Writer, level_of_person
from .trust import Trust

NEWEST = 200  # posts of others that a newcomer's is compared with


def facts_of_post(
    by,
    writer: Writer,
    text: Rendered,
    fingerprint: list[int],
    *,
    client_key,
    topic: Topic | None,
) -> Facts:
    """``topic`` is empty for one that begins."""
    alike, minutes, others = _likeness(by, writer, fingerprint)
    return Facts(
        is_topic=topic is None,
        posts_today=writer.posts_today,
        topics_today=writer.topics_today,
        seconds_since_last=_seconds(writer.last_at),
        seconds_since_last_here=_seconds(writer.last_here_at),
        slow_mode_seconds=topic.slow_mode_seconds if topic else 0,
        seconds_of_writing=seconds_since_opened(client_key),
        likeness_own=alike,
        minutes_since_like=minutes,
        likeness_others=others,
        **_of_text(by, writer.level, text),
    )


def facts_of_change(by, post: Post, text: Rendered | None = None) -> Facts:
    """Without ``text`` whether it may be changed at all."""
    level = level_of_person(by)
    today = Revision.objects.filter(
        post__author=by, until__gte=timezone.now() - DAY
    ).count()
    return Facts(
        done_today=today,
        minutes_old=_minutes(post.made_at),
        **(_of_text(by, level, text, post) if text else {"level": level}),
    )


def facts_of_reaction(by) -> Facts:
    since = timezone.now() - DAY
    return Facts(
        level=level_of_person(by),
        done_today=Reaction.objects.filter(person=by, given_at__gte=since).count(),
    )


def facts_of_flag(by) -> Facts:
    since = timezone.now() - DAY
    return Facts(
        level=level_of_person(by),
        done_today=by.forum_flags.filter(made_at__gte=since).count(),
    )


def hosts_in(text: Rendered) -> list[str]:
    """Of links that lead out of the park, in their order, each as often as it stands there."""
    own = (urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "").lower()
    hosts = [(urlsplit(url).hostname or "").lower() for url in text.links]
    return [host for host in hosts if host and host != own]


def _of_text(by, level: int, text: Rendered, before: Post | None = None) -> dict:
    hosts = hosts_in(text)
    return {
        "level": level,
        "minutes_here": _minutes(by.date_joined),
        "letters": len(text.text),
        "links": len(hosts),
        "new_hosts": _new_hosts(hosts, before) if level == Trust.NEW else 0,
        "mentions": len(text.mentions),
        "pictures": len(text.pictures),
    }


def _new_hosts(hosts: list[str], before: Post | None) -> int:
    fresh = {host for host in hosts if before is None or host not in before.body}
    if not fresh:
        return 0
    return len(fresh) - KnownHost.objects.filter(host__in=fresh).count()


def _likeness(by, writer: Writer, fingerprint) -> tuple[int, int | None, int]:
    """To their own posts of the last hour, how many minutes ago the most alike was, and to the newest of others.

    Members are compared with themselves only, guardians with nobody.
    """
    if not fingerprint or writer.level >= Trust.GUARDIAN:
        return 0, None, 0
    since = timezone.now() - timedelta(minutes=COOLING)
    posts = Post.objects.order_by("-pk")
    if writer.level >= Trust.MEMBER:
        if writer.last_at is None or writer.last_at < since:
            return 0, None, 0
        posts = posts.filter(author=by, made_at__gte=since)
    newest = posts.values_list("pk", "author_id", "made_at", "fingerprint")[:NEWEST]
    own = [
        (likeness(fingerprint, numbers), -_minutes(at))
        for _pk, author, at, numbers in newest
        if author == by.pk and at >= since
    ]
    score, minutes = max(own, default=(0, 0))
    others = {pk: numbers for pk, author, _at, numbers in newest if author != by.pk}
    return score, -minutes if score else None, nearest(fingerprint, others)[0]


def _seconds(at) -> int | None:
    return int((timezone.now() - at).total_seconds()) if at else None


def _minutes(at) -> int:
    return int((timezone.now() - at).total_seconds() // 60)
