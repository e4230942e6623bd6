"""The log of a topic for whoever wants to check it: the file, the program that checks, and the published heads."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from innovation_park.lib.rate_limit import rate_limited
from innovation_park.lib.spreadsheets import streamed

from .. import verifying
from ..exports.heads import day_document, heads_pieces
from ..exports.topic_log import pieces, topic_file
from ..models import HeadsOfDay, Topic
from .reading import fresh

LINES = "application/x-ndjson; charset=utf-8"
FILES_AN_HOUR = "120/h"
public_for_a_day = cache_control(public=True, max_age=24 * 3600)


@require_safe
@fresh
def topic_log(request, topic_id):
    """How to take the log along and check it, with its head."""
    topic = _readable(request, topic_id)
    last_day = HeadsOfDay.objects.order_by("-day").defer("heads").first()
    context = {"topic": topic, "last_day": last_day}
    return render(request, "community/topic_log.html", context)


def _head_of(request, topic_id):
    found = Topic.objects.visible_to(request.user).filter(pk=topic_id)
    head = found.values_list("head_digest", flat=True).first()
    return f'"{head}"' if head else None


@require_safe
@cache_control(private=True, no_cache=True)
@rate_limited("topic-log", FILES_AN_HOUR, safe_methods=True)
@condition(etag_func=_head_of)
def topic_log_file(request, topic_id):
    topic = _readable(request, topic_id)
    return streamed(f"topic-{topic.pk}.jsonl", LINES, pieces(topic_file(topic.pk)))


@require_safe
@public_for_a_day
def verifier(request):
    """The very program that the park itself checks files with."""
    source = Path(verifying.__file__).read_bytes()
    response = HttpResponse(source, content_type="text/x-python; charset=utf-8")
    name = content_disposition_header(True, "verify-topic.py")
    response["Content-Disposition"] = name
    return response


@require_safe
@fresh
@rate_limited("topic-heads", FILES_AN_HOUR, by="ip", safe_methods=True)
def heads(request) -> StreamingHttpResponse:
    return streamed("heads.json", "application/json", heads_pieces())


@require_safe
@public_for_a_day
def heads_of_day(request, written_on):
    try:
        day = date.fromisoformat(written_on)
    except ValueError:
        raise Http404 from None
    written = get_object_or_404(HeadsOfDay, day=day)
    return HttpResponse(day_document(written), content_type="application/json")


def _readable(request, topic_id) -> Topic:
    topics = Topic.objects.visible_to(request.user).select_related("forum")
    return get_object_or_404(topics, pk=topic_id)
