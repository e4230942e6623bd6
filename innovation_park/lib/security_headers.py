"""Headers that Django has no setting for, the policy of the editors' rooms, and which methods there are."""

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.conf import settings
from django.http import HttpResponseNotAllowed

METHODS = ("GET", "HEAD", "POST")
# The translation editor saves and takes back single sentences with these.
TRANSLATING = "/admin/localize/translate/"
TRANSLATING_METHODS = (*METHODS, "PUT", "DELETE")
EVERYWHERE = {
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(self), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# Wagtail writes its date choosers as inline scripts and shows previews in frames. Its text editor makes
# <style> elements with a fresh key for each paragraph, so that no hash can name them and it takes no nonce;
# they alone are let in: style attributes stay blocked, for style-src-attr falls back to style-src 'self'.
# Nothing else is loosened.
EDITORS_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src-elem": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}


class SecurityHeadersMiddleware:
    """Stands inside the CSP middleware, which reads ``_csp_replace`` on the way out."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        methods = (
            TRANSLATING_METHODS
            if request.path_info.startswith(TRANSLATING)
            else METHODS
        )
        response = (
            self.get_response(request)
            if request.method in methods
            else HttpResponseNotAllowed(methods)
        )
        for name, value in EVERYWHERE.items():
            response.headers.setdefault(name, value)
        if getattr(request, "is_dummy", False):  # a preview: the page inside the desk
            response._csp_replace = {"frame-ancestors": [SELF]}
        if request.path_info.startswith("/admin/"):
            response._csp_replace = EDITORS_POLICY
            response["X-Frame-Options"] = "SAMEORIGIN"
        if is_personal(request, response):
            response["Cache-Control"] = "private, no-store"
        return response


def is_personal(request, response) -> bool:
    """Whatever is sent to, or makes, a session stays out of every cache, except files that are the same for all."""
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES or bool(
        response.cookies
    )
    return has_session and "public" not in response.get("Cache-Control", "")


def public_policy(*, tiles_url: str, sign_in_origins: list[str]) -> dict:
    """The policy of every public page: a tile server is the one third party that pages may ask."""
    return {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *_origin(tiles_url)],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *sign_in_origins],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }


def _origin(url: str) -> list[str]:
    scheme, separator, rest = url.partition("://")
    return [f"{scheme}://{rest.split('/')[0].replace('{s}', '*')}"] if separator else []
