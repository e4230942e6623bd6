"""Devices that show messages."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from innovation_park.lib.rate_limit import rate_limited

from ..actions import add_device, remove_device, try_device
from ..actions.devices import SWITCHED_ON_HERE, DeviceRefused
from ..forms import DeviceForm
from ..models import Device


@require_POST
@never_cache
@login_required
@rate_limited("device-add", "30/h")
def device_add(request):
    form = DeviceForm(request.POST)
    try:
        if not form.is_valid():
            raise DeviceRefused
        device = add_device(
            person=request.user,
            user_agent=request.headers.get("user-agent", ""),
            **form.cleaned_data,
        )
    except DeviceRefused:
        messages.error(
            request,
            _("This browser gave no address at a push service that we could use."),
        )
    else:
        request.session[SWITCHED_ON_HERE] = device.pk
        messages.success(request, _("Switched on: this device shows messages now."))
    return redirect("notifications:settings")


@require_POST
@never_cache
@login_required
@rate_limited("device-try", "20/h")
def device_try(request, pk: int):
    try_device(_own(request, pk))
    messages.success(request, _("A message is on its way to the device."))
    return redirect("notifications:settings")


@require_POST
@never_cache
@login_required
def device_remove(request, pk: int):
    remove_device(_own(request, pk))
    messages.success(request, _("Removed: nothing is shown on that device any more."))
    return redirect("notifications:settings")


def _own(request, pk: int) -> Device:
    return get_object_or_404(Device, pk=pk, person=request.user)
