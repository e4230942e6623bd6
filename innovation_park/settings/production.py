"""The park on the internet. Everything comes from the environment; what is missing is asked for, never guessed."""

import os
from urllib.parse import urlsplit

from .base import *

NEEDED = {
    "SECRET_KEY": "a long random text that nobody else knows",
    "SITE_URL": "the park's own address, for example https://park.example.org",
    "DATABASE_URL": "where the data lives, for example postgres://park:password@localhost/park",
}
missing = [
    f"{name} ({meaning})"
    for name, meaning in NEEDED.items()
    if not os.environ.get(name)
]
if missing:
    raise SystemExit("The park does not start without: " + "; ".join(missing) + ".")

DEBUG = False
DEMO = env.bool("DEMO", False)
SECRET_KEY = os.environ[
    "SECRET_KEY"
]  # as it is: environ would take a leading $ for the name of another variable
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5:
    raise SystemExit(
        "SECRET_KEY is too easy to guess: use at least 50 random characters."
    )
site = urlsplit(env.str("SITE_URL"))
if site.scheme != "https" or not site.hostname:
    raise SystemExit("SITE_URL must be a whole address that begins with https://.")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[site.hostname])
if "*" in ALLOWED_HOSTS:
    raise SystemExit(
        "ALLOWED_HOSTS must name the park's hosts; * would answer for anybody."
    )
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS]
LIVE_ORIGINS = [f"https://{site.netloc}", *CSRF_TRUSTED_ORIGINS]

# TLS ends at the reverse proxy; its word is taken only when TRUSTED_PROXY_COUNT says that there is one.
if TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"

# Names carry a hash of the content, so browsers keep files for good; compressed when the image is built.
STORAGES["staticfiles"] = {
    "BACKEND": "innovation_park.lib.static_files.HashedStaticFiles"
}
SERVESTATIC_ALLOW_ALL_ORIGINS = False
STATIC_ROOT = Path(env.str("STATIC_ROOT", str(STATIC_ROOT)))
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", str(MEDIA_ROOT)))
PRIVATE_ROOT = Path(env.str("PRIVATE_ROOT", str(PRIVATE_ROOT)))

PUSH_KEY_FILE = ""  # several machines share one key: `manage.py make_push_key`

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="smtp://localhost:25")
vars().update(EMAIL_CONFIG)

LOGGING["handlers"]["console"]["formatter"] = "json"
LOGGING["root"]["level"] = env.str("LOG_LEVEL", "INFO")
