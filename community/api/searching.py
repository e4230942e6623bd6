"""Search in everything said: the form that people fill in, asked by a program."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Query

from ..filters import PostFilter
from ..findings import found_in
from .answering import post_out
from .forum_api import api, searcher_of
from .problems import answer
from .reading import COMMON
from .shapes import FURTHEST, Findings, Search


@api.get(
    "v1/search",
    response={200: Findings, **COMMON},
    operation_id="searchPosts",
    summary=gettext_noop("Search in posts: words, forum, language, author, tag, days"),
    description="Without any question nothing is found. A search counts thirty times a minute at most.",
)
def search(request: HttpRequest, asked: Query[Search]):
    request.user = searcher_of(request)  # a cookie says nothing here
    rows = PostFilter(asked.dict(), request=request).found
    end = asked.cursor + asked.limit
    posts = list(rows[asked.cursor : end + 1])
    found = found_in(posts[: asked.limit], asked.q)
    told = {
        "found": [
            {
                "post": post_out(each.post),
                "title": each.post.topic.title,
                "excerpt": each.words,
            }
            for each in found
        ],
        "next": end if len(posts) > asked.limit and end <= FURTHEST else None,
    }
    return answer(request, told)
