"""Posts are rendered anew when the renderer has become a better one."""

from __future__ import annotations

import structlog
from django.db import transaction
from django.db.models import Exists, F, OuterRef

from innovation_park.lib.markdown import RENDERER_VERSION

from ..addressed import rendered_again
from ..live import ring
from ..models import Post, Topic

BATCH = 200

log = structlog.get_logger(__name__)


def rebake_posts(limit: int = BATCH, after: int = 0) -> tuple[int, int]:
    """Renews the next posts that an older renderer wrote, by their keys: how many, and the key of the last.

    May be ended anywhere and begun again, and may run twice at once. A text that is changed meanwhile is left alone.
    Nothing was said, so no log grows; whoever has the topic open is asked to fetch its page, once, when all of its
    posts are renewed.
    """
    stale = Post.objects.filter(renderer__lt=RENDERER_VERSION, pk__gt=after)
    posts = list(stale.select_related("topic__forum", "author").order_by("pk")[:limit])
    for post in posts:
        try:
            _rebake(post)
        except Exception:  # one that cannot be rendered holds up no other
            log.exception("post_not_rebaked", post=post.pk)
    _turn_pages({post.topic_id for post in posts})
    return len(posts), posts[-1].pk if posts else after


def rebake_all(limit: int = BATCH) -> int:
    done = after = 0
    while True:
        number, after = rebake_posts(limit, after)
        if not number:
            return done
        done += number


def _rebake(post: Post) -> None:
    html = rendered_again(post).html if post.body else ""
    Post.objects.filter(pk=post.pk, renderer=post.renderer, body=post.body).update(
        html=html, renderer=RENDERER_VERSION
    )


@transaction.atomic
def _turn_pages(topics: set[int]) -> None:
    stale = Post.objects.filter(topic=OuterRef("pk"), renderer__lt=RENDERER_VERSION)
    done = Topic.objects.filter(~Exists(stale), pk__in=topics)
    turned = list(done.values_list("pk", flat=True))
    Topic.objects.filter(pk__in=turned).update(epoch=F("epoch") + 1)
    for topic in turned:
        transaction.on_commit(lambda topic=topic: ring(topic))
