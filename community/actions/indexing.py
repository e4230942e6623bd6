"""The words by which posts are found."""

from __future__ import annotations

from django.db import connection, transaction

from innovation_park.lib.grams import index_words
from innovation_park.lib.markdown import render

from ..models import Post, PostWords


def write_words(posts) -> None:
    """Made from what stands there now, so twice is the same as once. ``posts`` come with their topics."""
    PostWords.objects.bulk_create(
        [PostWords(post=post, words=index_words(_said_in(post))) for post in posts],
        update_conflicts=True,
        unique_fields=["post"],
        update_fields=["words"],
    )


def forget_words(posts: list[int]) -> None:
    """Also in the index, which keeps what was deleted until it is tidied: after the words of others are written anew."""
    PostWords.objects.filter(post__in=posts).delete()
    transaction.on_commit(tidy_index)


def tidy_index() -> None:
    """On PostgreSQL the database does it by itself."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO community_postwords_fts (community_postwords_fts) VALUES ('optimize')"
        )


def _said_in(post: Post) -> str:
    """Without quotes: they are found where they were said."""
    own = render(post.body).text
    return f"{post.topic.title} {own}" if post.number == 1 else own
