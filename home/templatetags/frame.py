"""What stands around every page: menus, the frame's words, the notice, the languages.

Three queries; the translations of a page asked for by its address are known already.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django import template
from django.conf import settings
from django.db.models import Exists
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from community.enums import Access
from community.models import Forum
from funding.models import Call
from home.models import Frame, Menu, MenuItem, Notice
from innovation_park.lib.translated import LANGUAGES, active_language

register = template.Library()

ICONS = {
    "homepage": "house",
    "experimentindexpage": "sprout",
    "experimentpage": "sprout",
    "newsindexpage": "newspaper",
    "eventpage": "calendar-days",
    "callpage": "hand-coins",
}


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    icon: str
    is_here: bool
    language: str


@dataclass
class Surroundings:
    frame: Frame | None = None
    notice: Notice | None = None
    header: list[Link] = field(default_factory=list)
    footer: list[Link] = field(default_factory=list)
    forums: Link | None = None
    calls: Link | None = None


@dataclass(frozen=True)
class Language:
    code: str
    name: str
    url: str
    is_active: bool
    keeps_page: bool


def _best_by_language(rows):
    """The rows of the reader's language, else of the park's first that has some."""
    by_language: dict[str, list] = {}
    for row in rows:
        by_language.setdefault(row.locale.language_code, []).append(row)
    for code in (active_language(), *(code for code, _name in settings.LANGUAGES)):
        if code in by_language:
            return by_language[code]
    return []


def _menu_items(place: str, rows) -> list:
    return _best_by_language([row for row in rows if row.menu.place == place])


def _as_link(item: MenuItem, request) -> Link:
    url = item.page.get_url(request) or "/"
    path = getattr(request, "path", "")
    return Link(
        label=item.label or item.page.title,
        url=url,
        icon=ICONS.get(item.page.cached_content_type.model, "file-text"),
        is_here=path == url or (item.page.depth > 2 and path.startswith(url)),
        language=item.locale.language_code,
    )


def _forums(request) -> Link:
    """No page, so no editor can forget to put it into a menu."""
    return _place(request, reverse("community:forums"), _("Forums"), "messages-square")


def _calls(request) -> Link:
    return _place(request, reverse("funding:calls"), _("Funding"), "hand-coins")


def _place(request, url: str, label: str, icon: str) -> Link:
    is_here = getattr(request, "path", "").startswith(url)
    return Link(label, url, icon, is_here, active_language())


@register.simple_tag(takes_context=True)
def surroundings(context) -> Surroundings:
    """Menus, frame and notice in the reader's language, or the nearest there is."""
    request = context.get("request")
    items = list(
        MenuItem.objects.filter(page__live=True)
        .select_related("menu", "locale", "page", "page__content_type")
        .order_by("sort_order")
    )
    now = timezone.now()
    has_forums = Exists(Forum.objects.filter(access=Access.PUBLIC))
    frames = _best_by_language(
        Frame.objects.select_related("locale").annotate(
            has_forums=has_forums, has_calls=Exists(Call.objects.published())
        )
    )
    notices = _best_by_language(
        Notice.objects.filter(shows_from__lte=now, shows_until__gt=now)
        .select_related("locale", "page")
        .order_by("-shows_from")
    )
    frame = next(iter(frames), None)
    return Surroundings(
        frame=frame,
        forums=_forums(request) if frame and frame.has_forums else None,
        calls=_calls(request) if frame and frame.has_calls else None,
        notice=next(iter(notices), None),
        header=[
            _as_link(item, request) for item in _menu_items(Menu.Place.HEADER, items)
        ],
        footer=[
            _as_link(item, request) for item in _menu_items(Menu.Place.FOOTER, items)
        ],
    )


def _translations(page: Page | None, request) -> dict[str, str]:
    if not isinstance(page, Page) or not page.pk:
        return {}
    pages = getattr(page, "live_translations", None)
    if pages is None:
        pages = page.get_translations().live().select_related("locale")
    return {other.locale.language_code: other.get_url(request) for other in pages}


def _same_address(request, code: str) -> str:
    """This address in another language; the question marks with their answers stay."""
    here = request.get_full_path()
    _empty, prefix, rest = here.split("/", 2) if here.count("/") > 1 else ("", "", "")
    return f"/{code}/{rest}" if prefix in LANGUAGES else f"/{code}/"


def _translated_address(url: str | None, request, code: str) -> str:
    if request is None:
        return url or f"/{code}/"
    if url is None:
        return _same_address(request, code)
    choices = request.META.get("QUERY_STRING", "")
    return f"{url}?{choices}" if choices else url


@register.simple_tag(takes_context=True)
def languages(context) -> list[Language]:
    """This page in every language, with its choices; untranslated, it says so at the same address.

    Asked once per request: the head and the switcher share the answer.
    """
    request = context.get("request")
    found = getattr(request, "park_languages", None)
    if found is None:
        found = _find_languages(context.get("page"), request)
        if request is not None:
            request.park_languages = found
    return found


def _find_languages(page, request) -> list[Language]:
    is_page = isinstance(page, Page)
    translated = _translations(page, request)
    active = active_language()
    found = []
    for code, name in settings.LANGUAGES:
        if code == active:
            url = request.get_full_path() if request else f"/{code}/"
        elif is_page:
            url = _translated_address(translated.get(code), request, code)
        else:
            url = _same_address(request, code) if request else f"/{code}/"
        keeps = code == active or not is_page or code in translated
        found.append(Language(code, name, url, code == active, keeps))
    return found
