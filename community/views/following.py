"""What is new for somebody in all forums, and how closely they follow one of them."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from innovation_park.lib.rate_limit import rate_limited

from ..actions.following import follow_forum, mark_all_read
from ..enums import Following
from ..models import Forum, unread_topics
from .reading import TOPICS_ON_A_PAGE, fresh
from .typed import typed


@require_safe
@fresh
@login_required
def unread(request):
    """Those followed closest first; each row leads to the first post one has not read."""
    topics = (
        unread_topics(request.user)
        .select_related("forum", "author__profile")
        .prefetch_related("tags")
        .order_by("-last_post_at", "-pk")
    )
    page = Paginator(topics, TOPICS_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "community/unread.html", {"page_of": page})


@rate_limited("forum-act", "120/10m")
@require_POST
@fresh
@login_required
def all_read(request):
    """All of them, or those of the forum that is named."""
    slug = typed(request, "forum")
    forum = (
        get_object_or_404(Forum.objects.visible_to(request.user), slug=slug)
        if slug
        else None
    )
    mark_all_read(by=request.user, forum=forum)
    messages.success(request, _("Nothing is unread any more."))
    return redirect(forum or "community:unread")


@rate_limited("forum-act", "120/10m")
@require_POST
@fresh
def follow(request, slug):
    forum = get_object_or_404(Forum.objects.visible_to(request.user), slug=slug)
    if not request.user.is_authenticated:
        return redirect_to_login(forum.get_absolute_url())
    level = request.POST.get("following")
    if level in Following.values:
        follow_forum(forum=forum, by=request.user, following=Following(level))
        messages.success(request, _("Saved."))
    return redirect(forum)
