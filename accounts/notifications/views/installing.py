"""The park as an application of one's own device: its name and icon, and the page for when there is no network."""

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from innovation_park.lib.app_icon import PAPER, SIZES, draw_app_icon

INK = "#1d3a2a"
A_DAY = 24 * 3600
asked_anew = cache_control(public=True, max_age=0, no_cache=True)


@require_safe
@cache_control(public=True, max_age=A_DAY)
def manifest(request):
    """One application, whatever language it was installed in."""
    front = f"/{get_language()}/"
    about = {
        "id": "/",
        "name": _("Innovation Park"),
        "short_name": _("Park"),
        "lang": get_language(),
        "start_url": front,
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": INK,
        "icons": [
            *(_icon(size, "any") for size in SIZES[1:]),
            _icon(SIZES[-1], "maskable"),
        ],
        "shortcuts": [
            {"name": _("Forums"), "url": f"{front}forums/"},
            {"name": _("Notifications"), "url": reverse("notifications:list")},
        ],
    }
    return JsonResponse(about, content_type="application/manifest+json")


def _icon(size: int, purpose: str) -> dict:
    return {
        "src": reverse("app-icon", args=[purpose, size]),
        "sizes": f"{size}x{size}",
        "type": "image/png",
        "purpose": purpose,
    }


@require_safe
@cache_control(public=True, max_age=A_DAY)
def app_icon(request, purpose, size):
    if size not in SIZES or purpose not in ("any", "maskable"):
        raise Http404
    picture = draw_app_icon(size, is_maskable=purpose == "maskable")
    return HttpResponse(picture, content_type="image/png")


@require_safe
@asked_anew
def offline(request):
    """The device keeps it, and nothing else of ours: what is on it is the same for everybody."""
    return render(request, "notifications/offline.html")


@require_safe
@asked_anew
def worker(request):
    """At the root, so that it serves every page; the browser asks for it anew by itself."""
    pages = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            pages[language] = reverse("offline")
    return render(
        request,
        "notifications/worker.js",
        {"pages": pages},
        content_type="text/javascript",
    )
