"""One's own tokens: what programs read the forums with."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from innovation_park.lib.rate_limit import rate_limited
from innovation_park.lib.refusals import Refused

from ..actions.reading_tokens import create_read_token, revoke_read_token
from ..forms.tokens import ReadTokenForm
from .reading import fresh


@require_http_methods(["GET", "HEAD", "POST"])
@fresh
@login_required
@rate_limited("read-tokens", "30/h")
def tokens(request):
    """The answer to making a token shows it, once: it is written nowhere."""
    secret, made = "", None
    form = ReadTokenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made, secret = create_read_token(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            form = ReadTokenForm()
    context = {
        "form": form,
        "tokens": request.user.read_tokens.order_by("revoked_at", "-made_at", "-pk"),
        "made": made,
        "secret": secret,
        "root": request.build_absolute_uri("/api/forums/v1"),
    }
    return render(request, "community/tokens.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@fresh
@login_required
def token_revoke(request, token_id):
    token = get_object_or_404(request.user.read_tokens, pk=token_id, revoked_at=None)
    if request.method == "POST":
        revoke_read_token(token=token, by=request.user)
        messages.success(request, _("The token is revoked."))
        return redirect("community:tokens")
    return render(request, "community/token_revoke.html", {"token": token})
