"""What becomes of a text that somebody sends: looked at first, signed in for, refused, gone out."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from innovation_park.lib.refusals import Refused

from ..actions.drafting import discard_draft
from ..actions.posting import tidy
from ..addressed import rendered_for
from ..permissions import PostIsHeld
from .kept import drop_text, sign_in_and_return
from .typed import typed


def sign_in_first(request, name: str, back: str):
    """``name``: the place its words are kept under meanwhile (:mod:`.kept`)."""
    fields = {
        field: typed(request, field)
        for field in ("title", "body", "tags", "client_key", "reply_to")
        if request.POST.get(field)
    }
    return sign_in_and_return(request, name, back, fields)


def look_first(request, template: str, context: dict) -> HttpResponse:
    """The text as others will see it, above the form; nothing is sent yet."""
    body = context["form"].cleaned_data["body"]
    by = request.user if request.user.is_authenticated else None
    html = rendered_for(context.get("topic"), tidy(body), by=by).html
    return render(request, template, context | {"look": SafeString(html)})


def refused_into(form, act, *arguments):
    """What the act gives; nothing when it was refused, and the sentence stands in the form."""
    try:
        return act(*arguments)
    except PostIsHeld:
        raise
    except Refused as refusal:
        form.add_error("body", str(refusal))
        return None


def went_out(request, name: str, place: dict, form) -> None:
    """Nothing of it waits any more, neither from before a sign-in nor as a draft."""
    drop_text(request, name)
    key = form.cleaned_data["client_key"]
    discard_draft(by=request.user, place=place, client_key=key)
