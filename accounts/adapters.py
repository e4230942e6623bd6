"""How allauth behaves in this park: letters, addresses, new people, and where one may be sent."""

from __future__ import annotations

import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.http import Http404
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.letters import send_letter
from innovation_park.lib.rate_limit import client_ip
from innovation_park.lib.translated import active_language

from .models import Profile


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "The e-mail address and the password do not match. Check both, or let us send "
            "you a code instead."
        ),
        "incorrect_code": _(
            "This is not the code of our latest letter to you. Look again, and mind that an "
            "older letter's code no longer works."
        ),
        "too_many_login_attempts": _(
            "Too many tries. Wait a few minutes, then ask for a new code."
        ),
        "rate_limited": _("That was too quick. Wait a minute, then try again."),
    }

    def save_user(self, request, user, form, commit=True):
        """A new person: known by their address, written to in the language they read now."""
        user = super().save_user(request, user, form, commit)
        if commit:
            give_profile(user, form.cleaned_data.get("display_name", ""))
        return user

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Our own text (``<prefix>.txt``) in the language of the page they are reading."""
        words = {key: value for key, value in context.items() if key != "request"}
        send_letter(
            to=email,
            language=active_language(),
            template=template_prefix,
            context=words,
        )

    def get_client_ip(self, request) -> str:
        return client_ip(request)

    def is_safe_url(self, url: str) -> bool:
        """Only addresses of the very host that was asked: a visitor is never sent elsewhere."""
        request = allauth_context.request
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    def get_app(self, request, provider, client_id=None):
        """A service whose key was not given is not there, also for whoever types its address."""
        try:
            return super().get_app(request, provider, client_id)
        except SocialApp.DoesNotExist:
            raise Http404 from None

    def save_user(self, request, sociallogin, form=None):
        user = super().save_user(request, sociallogin, form)
        data = sociallogin.account.extra_data
        give_profile(user, str(data.get("name") or data.get("nickname") or ""))
        return user


class MFAAdapter(DefaultMFAAdapter):
    """Secrets of second factors are stored encrypted: a copy of the database opens no account."""

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken as fault:
            raise ValueError(
                "SECRET_KEY changed without SECRET_KEY_FALLBACKS."
            ) from fault

    def generate_authenticator_name(self, user, type) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("My device no. %(number)d") % {"number": number}

    def get_totp_issuer(self) -> str:
        return settings.MFA_TOTP_ISSUER

    def _get_site_name(self) -> str:
        return settings.MFA_TOTP_ISSUER


def give_profile(user, display_name: str) -> None:
    Profile.objects.get_or_create(
        user=user,
        defaults={"display_name": display_name[:80], "language": active_language()},
    )


def _cipher() -> MultiFernet:
    """The newest key encrypts, older ones still read: rotate with ``SECRET_KEY_FALLBACKS``."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [
        hashlib.sha256(f"park.mfa:{secret}".encode()).digest() for secret in secrets
    ]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
