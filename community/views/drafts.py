"""What one is writing, saved while one types: from the page by itself, or by a button."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from innovation_park.lib.kept_entries import signed_out, wants_json
from innovation_park.lib.rate_limit import rate_limited

from ..actions.drafting import KEPT_FOR, LONGEST, Saved, save_draft
from ..models import Draft, Forum, Post, Topic
from ..permissions import TooLong
from .kept import sign_in_and_return
from .reading import fresh
from .typed import typed

MORE = ("tags", "reply_to", "seen_body")
POLL = ("question", "options", "takes_several", "shows", "days")
often = rate_limited("forum-draft", "1200/h")


@often
@require_POST
@fresh
def topic_draft(request, topic_id):
    topic = get_object_or_404(Topic.objects.visible_to(request.user), pk=topic_id)
    return _save(
        request,
        f"topic-{topic.pk}",
        {"topic": topic},
        f"{topic.get_absolute_url()}#reply",
    )


@often
@require_POST
@fresh
def forum_draft(request, slug):
    forum = get_object_or_404(Forum.objects.visible_to(request.user), slug=slug)
    back = reverse("community:topic-new", args=[forum.slug])
    return _save(request, f"forum-{forum.pk}", {"forum": forum}, back)


@often
@require_POST
@fresh
def post_draft(request, post_id):
    post = get_object_or_404(Post.objects.visible_to(request.user), pk=post_id)
    if request.user.is_authenticated and post.author_id != request.user.pk:
        raise Http404
    back = reverse("community:post-edit", args=[post.pk])
    return _save(request, f"post-{post.pk}", {"post": post}, back)


@require_safe
@fresh
@login_required
def drafts(request):
    own = Draft.objects.filter(person=request.user).select_related(
        "forum", "topic", "post__topic"
    )
    return render(
        request,
        "community/drafts.html",
        {"drafts": own.order_by("-saved_at"), "days": KEPT_FOR.days},
    )


@require_POST
@fresh
@login_required
def draft_discard(request, draft_id):
    """Pressed twice it says the same."""
    Draft.objects.filter(person=request.user, pk=draft_id).delete()
    messages.success(request, _("The draft is gone."))
    return redirect("community:drafts")


def keep_begun(request, place: dict) -> Saved:
    """What was sent with the form, as a draft of this place. A form sent without a key gets one."""
    more = {name: typed(request, name) for name in MORE}
    more |= {f"poll-{name}": typed(request, f"poll-{name}") for name in POLL}
    return save_draft(
        by=request.user,
        place=place,
        client_key=_key(request),
        body=typed(request, "body", LONGEST),
        title=typed(request, "title", 120),
        more={name: value[:LONGEST] for name, value in more.items() if value},
        seen=_seen(request),
    )


def _save(request, name: str, place: dict, back: str):
    if not request.user.is_authenticated:
        if wants_json(request):
            return signed_out()
        fields = {
            key: typed(request, key)
            for key in ("title", "body", "tags", "client_key")
            if request.POST.get(key)
        }
        return sign_in_and_return(request, name, back, fields)
    if wants_json(request) and len(request.POST.get("body", "")) > LONGEST:
        return JsonResponse({"state": "refused", "words": str(TooLong())}, status=422)
    saved = keep_begun(request, place)
    if wants_json(request):
        return JsonResponse(_told(saved))
    messages.success(request, _("Draft saved. You find it here on any device."))
    return redirect(back)


def _told(saved: Saved) -> dict:
    """For the page: what to say, what it has seen now, and what another window had written."""
    if saved.was_sent:
        return {"state": "sent", "words": "", "seen": ""}
    told = {"state": "empty", "words": "", "seen": ""}
    if saved.draft:
        at = timezone.localtime(saved.draft.saved_at)
        words = _("Draft saved at %(time)s") % {"time": time_format(at)}
        told = {
            "state": "saved",
            "words": words,
            "seen": saved.draft.saved_at.isoformat(),
        }
    if saved.other:
        at = timezone.localtime(saved.other.saved_at)
        told["other"] = {
            "title": saved.other.title,
            "body": saved.other.body,
            "words": _(
                "Something else was written here in another window or on another device (%(time)s). What stands here now is kept as your draft."
            )
            % {"time": date_format(at, "SHORT_DATETIME_FORMAT")},
        }
    return told


def _seen(request) -> datetime | None:
    """When the draft that the form began with was saved."""
    try:
        return datetime.fromisoformat(request.POST.get("draft_seen", ""))
    except ValueError:
        return None


def _key(request) -> UUID:
    try:
        return UUID(request.POST.get("client_key", ""))
    except ValueError:
        return uuid4()
