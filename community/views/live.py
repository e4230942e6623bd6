"""What the scripts of a live topic ask over HTTP: reading moves on, and posts that waited on the device arrive."""

from __future__ import annotations

from functools import wraps

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from innovation_park.lib.kept_entries import door, refused, sent, signed_out, wants_json
from innovation_park.lib.rate_limit import rate_limited

from ..actions.reading import mark_read
from ..models import Post, Topic
from ..pages import page_of
from ..permissions import NotAllowed, can_moderate
from .reading import fresh


@rate_limited("forum-read", "1200/10m")
@require_POST
@fresh
def read(request, topic_id):
    """The reader has come as far as ``number``; of visitors nothing is kept."""
    topic = get_object_or_404(Topic.objects.visible_to(request.user), pk=topic_id)
    number = request.POST.get("number", "")
    if request.user.is_authenticated and number.isdecimal() and len(number) < 10:
        mark_read(topic=topic, by=request.user, number=int(number))
    return HttpResponse(status=204)


def answering_scripts(view):
    """The same address answers a device that sends what it kept: whose turn it is, and what became of it."""

    @wraps(view)
    def answering(request, *args, **kwargs):
        if not wants_json(request):
            return view(request, *args, **kwargs)
        if not request.user.is_authenticated:
            return signed_out()
        if request.method != "POST":
            return door(request)
        try:
            return view(request, *args, **kwargs)
        except Http404:  # it has moved out of sight; the words stay where they are
            return refused(str(NotAllowed()))

    return answering


def post_sent(request, post: Post) -> HttpResponse:
    """To the page the post stands on; to a script the post itself, as its author sees it."""
    topic = post.topic.get_absolute_url()
    address = f"{topic}?page={page_of(post.number)}#post-{post.number}"
    if not wants_json(request):
        return redirect(address)
    return sent(address, post=post.number, html=_as_its_author_sees(request, post))


def form_refused(form) -> HttpResponse:
    """The first thing that is wrong with it, in words."""
    return refused(next(iter(form.errors.values()))[0])


def _as_its_author_sees(request, post: Post) -> str:
    post = Post.objects.with_words().select_related("topic").get(pk=post.pk)
    context = {
        "topic": post.topic,
        "post": post,
        "viewer": request.user,
        "is_moderator": can_moderate(request.user),
    }
    return render_to_string("community/_post.html", context, request)
