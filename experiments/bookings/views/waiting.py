"""Places on waiting lists."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.permissions import second_factor_required
from experiments.views.personal import personal

from ..actions import leave_waiting
from ..models import WaitingEntry


@personal
@require_POST
@second_factor_required
def waiting_leave(request, pk):
    own = WaitingEntry.objects.filter(person=request.user)
    leave_waiting(entry=get_object_or_404(own, pk=pk), by=request.user)
    messages.success(request, _("You are no longer in line for it."))
    return redirect("bookings:mine")
