"""Signed in: by a session as signing in leaves it, or through a door of the demonstration park."""

import time

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore


def session_of(user, second_factor=True) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    methods = [{"method": "password", "at": time.time(), "email": user.email}]
    if second_factor:
        methods.append({"method": "mfa", "at": time.time(), "type": "totp", "id": 0})
    session["account_authentication_methods"] = methods
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return session.session_key


def enter(page, site, who) -> None:
    """By one of the doors of the demonstration park."""
    page.goto(f"{site}/en/account/login/")
    page.locator(f'button[name="role"][value="{who}"]').click()
    page.wait_for_url("**/me/**")
