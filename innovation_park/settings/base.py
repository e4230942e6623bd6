"""What every environment shares. ``dev`` adds nothing one has to set; ``production`` refuses to guess."""

import structlog
from django.utils.translation import gettext_lazy as _

from innovation_park.lib import logs
from innovation_park.lib.security_headers import public_policy

from .databases import *
from .environment import *
from .live import *
from .time_zones import *
from .visibility import *

INSTALLED_APPS = [
    "home",
    "funding.register",
    "funding.decisions",
    "funding.awards",
    "funding.reviews",
    "funding",
    "experiments.batteries.flows",
    "experiments.batteries.rewards",
    "experiments.batteries.rounds",
    "experiments.batteries.custody",
    "experiments.batteries",
    "experiments",
    "experiments.observations",
    "experiments.bookings",
    "experiments.parking",
    "experiments.spaces",
    "community",
    "accounts",
    "accounts.notifications",
    "accounts.districts",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "accounts.apps.PeopleAdminConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.google",
    "allauth.socialaccount.providers.kakao",
    "allauth.socialaccount.providers.naver",
    "channels",
    "csp",
    "django_filters",
    "django_htmx",
    "django_structlog",
    "django_tasks",
    "django_tasks_db",
    "leaflet",
    "lucide",
    "servestatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "innovation_park.lib.logs.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "innovation_park.lib.security_headers.SecurityHeadersMiddleware",
    "servestatic.middleware.ServeStaticMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "accounts.middleware.SecondFactorMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "innovation_park.urls"
ASGI_APPLICATION = "innovation_park.asgi.application"
WSGI_APPLICATION = "innovation_park.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "innovation_park" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "innovation_park.lib.site_context.site_context",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "innovation_park.lib.icons",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TASKS = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}
}

# People
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "accounts:me"
ALLAUTH_USER_CODE_FORMAT = {
    "numeric": True,
    "length": 6,
    "dashed": False,
}  # every keyboard has digits
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "accounts.forms.doors.PasswordForm",
    "signup": "accounts.forms.doors.SignUpForm",
    "request_login_code": "accounts.forms.doors.CodeRequestForm",
    "confirm_login_code": "accounts.forms.doors.LoginCodeForm",
    "confirm_email_verification_code": "accounts.forms.doors.EmailCodeForm",
    "confirm_password_reset_code": "accounts.forms.doors.PasswordResetCodeForm",
    "add_email": "accounts.forms.doors.AddEmailForm",
    "change_password": "accounts.forms.doors.ChangePasswordForm",
    "set_password": "accounts.forms.doors.SetPasswordForm",
    "reset_password": "accounts.forms.doors.ResetPasswordForm",
    "reset_password_from_key": "accounts.forms.doors.NewPasswordForm",
    "reauthenticate": "accounts.forms.doors.PasswordAgainForm",
}
MFA_FORMS = {
    "authenticate": "accounts.forms.doors.SecondFactorForm",
    "reauthenticate": "accounts.forms.doors.SecondFactorAgainForm",
    "activate_totp": "accounts.forms.doors.AuthenticatorAppForm",
    "add_webauthn": "accounts.forms.doors.PasskeyForm",
    "edit_webauthn": "accounts.forms.doors.PasskeyNameForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_MAX_EMAIL_ADDRESSES = 3
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = ACCOUNT_LOGIN_BY_CODE_TIMEOUT = (
    ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT
) = 600
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
# Per connection, per person and per address written to ("key"): guessing a code of six digits with three tries
# in each letter stays hopeless, and nobody's letter box is flooded.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "signup": "20/m/ip,60/h/ip",
    "request_login_code": "20/m/ip,3/m/key,10/h/key",
    "reset_password": "20/m/ip,3/m/key,10/h/key",
    "confirm_email": "1/10s/key,10/h/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "manage_email": "10/m/user",
}
MFA_ADAPTER = "accounts.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_TOTP_ISSUER = "Innovation Park"
MFA_TOTP_TOLERANCE = 1  # one step of thirty seconds: slow fingers, slow clocks
USERSESSIONS_TRACK_ACTIVITY = False
SOCIALACCOUNT_ADAPTER = "accounts.adapters.SocialAccountAdapter"
SOCIALACCOUNT_EMAIL_VERIFICATION = "mandatory"
# A provider is offered when its key is given: GOOGLE_CLIENT_ID + GOOGLE_CLIENT_SECRET, and so on.
SOCIALACCOUNT_PROVIDERS = {
    provider: {
        "APPS": [
            {
                "client_id": env.str(f"{provider.upper()}_CLIENT_ID"),
                "secret": env.str(f"{provider.upper()}_CLIENT_SECRET", ""),
            }
        ]
    }
    for provider in ("google", "kakao", "naver")
    if env.str(f"{provider.upper()}_CLIENT_ID", "")
}
# A form may lead on to a provider's own page; browsers hold form-action against redirects too.
SIGN_IN_ORIGINS = [
    {
        "google": "https://accounts.google.com",
        "kakao": "https://kauth.kakao.com",
        "naver": "https://nid.naver.com",
    }[provider]
    for provider in SOCIALACCOUNT_PROVIDERS
]
# Whoever was erased stays erased when a backup comes back: `manage.py replay_erasures`.
ERASURE_JOURNAL = env.str("ERASURE_JOURNAL", str(VAR_DIR / "erasures.jsonl"))
ERASURE_KEY = env.str(
    "ERASURE_KEY", ""
)  # empty: SECRET_KEY; give one before SECRET_KEY is ever changed

