"""Keys of scales: made at the desk, shown once."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from experiments.views.personal import posted

from ..actions.scales import make_scale, revoke_scale
from ..forms.scales import ScaleForm
from ..models import Scale
from ..permissions import ScaleNameTaken
from .pages import manager_page, read_or_send

MOST = 100


@read_or_send
@manager_page
def scales(request):
    """The answer to making a key shows it, once: it is written nowhere."""
    form, made, secret = ScaleForm(posted(request)), None, ""
    if form.is_valid():
        try:
            made, secret = make_scale(**form.cleaned_data, by=request.user)
            form = ScaleForm()
        except ScaleNameTaken as refusal:
            form.add_error("name", str(refusal))
    status = 422 if form.is_bound else 200
    rows = Scale.objects.select_related("point").order_by("revoked_at", "-pk")
    context = {"form": form, "scales": rows[:MOST], "made": made, "secret": secret}
    return render(request, "batteries/scales.html", context, status=status)


@require_POST
@manager_page
def scale_revoke(request, scale):
    revoke_scale(scale=get_object_or_404(Scale, pk=scale), by=request.user)
    messages.success(request, _("From now on this key opens nothing."))
    return redirect("batteries:scales")
