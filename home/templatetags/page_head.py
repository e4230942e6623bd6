"""The head of every page: what search engines, other sites and feed readers are told."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString
from wagtail.models import Page

from home.cards import card_hash
from home.models import EventPage, ExperimentPage, NewsPage
from home.structured_data import describe
from innovation_park.lib.linked_data import as_json
from innovation_park.lib.translated import active_language

register = template.Library()

OG_LOCALES = {"en": "en_US", "ko": "ko_KR", "th": "th_TH"}
ARTICLES = (NewsPage, EventPage, ExperimentPage)


@dataclass(frozen=True)
class Head:
    address: str
    title: str
    summary: str
    kind: str
    og_locale: str
    twins: list[tuple[str, str]]
    data: SafeString | str
    is_indexed: bool
    picture: str = ""


@register.simple_tag(takes_context=True)
def describe_page(context, languages=()) -> Head | None:
    """No query of its own: the languages are those the frame has found already."""
    request = context.get("request")
    if request is None:
        return None
    page = context.get("page")
    absolute = request.build_absolute_uri
    twins = [
        (each.code, absolute(each.url.partition("?")[0]))
        for each in languages
        if each.keeps_page
    ]
    if not isinstance(page, Page) or not page.pk:
        shared = context.get("shared") or {}
        twins = [(code, url.split("?")[0]) for code, url in twins]
        return _of_view(request, twins, **shared)
    page = page.specific
    language = page.locale.language_code
    address = absolute(page.get_url(request) or request.path)
    picture = absolute(reverse("home:social-card", args=[page.pk, card_hash(page)]))
    crumbs = [
        (label, absolute(url or "/")) for label, url in context.get("crumbs") or []
    ]
    graph = describe(
        page,
        address=address,
        home=absolute(f"/{language}/"),
        crumbs=crumbs,
        picture=picture,
    )
    return Head(
        address=address,
        title=page.title,
        summary=getattr(page, "summary", ""),
        kind="article" if isinstance(page, ARTICLES) else "website",
        og_locale=OG_LOCALES[language],
        picture=picture,
        twins=_with_default(twins),
        data=as_json(graph),
        is_indexed=True,
    )


def _of_view(request, twins, *, title="", summary="", kind="website", data="") -> Head:
    """A page that is no Wagtail page: an address, its languages, and what its view gives to be ``shared``."""
    return Head(
        address=request.build_absolute_uri(request.path),
        title=title,
        summary=summary,
        kind=kind,
        og_locale=OG_LOCALES[active_language()],
        twins=_with_default(twins),
        data=data,
        is_indexed=not request.GET,
    )


def _with_default(twins: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [*twins, ("x-default", twins[0][1])] if twins else []
