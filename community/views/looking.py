"""What a text will look like, and what a post says, for the page that one writes in."""

from __future__ import annotations

from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from innovation_park.lib.markdown import is_too_long, quote_of
from innovation_park.lib.rate_limit import rate_limited
from innovation_park.lib.translated import active_language

from ..actions.posting import tidy
from ..addressed import rendered_for
from ..languages import language_of
from ..models import Post, Topic
from ..permissions import TooLong
from .reading import fresh
from .typed import typed


@rate_limited("forum-look", "600/h")
@require_POST
@fresh
def look(request):
    """The same renderer that makes the post: what is shown is what will stand there."""
    body = tidy(typed(request, "body"))
    if is_too_long(body):
        return JsonResponse({"words": str(TooLong())}, status=422)
    by = request.user if request.user.is_authenticated else None
    topic = _topic(request)
    return JsonResponse(
        {
            "html": rendered_for(topic, body, by=by).html if body.strip() else "",
            "language": language_of(body, active_language()),
            "words": "" if body.strip() else _("Nothing is written yet."),
        }
    )


@require_safe
@fresh
def quote(request, post_id):
    """The lines with which an answer begins."""
    post = get_object_or_404(Post.objects.visible_to(request.user), pk=post_id)
    if not post.is_visible:
        raise Http404
    return JsonResponse(
        {"number": post.number, "text": quote_of(post.number, post.body)}
    )


def _topic(request) -> Topic | None:
    asked = request.POST.get("topic", "")
    if not (asked.isdecimal() and len(asked) < 19):
        return None
    return (
        Topic.objects.visible_to(request.user)
        .select_related("forum")
        .filter(pk=asked)
        .first()
    )
