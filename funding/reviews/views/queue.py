"""The reviewer's work place: what waits for an answer first, then what is due, by its deadline."""

from __future__ import annotations

from django.db.models import Count, Q
from django.shortcuts import render
from django.views.decorators.http import require_safe

from innovation_park.lib.spreadsheets import csv_response

from ..exports import OWN_HEADER, own_rows
from ..readable import readable
from ..standing import has_declared
from .pages import reviewer_page


@require_safe
@reviewer_page
def queue(request, profile):
    own = readable(request.user).select_related("application__call", "review")
    own = own.annotate(
        scored=Count("review__scores", filter=Q(review__scores__score__isnull=False))
    )
    rows = list(own.order_by("due_at", "pk"))
    declared = has_declared(profile)
    context = {
        "profile": profile,
        "has_declared": declared,
        "asked": [each for each in rows if each.is_asked],
        "to_write": [each for each in rows if not each.is_asked and not each.is_done],
        "done": [each for each in rows if each.is_done],
    }
    return render(request, "funding_reviews/queue.html", context)


@require_safe
@reviewer_page
def own_export(request, profile):
    """The reviewer's own scores and words, through the same door as everything else."""
    return csv_response("reviews", OWN_HEADER, own_rows(request.user))
