"""Whoever can change what belongs to others signs in with a second factor."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as _

from .permissions import ask_for_second_factor, has_second_factor, may_enter_admin


class SecondFactorMiddleware:
    """Guards the editors' area as a whole; other staff areas are views that say so themselves.

    Rights are read from the database at each request, so that a role taken away is gone at once.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self._refusal(request) or self.get_response(request)

    def _refusal(self, request):
        admin = reverse("wagtailadmin_home")
        open_doors = (reverse("wagtailadmin_login"), reverse("wagtailadmin_logout"))
        if not request.path.startswith(admin) or request.path in open_doors:
            return None
        if not request.user.is_authenticated:
            return None
        if not may_enter_admin(request.user):
            raise PermissionDenied(_("This page is for people who work for the park."))
        if not has_second_factor(request):
            return ask_for_second_factor(request)
        return None
