"""Forums, topics and posts, for everybody who may read them."""

from __future__ import annotations

from collections import defaultdict

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from innovation_park.lib.markdown import quote_of
from innovation_park.lib.translated import active_language

from ..actions.reading import mark_read
from ..enums import Following, HeldStatus
from ..filters import TopicFilter
from ..forms.writing import PostForm
from ..models import (
    Forum,
    ForumFollowing,
    PollVote,
    Post,
    Reaction,
    Reading,
    Topic,
    unread_by_forum,
    with_unread,
)
from ..pages import PAGE, bounds, page_of
from ..permissions import can_moderate, can_solve, can_write
from ..readable import readable_topic
from ..structured_data import shared_forum, shared_topic
from ..workflow import PostStatus
from .begun import begun, furnished

TOPICS_ON_A_PAGE = 30
# A forum changes all the time: no copy of its pages is kept, and each costs a handful of queries.
fresh = cache_control(private=True, no_store=True)


@require_safe
@fresh
def forums(request):
    """All forums, and what was last said in any of them."""
    visible = Forum.objects.visible_to(request.user).order_by("position", "pk")
    forums = list(visible.annotate(topic_count=Count("topics")))
    unread = unread_by_forum(request.user) if request.user.is_authenticated else {}
    for each in forums:
        each.unread = unread.get(each.pk, 0)
    latest = listed(request, Topic.objects.visible_to(request.user))
    return render(
        request,
        "community/forums.html",
        {
            "park_forums": [each for each in forums if not each.belongs_to],
            "other_forums": [each for each in forums if each.belongs_to],
            "unread": sum(unread.values()),
            "topics": latest.order_by("-last_post_at", "-pk")[:10],
            "crumbs": crumbs_to(),
        },
    )


@require_safe
@fresh
def forum(request, slug):
    forum = get_object_or_404(Forum.objects.visible_to(request.user), slug=slug)
    topics = Topic.objects.visible_to(request.user).filter(forum=forum).latest_first()
    narrowed = TopicFilter(request.GET, listed(request, topics), request=request)
    page = Paginator(narrowed.qs, TOPICS_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "community/forum.html",
        {
            "forum": forum,
            "page_of": page,
            "narrowed": narrowed,
            "form": narrowed.form,
            "may_write": not forum.is_closed,
            "level": _level_of(request.user, forum),
            "levels": Following.choices,
            "crumbs": crumbs_to(forum),
            "shared": shared_forum(forum),
        },
    )


@require_safe
@fresh
def topic(request, topic_id):
    """A page of it; the last, unless another is asked for. ``seq`` is read first: the stream goes on from there."""
    topic = readable_topic(request.user, topic_id)
    if topic is None:
        raise Http404
    reading = _reading_of(request.user, topic)
    number, last_page = (
        _page_number(request, topic, reading),
        page_of(topic.last_number),
    )
    first, last = bounds(number)
    posts = list(
        topic.posts.with_words()
        .filter(number__gte=first, number__lte=last)
        .order_by("number")
    )
    _note_reading(request, topic, reading, posts)
    return render(
        request,
        "community/topic.html",
        {
            "topic": topic,
            "posts": posts,
            "page_number": number,
            "last_page": last_page,
            "is_last_page": number == last_page,
            "reading": reading,
            "mine": _own_feelings(request.user, posts),
            "votes": own_votes(request.user, posts),
            "is_moderator": can_moderate(request.user),
            "held_posts": _own_held(request.user, topic),
            "may_write": can_write(request.user, topic),
            "may_solve": can_solve(request.user, topic),
            "form": reply_form(request, topic),
            "page_size": PAGE,
            "crumbs": crumbs_to(topic.forum, topic),
            "shared": shared_topic(request, topic, posts),
        },
    )


@require_safe
@fresh
def post(request, post_id):
    """Leads to the post in its topic, whatever page it stands on."""
    post = get_object_or_404(Post.objects.visible_to(request.user), pk=post_id)
    return redirect(
        f"{post.topic.get_absolute_url()}?page={page_of(post.number)}#post-{post.number}"
    )


