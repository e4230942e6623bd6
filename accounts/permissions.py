"""Who may enter where staff work, and with which proof.

Views of other apps declare themselves staff areas with these decorators::

    @staff_only("experiments.manage_experiment")   # signed in, permitted, second factor
    @second_factor_required                         # whoever may come in, but staff with proof

An organiser of an experiment may be an ordinary resident: their pages take
``second_factor_required``, which asks a park manager for the second factor and lets a resident
pass. The right to the object itself stays with the app's own ``can_...``.
"""

from __future__ import annotations

from functools import wraps
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _


def has_second_factor(request) -> bool:
    """Whether this session was proved by more than a first factor."""
    proofs = {"mfa", "demo"} if settings.DEMO else {"mfa"}
    return any(
        record.get("method") in proofs
        for record in get_authentication_records(request, request.user)
    )


def may_enter_admin(user) -> bool:
    return user.has_perm("wagtailadmin.access_admin")


def ask_for_second_factor(request):
    """Where staff without the proof are sent; they come back to what they wanted to read."""
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        raise PermissionDenied(_("Confirm your second factor first."))
    back = request.get_full_path() if request.method == "GET" else ""
    query = f"?{urlencode({'next': back})}" if back else ""
    return HttpResponseRedirect(reverse("accounts:second-factor") + query)


def second_factor_required(view):
    """Sign in; and whoever holds a staff role, with a second factor."""

    @login_required
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.user.needs_second_factor and not has_second_factor(request):
            return ask_for_second_factor(request)
        return view(request, *args, **kwargs)

    return guarded


def staff_only(permission: str):
    """Only people with ``permission``, and only with a second factor in this session."""

    def decorate(view):
        @login_required
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not request.user.has_perm(permission):
                raise PermissionDenied(
                    _("This page is for people who work for the park.")
                )
            if not has_second_factor(request):
                return ask_for_second_factor(request)
            return view(request, *args, **kwargs)

        return guarded

    return decorate
