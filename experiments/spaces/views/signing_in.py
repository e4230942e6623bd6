"""What somebody typed before they signed in waits for them in their session."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import QueryDict
from django.utils.translation import gettext as _


def keep_and_sign_in(request, key: str):
    """To the door, and back to this address."""
    request.session[key] = request.POST.urlencode()
    messages.info(request, _("Sign in to send it. What you typed is kept."))
    return redirect_to_login(request.get_full_path())


def typed_before(request, key: str) -> QueryDict | None:
    """What was kept, once."""
    kept = request.session.pop(key, None) if request.user.is_authenticated else None
    return QueryDict(kept) if kept else None