def listed(request, topics):
    """With what a row of the list shows, in one query."""
    topics = topics.select_related("forum", "author__profile").prefetch_related("tags")
    if not request.user.is_authenticated:
        return topics
    return with_unread(topics, request.user)


def crumbs_to(
    forum: Forum | None = None, topic: Topic | None = None
) -> list[tuple[str, str]]:
    """From the front page down."""
    crumbs = [
        (_("Innovation Park"), f"/{active_language()}/"),
        (_("Forums"), reverse("community:forums")),
    ]
    if forum:
        crumbs.append((str(forum.name), forum.get_absolute_url()))
    if topic:
        crumbs.append((topic.title, topic.get_absolute_url()))
    return crumbs


def _level_of(user, forum: Forum) -> str:
    if not user.is_authenticated:
        return ""
    level = ForumFollowing.objects.filter(person=user, forum=forum).first()
    return level.following if level else Following.NORMAL


def reply_form(request, topic: Topic) -> PostForm:
    """With what was being written: before a sign-in, or on another machine."""
    initial, draft = begun(request, f"topic-{topic.pk}", {"topic": topic})
    if request.GET.get("reply_to", "").isdecimal():
        initial["reply_to"] = request.GET["reply_to"]
    if quote := _quote(request, topic):
        initial["body"] = f"{initial.get('body', '')}\n\n{quote}".lstrip("\n")
    form = PostForm(initial=initial, page_language=active_language())
    return furnished(request, form, draft)


def _quote(request, topic: Topic) -> str:
    """Of the post that ``?quote=`` names, if it can be read."""
    number = request.GET.get("quote", "")
    if not (number.isdecimal() and len(number) < 10):
        return ""
    post = topic.posts.filter(number=int(number), status=PostStatus.VISIBLE).first()
    return quote_of(post.number, post.body) if post else ""


def _own_feelings(user, posts: list[Post]) -> dict[int, set[str]]:
    if not user.is_authenticated:
        return {}
    own = defaultdict(set)
    for post, feeling in Reaction.objects.filter(
        person=user, post__in=posts
    ).values_list("post_id", "feeling"):
        own[post].add(feeling)
    return own


def own_votes(user, posts: list[Post]) -> dict[int, list[int]]:
    """What the reader chose, by poll; no query where nothing is asked."""
    polls = [post.poll.pk for post in posts if hasattr(post, "poll")]
    if not polls or not user.is_authenticated:
        return {}
    votes = PollVote.objects.filter(person=user, poll__in=polls)
    return dict(votes.values_list("poll_id", "choices"))


def _own_held(user, topic: Topic):
    """What its writer sees at the end, and others not yet."""
    if not user.is_authenticated:
        return []
    waiting = topic.held_posts.filter(author=user, status=HeldStatus.WAITING)
    return waiting.order_by("pk")


def _page_number(request, topic: Topic, reading: Reading | None) -> int:
    """The one asked for; else where what follows ``after`` stands; else where one has not read yet."""
    last_page = page_of(topic.last_number)
    asked, after = request.GET.get("page", ""), request.GET.get("after", "")
    if not asked and after.isdecimal() and len(after) < 10:
        return min(page_of(int(after) + 1), last_page)
    if not asked:
        return min(page_of(reading.seen + 1), last_page) if reading else 1
    if not asked.isdecimal() or not 1 <= int(asked) <= last_page:
        raise Http404
    return int(asked)


def _reading_of(user, topic: Topic) -> Reading | None:
    """How far somebody signed in has come."""
    if not user.is_authenticated:
        return None
    return Reading.objects.filter(person=user, topic=topic).first() or Reading(
        person=user, topic=topic
    )


def _note_reading(request, topic: Topic, reading: Reading | None, posts) -> None:
    if (
        reading
        and posts
        and request.method == "GET"
        and (not reading.pk or reading.seen < posts[-1].number)
    ):
        mark_read(topic=topic, by=request.user, number=posts[-1].number)