# Languages
LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("en", "English"),
    ("ko", "한국어"),
    ("th", "ไทย"),
]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
# The second: what Django itself says to residents and does not yet say in their language.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "borrowed"]
USE_I18N = USE_TZ = WAGTAIL_I18N_ENABLED = True
TIME_ZONE = "Asia/Seoul"
FORMAT_MODULE_PATH = "innovation_park.formats"
WAGTAIL_USER_TIME_ZONES = ["Asia/Seoul", "Asia/Bangkok", "Europe/London", "UTC"]

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
PRIVATE_ROOT = (
    VAR_DIR / "private"
)  # photos and files of participants: no address leads there
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Wagtail
WAGTAIL_SITE_NAME = "Innovation Park"
WAGTAILADMIN_BASE_URL = env.str("SITE_URL", "http://localhost:8000")
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_FRONTEND_LOGIN_URL = "/account/login/"
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False  # there is one door, with its second factor
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILIMAGES_IMAGE_MODEL = "home.ParkImage"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "home.forms.ParkImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "pdf", "txt", "xlsx", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "home.forms.ParkDocumentForm"
WAGTAILDOCS_INLINE_CONTENT_TYPES = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database"}}
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = False
# A translation begins as a draft: readers see it when its editor publishes it.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAIL_FINISH_WORKFLOW_ACTION = "innovation_park.lib.approvals.publish_approved"
WAGTAIL_AUTOSAVE_INTERVAL = 2_000  # milliseconds after the last key
WAGTAIL_EDITING_SESSION_PING_INTERVAL = 10_000  # says who else edits the same page

# Letters
# By which the open data of the Digital Foundation name it; the number of the demonstration belongs to nobody.
FOUNDATION_REGISTRATION_NUMBER = env.str("FOUNDATION_REGISTRATION_NUMBER", "9998200007")
# The company prefix that GS1 gave the park; 952 is set aside for demonstrations and belongs to nobody.
GS1_COMPANY_PREFIX = env.str("GS1_COMPANY_PREFIX", "9520000")
# How long the worker looks for shorter rounds; the first plan stands meanwhile.
ROUND_PLANNING_SECONDS = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "Innovation Park <park@localhost>")
SECURITY_CONTACT = env.str("SECURITY_CONTACT", "mailto:security@localhost")

# Messages on devices (web push). Without a key of its own the park writes one into the file, once.
PUSH_KEY = env.str("PUSH_KEY", "")
PUSH_KEY_FILE = str(VAR_DIR / "push.key")
PUSH_MAY_BE_LOCAL = False  # push services on this machine: for tests

# Safety
# How many proxies of ours stand in front; X-Forwarded-For is believed for that many hops only.
TRUSTED_PROXY_COUNT = ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0)
# Whether the rules of the forum hold back posts of people who are new.
FORUM_IS_JUDGED = True
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
CSRF_USE_SESSIONS = True  # no cookie on a page that has nothing to remember
CSRF_FAILURE_VIEW = "innovation_park.lib.error_pages.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Map tiles are off unless a server is named; its origin is then the one third party that pages may ask.
MAP_TILES_URL = env.str("MAP_TILES_URL", "")
MAP_TILES_ATTRIBUTION = env.str("MAP_TILES_ATTRIBUTION", "")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": public_policy(
        tiles_url=MAP_TILES_URL, sign_in_origins=SIGN_IN_ORIGINS
    )
}

# The demonstration park and its sign-ins.
DEMO = env.bool("DEMO", False)

logs.configure_structlog()
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": logs.formatter(structlog.processors.JSONRenderer(ensure_ascii=False)),
        "console": logs.formatter(structlog.dev.ConsoleRenderer(colors=False)),
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "console"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "ERROR")},
    "loggers": {
        # These two say with the address what our own line says without it.
        "django.request": {"level": "CRITICAL"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "django_tasks_db": {"level": "ERROR"},
    },
}

LEAFLET_CONFIG = {"TILES": [], "RESET_VIEW": False}
SITE_NAME = _("Innovation Park")
