"""Which post answered the question."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from innovation_park.lib.rate_limit import rate_limited
from innovation_park.lib.refusals import Refused

from ..actions.steering import mark_answer
from ..models import Post
from ..permissions import can_solve
from .reading import fresh


@rate_limited("forum-act", "120/10m")
@require_POST
@fresh
def answer(request, post_id):
    """Marks it, or takes the mark off again."""
    post = get_object_or_404(
        Post.objects.visible_to(request.user).select_related("topic"), pk=post_id
    )
    if not request.user.is_authenticated:
        return redirect_to_login(post.get_absolute_url())
    if not can_solve(request.user, post.topic):
        raise Http404
    is_marked = post.topic.answer_id == post.pk
    try:
        mark_answer(topic=post.topic, by=request.user, post=None if is_marked else post)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(post)
