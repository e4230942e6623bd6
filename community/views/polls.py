"""Quick polls in posts: voting, looking again, closing."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from innovation_park.lib.kept_entries import wants_json
from innovation_park.lib.rate_limit import rate_limited
from innovation_park.lib.refusals import Refused

from ..actions.polling import close_poll, vote_in_poll
from ..models import Poll, Post
from ..permissions import can_close_poll, can_moderate
from .reading import fresh, own_votes


@rate_limited("forum-act", "120/10m")
@require_http_methods(["GET", "HEAD", "POST"])
@fresh
def poll(request, post_id):
    """Reading gives the poll alone, as this reader may see it; a page asks for it after a vote."""
    poll = _poll_in(request, post_id)
    if request.method != "POST":
        return _answer(request, poll)
    if not request.user.is_authenticated:
        return redirect_to_login(poll.post.get_absolute_url())
    fault = ""
    try:
        poll = vote_in_poll(poll=poll, by=request.user, choices=_chosen(request, poll))
    except Refused as refusal:
        fault = str(refusal)
    if wants_json(request):
        return _answer(request, poll, fault)
    if fault:
        messages.error(request, fault)
    else:
        messages.success(
            request, _("Your vote is in. You can change it until the poll closes.")
        )
    return redirect(poll.post)


@rate_limited("forum-act", "120/10m")
@require_POST
@fresh
def poll_close(request, post_id):
    poll = _poll_in(request, post_id)
    if not can_close_poll(request.user, poll):
        raise Http404
    close_poll(poll=poll, by=request.user)
    return redirect(poll.post)


def _poll_in(request, post_id) -> Poll:
    posts = Post.objects.visible_to(request.user)
    poll = get_object_or_404(
        Poll.objects.select_related("post__topic__forum").filter(post__in=posts),
        post=post_id,
    )
    if not poll.post.is_visible:
        raise Http404
    return poll


def _chosen(request, poll: Poll) -> list[int]:
    """Taking a vote back is choosing nothing. What is no number is none of the answers."""
    if "take_back" in request.POST:
        return []
    given = request.POST.getlist(f"choice-{poll.pk}")
    return [int(each) if each.isdecimal() and len(each) < 3 else -1 for each in given]


def _answer(request, poll: Poll, fault: str = "") -> JsonResponse:
    poll.refresh_from_db()
    html = render_to_string(
        "community/_poll.html",
        {
            "poll": poll,
            "post": poll.post,
            "votes": own_votes(request.user, [poll.post]),
            "viewer": request.user,
            "is_moderator": can_moderate(request.user),
        },
        request,
    )
    return JsonResponse({"html": html, "words": fault}, status=422 if fault else 200)
