"""What the followers of the log could not pass on, for whoever keeps the park running."""

from __future__ import annotations

import structlog
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.permissions import staff_only

from ..followers.setting_aside import try_again
from ..models import SetAside
from .reading import fresh

MOST = 100
log = structlog.get_logger(__name__)


@require_safe
@fresh
@staff_only("community.change_setaside")
def set_asides(request):
    waiting = SetAside.objects.select_related("topic").order_by("-at", "-pk")[:MOST]
    return render(request, "community/set_aside.html", {"waiting": waiting})


@require_POST
@fresh
@staff_only("community.change_setaside")
def again(request, pk: int):
    aside = SetAside.objects.filter(pk=pk).first()
    if aside is None:
        messages.success(request, _("It has been passed on already."))
        return redirect("community:set-aside")
    try:
        try_again(aside)
    except Exception as fault:
        log.error("set_aside_again", fault=type(fault).__name__)
        messages.error(
            request, _("It failed again: %s. It stays here.") % type(fault).__name__
        )
    else:
        messages.success(request, _("Passed on now."))
    return redirect("community:set-aside")
