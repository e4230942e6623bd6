"""Keys of scales: made at the desk, shown once."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from experiments.batteries.models import BatteryPoint

from ..actions.scales import create_scale_key, revoke_scale_key
from ..models import ScaleKey
from .doors import hub_page


@hub_page
def scales(request):
    """Asked with the code of a box, a key for its scale is made and shown this once."""
    secret, point, code, fault = "", None, request.POST.get("code", "").strip(), ""
    if request.method == "POST":
        point = BatteryPoint.objects.filter(code=code.upper()).first()
        if point is None:
            fault = _("There is no box with this code.")
        else:
            _key, secret = create_scale_key(point=point, by=request.user)
    keys = ScaleKey.objects.filter(revoked_at=None).select_related("point")
    context = {
        "keys": keys.order_by("-pk")[:100],
        "secret": secret,
        "point": point,
        "code": code if fault else "",
        "fault": fault,
    }
    status = 422 if fault else 200
    return render(request, "batteries_custody/scales.html", context, status=status)


@require_POST
@hub_page
def scale_revoke(request, scale):
    key = get_object_or_404(ScaleKey, pk=scale)
    revoke_scale_key(key=key, by=request.user)
    messages.success(request, _("From now on this key opens nothing."))
    return redirect("batteries_custody:scales")
