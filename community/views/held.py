"""A post that waits for a moderator is no refusal: what was typed is kept, and its writer is told so."""

from __future__ import annotations

from functools import wraps

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse

from innovation_park.lib.kept_entries import sent, wants_json

from ..actions.drafting import discard_draft
from ..permissions import PostIsHeld
from .kept import drop_text


def telling_that_it_waits(view):
    @wraps(view)
    def told(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except PostIsHeld as waits:
            held = waits.held
            _put_away(request, held)
            if wants_json(request):
                return sent(reverse("community:standing"), sentence=str(waits))
            messages.success(request, str(waits))
            return (
                redirect(f"{held.topic.get_absolute_url()}#waiting")
                if held.topic
                else redirect("community:standing")
            )

    return told


def _put_away(request, held) -> None:
    """As after a post that went out."""
    place = {"topic": held.topic} if held.topic else {"forum": held.forum}
    name = f"topic-{held.topic_id}" if held.topic else f"forum-{held.forum_id}"
    drop_text(request, name)
    discard_draft(by=request.user, place=place, client_key=held.client_key)
