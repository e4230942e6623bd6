"""Runs with no environment at all: the demonstration park on one machine."""

from .base import *

DEBUG = env.bool("DEBUG", False)
DEMO = env.bool("DEMO", True)
SECRET_KEY = "only-for-the-demonstration-on-ones-own-machine"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
SERVESTATIC_USE_FINDERS = True
SERVESTATIC_AUTOREFRESH = DEBUG
EMAIL_BACKEND = env.str(
    "EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = VAR_DIR / "mail"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # passkeys on http://localhost
