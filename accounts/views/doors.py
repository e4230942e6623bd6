"""Doors besides allauth's: the demonstration's, and the one before the places where staff work."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ..demo import DEMO_PEOPLE
from ..models import User
from ..permissions import has_second_factor


@require_POST
@never_cache
def demo_sign_in(request):
    """One press signs a visitor in as a person of the demonstration; elsewhere there is no such door."""
    person = DEMO_PEOPLE.get(request.POST.get("role", ""))
    if not settings.DEMO or person is None:
        raise Http404
    user = get_object_or_404(User, email=person.email, is_active=True)
    target = get_next_redirect_url(request)
    get_adapter(request).login(request, user)
    record_authentication(request, user, "demo")
    UserSession.objects.create_from_request(request)
    return redirect(target or "accounts:me")


@require_safe
@never_cache
@login_required
def second_factor(request):
    """Says why more is asked for, and leads to what this person can use."""
    target = get_next_redirect_url(request) or ""
    if has_second_factor(request):
        return redirect(target or "accounts:me")
    kinds = set(
        Authenticator.objects.filter(user=request.user).values_list("type", flat=True)
    )
    return render(
        request, "accounts/second_factor.html", {"kinds": kinds, "next": target}
    )
