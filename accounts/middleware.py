"""Whoever can change what belongs to others signs in with a second factor."""

from allauth.account.authentication import get_authentication_records
from asgiref.sync import iscoroutinefunction
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _


class SecondFactorMiddleware:
    """Sends staff without a second factor in this session to set one up, wherever staff work."""

    sync_capable = True
    async_capable = False

    def __init__(self, get_response):
        assert not iscoroutinefunction(get_response)  # noqa: S101
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)
