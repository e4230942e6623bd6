"""Forums, topics and posts: each list begins with the rows that the reader may see."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Path, Query

from ..models import Forum, Post, Topic
from .answering import forum_out, post_out, topic_out
from .forum_api import api, reader_of
from .problems import Problem, answer
from .shapes import (
    LARGEST,
    After,
    ForumOut,
    Forums,
    PostOut,
    Posts,
    ProblemOut,
    TopicFilter,
    TopicOut,
    Topics,
)

COMMON = dict.fromkeys((401, 422, 429), ProblemOut) | {304: None}
OF_ONE = COMMON | {404: ProblemOut}
Slug = Annotated[str, Path(pattern="^[-a-zA-Z0-9_]+$", max_length=60)]
Number = Annotated[int, Path(ge=1, le=LARGEST)]


@api.get(
    "v1/forums",
    response={200: Forums, **COMMON},
    operation_id="readForums",
    summary=gettext_noop("All forums"),
)
def forums(request: HttpRequest):
    rows = Forum.objects.visible_to(reader_of(request)).order_by("position", "pk")
    return answer(request, {"forums": [forum_out(each) for each in rows]})


@api.get(
    "v1/forums/{slug:forum}",
    response={200: ForumOut, **OF_ONE},
    operation_id="readForum",
    summary=gettext_noop("One forum"),
)
def forum(request: HttpRequest, forum: Slug):
    rows = Forum.objects.visible_to(reader_of(request))
    return answer(request, forum_out(_one(rows, slug=forum)))


@api.get(
    "v1/topics",
    response={200: Topics, **COMMON},
    operation_id="readTopics",
    summary=gettext_noop("Topics, the newest first"),
)
def topics(request: HttpRequest, asked: Query[TopicFilter]):
    rows = _asked_for(_topics(request), asked).filter(pk__lt=asked.cursor)
    found = list(rows.order_by("-pk")[: asked.limit + 1])
    page = found[: asked.limit]
    told = {
        "topics": [topic_out(each) for each in page],
        "next": page[-1].pk if len(found) > len(page) else None,
    }
    return answer(request, told)


@api.get(
    "v1/topics/{int:topic}",
    response={200: TopicOut, **OF_ONE},
    operation_id="readTopic",
    summary=gettext_noop("One topic"),
)
def topic(request: HttpRequest, topic: Number):
    return answer(request, topic_out(_one(_topics(request), pk=topic)))


@api.get(
    "v1/topics/{int:topic}/posts",
    response={200: Posts, **OF_ONE},
    operation_id="readPosts",
    summary=gettext_noop("The posts of a topic, by their numbers"),
)
def posts(request: HttpRequest, topic: Number, asked: Query[After]):
    rows = _one(_topics(request), pk=topic).posts.with_words()
    rows = rows.filter(number__gt=asked.after).order_by("number")
    found = list(rows[: asked.limit + 1])
    page = found[: asked.limit]
    told = {
        "posts": [post_out(each) for each in page],
        "next": page[-1].number if len(found) > len(page) else None,
    }
    return answer(request, told)


@api.get(
    "v1/posts/{int:post}",
    response={200: PostOut, **OF_ONE},
    operation_id="readPost",
    summary=gettext_noop("One post"),
)
def post(request: HttpRequest, post: Number):
    rows = Post.objects.visible_to(reader_of(request)).with_words()
    return answer(request, post_out(_one(rows, pk=post)))


def _topics(request: HttpRequest):
    rows = Topic.objects.visible_to(reader_of(request))
    return rows.select_related("forum", "answer").prefetch_related("tags")


def _asked_for(rows, asked: TopicFilter):
    if asked.forum:
        rows = rows.filter(forum__slug=asked.forum)
    if asked.language:
        rows = rows.filter(language=asked.language)
    if asked.tag:
        rows = rows.filter(tags__name=asked.tag.lower())
    if asked.query:
        rows = rows.filter(title__icontains=asked.query)
    if asked.state == "solved":
        rows = rows.filter(answer__isnull=False)
    if asked.state == "closed":
        rows = rows.filter(is_closed=True)
    if asked.state == "open":
        rows = rows.filter(answer=None, is_closed=False)
    return rows


def _one(rows, **which):
    if found := rows.filter(**which).first():
        return found
    raise Problem("not-found")
