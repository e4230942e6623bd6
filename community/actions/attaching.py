"""What hangs on a text: the pictures it shows, and the pages of the web it leads to."""

from __future__ import annotations

from functools import partial

from django.db import transaction

from innovation_park.lib.markdown import Rendered

from ..models import Picture, Post
from .carding import look_up_links


def attach(post: Post, rendered: Rendered) -> None:
    """In the transaction that wrote the text: its pictures are seen with it; links are looked up after the commit."""
    if rendered.pictures or post.edited_at:
        shown = Picture.objects.filter(owner=post.author_id, key__in=rendered.pictures)
        post.pictures.set(shown)
    if rendered.alone and post.shows_cards:
        transaction.on_commit(partial(look_up_links.enqueue, post.pk))
