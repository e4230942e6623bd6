"""What a search found: the posts, and the places in them where the words stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from innovation_park.lib.excerpts import Piece, any_word_of, cut_around, pieces_of

from .models import Post

TAGS = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Found:
    post: Post
    title: list[Piece]
    excerpt: list[Piece]

    @property
    def words(self) -> str:
        """The excerpt without its marks."""
        return "".join(piece.text for piece in self.excerpt)


def found_in(posts: Iterable[Post], query: str) -> list[Found]:
    words = any_word_of(query)
    return [
        Found(post, pieces_of(post.topic.title, words), _excerpt(post, words))
        for post in posts
    ]


def _excerpt(post: Post, words: re.Pattern) -> list[Piece]:
    text = " ".join(unescape(TAGS.sub(" ", post.html)).split())
    return pieces_of(cut_around(text, words.search(text)), words)
