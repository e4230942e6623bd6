"""What visitors reach that is no page: search, dates, files, and what machines ask for."""

from datetime import timedelta

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.static import serve as serve_file
from wagtail.documents.views.serve import serve as serve_document
from wagtail.models import Page, Site
from wagtail.views import serve as serve_page

from innovation_park.lib.calendar_feed import Entry, calendar_response

from .addresses import find_page
from .cards import card_hash, draw_card
from .models import EventPage
from .search import (
    KINDS,
    clean_query,
    excerpt,
    kind_of,
    search_pages,
    stories_of,
    suggestions,
)
from .sitemap import sitemap_entries

RESULTS_PER_PAGE = 10
PUBLIC_FOLDERS = ("pictures/", "images/")
LONG = "public, max-age=31536000, immutable"
A_DAY = "public, max-age=86400"
FILE_POLICY = "default-src 'none'; sandbox"


@require_safe
def page(request, path: str):
    """Wagtail's serving, told the page beforehand."""
    request._wagtail_route_for_request = find_page(request, path)
    return serve_page(request, path)


@require_safe
def search(request):
    """Found pages with excerpts; with nothing found, what else one could look for."""
    query = clean_query(request.GET.get("q", ""))
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    found = search_pages(query, get_language(), kind)
    results = Paginator(found.pages, RESULTS_PER_PAGE).get_page(request.GET.get("page"))
    told = stories_of(list(results))
    rows = [
        {
            "page": page,
            "language": page.locale.language_code,
            "kind": KINDS[kind_of(page)][0],
            "excerpt": excerpt(told[page.pk], query),
        }
        for page in results
    ]
    context = {
        "query": query,
        "kind": kind,
        "kinds": found.kinds,
        "total": sum(each.count for each in found.kinds),
        "results": results,
        "rows": rows,
        "suggestions": suggestions(query, get_language()) if query and not rows else [],
    }
    return render(request, "home/search.html", context)


@require_safe
def event_calendar(request):
    """Every public event of the last month and all to come, in the reader's language."""
    events = (
        EventPage.objects.live()
        .public()
        .filter(
            locale__language_code=get_language(),
            starts_at__gte=timezone.now() - timedelta(days=31),
        )
        .order_by("starts_at")
    )
    return calendar_response(
        _("Events of Innovation Park"), [_entry(event, request) for event in events]
    )


@require_safe
def event_dates(request, pk: int):
    """One event for one's own calendar."""
    event = get_object_or_404(
        EventPage.objects.live().public().exclude(starts_at=None), pk=pk
    )
    with translation.override(event.locale.language_code):
        return calendar_response(
            event.title, [_entry(event, request)], filename=f"{event.slug}.ics"
        )


def _entry(event: EventPage, request) -> Entry:
    return Entry(
        key=f"event-{event.translation_key}",
        title=event.title,
        starts=event.starts_at,
        ends=event.ends_at,
        updated_at=event.last_published_at
        or event.first_published_at
        or event.starts_at,
        description=event.summary,
        place=event.place,
        url=event.get_full_url(request),
    )


@require_safe
def social_card(request, pk: int, digest: str):
    """A page's picture for other sites. An old address leads to the card of the page as it is now."""
    page = get_object_or_404(Page.objects.live().public(), pk=pk).specific
    now = card_hash(page)
    if digest != now:
        return redirect("home:social-card", pk=pk, digest=now)
    response = HttpResponse(draw_card(page), content_type="image/png")
    response.headers["Cache-Control"] = LONG
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@require_safe
def document(request, document_id: int, document_filename: str):
    """Wagtail's document, as a file to save that no browser runs."""
    response = serve_document(request, document_id, document_filename)
    if "Content-Disposition" in response.headers:
        response.headers["Content-Security-Policy"] = FILE_POLICY
    return response


@require_safe
def media(request, path: str):
    """Pictures and their sizes. Documents have rights of their own and are not reached from here."""
    if not path.startswith(PUBLIC_FOLDERS) or ".." in path.split("/"):
        raise Http404
    response = serve_file(request, path, document_root=settings.MEDIA_ROOT)
    response.headers["Cache-Control"] = LONG
    response.headers["Content-Security-Policy"] = FILE_POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def favicon(request):
    """For whoever asks before reading a page that names the icon."""
    response = redirect(static("img/favicon.ico"))
    response.headers["Cache-Control"] = A_DAY
    return response


@require_safe
def sitemap(request):
    """Every public page with all its languages."""
    entries = sitemap_entries(Site.find_for_request(request))
    return render(
        request,
        "home/sitemap.xml",
        {"entries": entries},
        content_type="application/xml",
    )


@require_safe
def robots_txt(request):
    context = {"sitemap": request.build_absolute_uri("/sitemap.xml")}
    return render(
        request, "home/robots.txt", context, content_type="text/plain; charset=utf-8"
    )


@require_safe
def security_txt(request):
    """RFC 9116. The date moves with the clock, so it never runs out."""
    expires = (timezone.now() + timedelta(days=180)).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    context = {
        "contact": settings.SECURITY_CONTACT,
        "expires": expires,
        "languages": ", ".join(code for code, _name in settings.LANGUAGES),
        "canonical": request.build_absolute_uri("/.well-known/security.txt"),
    }
    return render(
        request, "home/security.txt", context, content_type="text/plain; charset=utf-8"
    )
