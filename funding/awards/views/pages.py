"""What the pages of awards have in common: whose they are, and what happens when an act is refused."""

from __future__ import annotations

from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.permissions import second_factor_required
from experiments.views.personal import personal
from innovation_park.lib.refusals import Refused

from ..models import Award
from ..permissions import hats_of, is_foundation

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


def award_page(*hats):
    """Gives the view the award and the hats of the reader. To whoever may not read it there is no such page.

    With ``hats`` it is for those who wear one of them.
    """

    def decorate(view):
        @personal
        @second_factor_required
        @wraps(view)
        def opened(request, code, **kwargs):
            readable = Award.objects.visible_to(request.user).whole()
            award = get_object_or_404(
                readable.prefetch_related("accounts"), application__code=code
            )
            worn = hats_of(request.user, award)
            if hats and not worn & set(hats):
                raise Http404
            return view(request, award, worn, **kwargs)

        return opened

    return decorate


def desk_page(view):
    """For those who work for the foundation."""

    @personal
    @second_factor_required
    @wraps(view)
    def opened(request, *args, **kwargs):
        if not is_foundation(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return opened


def attempt(request, done: str, action, **what):
    """Does it for the reader; the sentence stands on the page they come back to. Gives what it made, or nothing."""
    try:
        made = action(by=request.user, **what)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return None
    if done:
        messages.success(request, done)
    return made


def form_page(request, award, form, *, title, submit, action, back, **context):
    """One form, one act: ``action(cleaned)`` does it or raises; then ``back``."""
    if request.method == "POST" and form.is_valid():
        try:
            action(form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(back)
    status = 422 if form.is_bound else 200
    page = {
        "award": award,
        "form": form,
        "heading": title,
        "submit": submit,
        "cancel_url": back,
        **context,
    }
    return render(request, "funding_awards/act.html", page, status=status)
