"""Pages for what went wrong, in the reader's language, wherever on the site it happened."""

from django.http import HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation


def page_not_found(request, exception=None):
    with _language_of(request):
        return render(request, "404.html", status=404)


def permission_denied(request, exception=None):
    with _language_of(request):
        return render(request, "403.html", {"reason": str(exception or "")}, status=403)


def csrf_failure(request, reason=""):
    with _language_of(request):
        return render(request, "403.html", {"is_csrf": True}, status=403)


def server_error(request):
    """Asks neither the database nor the session: either may be what is broken."""
    with _language_of(request):
        return HttpResponseServerError(render_to_string("500.html"))


def _language_of(request):
    """From the address, else from the cookie, else from what the browser prefers."""
    return translation.override(
        translation.get_language_from_request(request, check_path=True)
    )
