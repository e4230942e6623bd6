"""Which page an address leads to, in one query where walking down the tree takes one a level; and back.

The query brings what stands above the page and its translations; a second one brings the page.
"""

from __future__ import annotations

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils.html import escape
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.rich_text.pages import PageLinkHandler
from wagtail.url_routing import RouteResult

from innovation_park.lib.translated import active_language

from .gathering import gathered_documents, gathered_pages, story_in_hand


def find_page(request, path: str) -> RouteResult | None:
    """The live page at ``path`` in the reader's language, else in the first language that has it.

    Slugs are the same in every language, so an address that is not translated yet still leads to
    the page. What stands above it, its translations, and whether anything on the way is private
    come along.
    """
    places = _places(request, path)
    found = _pages_on_the_way(places)
    for place in places:
        page = found.get(place)
        if page and page.live:
            return RouteResult(_with_surroundings(page, place, found))
    return None


def _places(request, path: str) -> list[str]:
    site = Site.find_for_request(request)
    roots = {
        root.language_code: root.root_path
        for root in Site.get_site_root_paths()
        if site and root.site_id == site.pk
    }
    languages = dict.fromkeys(
        [active_language(), *(code for code, _name in settings.LANGUAGES)]
    )
    return [roots[code] + path for code in languages if code in roots]


def _pages_on_the_way(places: list[str]) -> dict[str, Page]:
    """``slug`` has an index, ``url_path`` has none."""
    ways = {way for place in places for way in _ways(place)}
    slugs = {way.rstrip("/").rsplit("/", 1)[-1] for way in ways}
    private = PageViewRestriction.objects.filter(page=OuterRef("pk"))
    asked = Page.objects.filter(slug__in=slugs, url_path__in=places)
    pages = Page.objects.filter(
        Q(slug__in=slugs, url_path__in=ways)
        | Q(translation_key__in=asked.values("translation_key"))
    )
    return {
        page.url_path: page
        for page in pages.annotate(is_private=Exists(private)).select_related("locale")
    }


def _ways(place: str) -> list[str]:
    """``/home/news/a/`` and everything above it but the root."""
    parts = place.strip("/").split("/")
    return ["/" + "/".join(parts[:length]) + "/" for length in range(1, len(parts) + 1)]


def _rows_for_readers(model):
    """Of any page type; those of the park know what their templates ask for."""
    return getattr(model, "for_readers", model.objects.all)()


def _with_surroundings(page: Page, place: str, found: dict[str, Page]) -> Page:
    way = [found[step] for step in _ways(place) if step in found]
    specific = _rows_for_readers(page.specific_class).get(pk=page.pk)
    specific.locale = page.locale
    specific.pages_above = way[:-1]
    specific.live_translations = [
        other
        for other in found.values()
        if other.live
        and other.translation_key == page.translation_key
        and other != page
    ]
    specific.is_surely_public = not any(step.is_private for step in way)
    return specific


class StoryPageLink(PageLinkHandler):
    """In a story: to the page in the reader's language; none to a page the public may not read."""

    @classmethod
    def get_many(cls, attrs_list):
        pages = gathered_pages(_ids(attrs_list))
        if pages is None:
            return super().get_many(attrs_list)
        return [pages.get(pk) for pk in _ids(attrs_list)]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        story = story_in_hand()
        if story is None:
            return super().expand_db_attributes_many(attrs_list)
        chosen = [page and story.readable(page) for page in cls.get_many(attrs_list)]
        return [f'<a href="{escape(page.url)}">' if page else "<a>" for page in chosen]


class StoryDocumentLink(DocumentLinkHandler):
    @classmethod
    def get_many(cls, attrs_list):
        documents = gathered_documents(_ids(attrs_list))
        if documents is None:
            return super().get_many(attrs_list)
        return [documents.get(pk) for pk in _ids(attrs_list)]


def _ids(attrs_list: list[dict]) -> list[int | None]:
    ids = [attrs.get("id", "") for attrs in attrs_list]
    return [int(each) if each.isdecimal() else None for each in ids]
