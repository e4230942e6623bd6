"""Search in everything said, and the words under which topics are filed."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from innovation_park.lib.rate_limit import rate_limited

from ..filters import LONGEST_QUERY, PostFilter
from ..findings import found_in
from ..models import Tag, Topic
from .reading import TOPICS_ON_A_PAGE, fresh, listed

POSTS_ON_A_PAGE = 15
MOST_TAGS = 200


@rate_limited("forum-search", "90/10m", safe_methods=True)
@require_safe
@fresh
def search(request):
    """Posts with the place where the words stand; each leads to the post itself."""
    finding = PostFilter(request.GET, request=request)
    page = Paginator(finding.found, POSTS_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "community/search.html",
        {
            "finding": finding,
            "form": finding.form,
            "page_of": page,
            "rows": found_in(page, request.GET.get("q", "")[:LONGEST_QUERY]),
        },
    )


@require_safe
@fresh
def tags(request):
    """Every tag of a topic the reader may read, the most used first."""
    readable = Q(topics__in=Topic.objects.visible_to(request.user))
    counted = Tag.objects.annotate(
        count=Count("topics", filter=readable, distinct=True)
    )
    tags = counted.filter(count__gt=0).order_by("-count", "name")[:MOST_TAGS]
    return render(request, "community/tags.html", {"tags": tags})


@require_safe
@fresh
def tag(request, name):
    """The topics of all forums that carry it."""
    tag = get_object_or_404(Tag, name=name)
    topics = Topic.objects.visible_to(request.user).filter(tags=tag)
    topics = listed(request, topics).order_by("-last_post_at", "-pk")
    page = Paginator(topics, TOPICS_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "community/tag.html", {"tag": tag, "page_of": page})
