"""What a post said before, for everybody who may read what it says now."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from innovation_park.lib.text_differences import differences_html

from ..models import Post
from ..permissions import can_moderate
from .reading import fresh

MOST_SHOWN = 20


@require_safe
@fresh
def history(request, post_id):
    post = get_object_or_404(
        Post.objects.visible_to(request.user).with_words().select_related("topic"),
        pk=post_id,
    )
    if not (post.is_visible or can_moderate(request.user)):
        raise Http404
    return render(
        request,
        "community/post_history.html",
        {"post": post, "topic": post.topic, "changes": changes_of(post)},
    )


def changes_of(post: Post) -> list[dict]:
    """The newest first: when each was made, and what it took away and added."""
    versions = list(post.revisions.order_by("-until")[:MOST_SHOWN])
    texts = [post.body, *(version.body for version in versions)]
    return [
        {"at": version.until, "words": differences_html(before, after)}
        for version, after, before in zip(versions, texts, texts[1:], strict=False)
    ]
