"""Organisers make keys for sensors and scripts, and take them back."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from experiments.permissions import Refused
from experiments.views.organising import organiser_page, read_or_send
from innovation_park.lib.rate_limit import rate_limited

from ..actions import create_sensor_key, revoke_sensor_key
from ..forms.keys import SensorKeyForm
from ..protocol import protocol_of


@read_or_send
@organiser_page
@rate_limited("sensor-keys", "60/h")
def sensor_keys(request, experiment):
    """The answer to making a key shows it, once: it is written nowhere."""
    protocol, secret, made = protocol_of(experiment), "", None
    form = SensorKeyForm(
        request.POST if request.method == "POST" else None, protocol=protocol
    )
    if request.method == "POST" and form.is_valid():
        try:
            made, secret = create_sensor_key(
                experiment=experiment, by=request.user, **form.cleaned_data
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            form = SensorKeyForm(protocol=protocol)
    keys = experiment.sensor_keys.select_related("created_by__profile")
    names = {each.key: each.form.name for each in protocol.forms} if protocol else {}
    context = {
        "experiment": experiment,
        "section": "data",
        "form": form,
        "has_forms": bool(form.fields["form"].choices),
        "keys": [
            (key, names.get(key.form, key.form))
            for key in keys.order_by("revoked_at", "-created_at", "-pk")
        ],
        "made": made,
        "secret": secret,
        "root": request.build_absolute_uri("/api/v1"),
    }
    return render(request, "observations/organise_keys.html", context)


@read_or_send
@organiser_page
def sensor_key_revoke(request, experiment, pk):
    key = get_object_or_404(experiment.sensor_keys, pk=pk, revoked_at=None)
    if request.method == "POST":
        revoke_sensor_key(key=key, by=request.user)
        messages.success(
            request, _("The key is revoked. What it sent before stays in the data.")
        )
        return redirect("observations:keys", experiment.slug)
    context = {"experiment": experiment, "section": "data", "key": key}
    return render(request, "observations/organise_key_revoke.html", context)
