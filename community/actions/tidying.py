"""What the clock does for those who write."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from ..models import LinkCard
from .drafting import forget_old_drafts
from .indexing import tidy_index
from .judging import forget_old_decisions
from .picturing import forget_unused_pictures
from .polling import close_polls_in_time
from .rebaking import rebake_posts

KEPT_SILENT = timedelta(days=7)


def tend_writing() -> dict[str, int]:
    """Each minute."""
    renewed, _last = rebake_posts()
    return {"polls closed": close_polls_in_time(), "posts renewed": renewed}


def tidy_writing() -> dict[str, int]:
    """Each day."""
    silent = LinkCard.objects.filter(
        title="", asked_at__lt=timezone.now() - KEPT_SILENT
    )
    tidy_index()
    return {
        "drafts": forget_old_drafts(),
        "pictures": forget_unused_pictures(),
        "links": silent.delete()[0],
        "decisions of rules": forget_old_decisions(),
    }
