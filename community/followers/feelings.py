"""Feelings about a post, told to its author together: "3 people …", as long as they have not looked."""

from __future__ import annotations

from accounts.notifications.actions import forget_about, reach, retell
from innovation_park.lib.translated import in_every_language

from ..kinds import REACTIONS
from ..models import Post
from .audience import quiet_among, readers_among


def tell_of_feeling(post: Post) -> None:
    """From the reactions as they are now: what was taken back is told of no more."""
    thread = f"feelings:{post.pk}"
    others = post.reactions.exclude(person=post.author_id).values("person").distinct()
    people = others.count()
    author = {post.author_id}
    arguments = {"post": post.pk, "title": post.topic.title, "people": people}
    if not people:
        forget_about(thread)
    elif retell(person=post.author, kind=REACTIONS, thread=thread, arguments=arguments):
        return
    elif readers_among(post.topic, author) - quiet_among(post.topic, author):
        reach(
            person=post.author,
            kind=REACTIONS,
            event="felt",
            key=f"{thread}:{people}",
            about=thread,
            thread=thread,
            arguments=arguments,
            url=in_every_language(post.get_absolute_url),
        )
