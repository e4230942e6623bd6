"""The sitemap: every public page, each with the addresses of its other languages."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page, Site

from community.enums import Access
from community.models import Forum, Topic
from funding.models import Call

from .models import CallPage

MOST_TOPICS = 5000


@dataclass
class Entry:
    address: str
    changed_at: datetime | None
    twins: list[tuple[str, str]] = field(default_factory=list)


def sitemap_entries(site: Site) -> list[Entry]:
    """Two queries and what Wagtail caches of sites, whatever the number of pages."""
    pages = (
        Page.objects.live()
        .public()
        .filter(depth__gt=1, alias_of=None)
        .select_related("locale")
        .order_by("path")
    )
    by_key = defaultdict(list)
    entries = []
    for page in pages:
        address = page.get_full_url()
        if address is None:
            continue
        entries.append((page, Entry(address, page.last_published_at)))
        by_key[page.translation_key].append((page.locale.language_code, address))
    for page, entry in entries:
        entry.twins = with_default(by_key[page.translation_key])
    return [
        *(entry for _page, entry in entries),
        *_of_forums(site.root_url),
        *_of_calls(site.root_url),
    ]


def _of_forums(root: str) -> list[Entry]:
    """What anybody may read, each forum and topic in every language. Two queries."""
    forums = Forum.objects.filter(access=Access.PUBLIC).order_by("position", "pk")
    topics = Topic.objects.filter(forum__access=Access.PUBLIC)
    rows = [
        ("community:forum", [slug], None)
        for slug in forums.values_list("slug", flat=True)
    ]
    rows += [
        ("community:topic", [pk], at)
        for pk, at in topics.order_by("-last_post_at").values_list(
            "pk", "last_post_at"
        )[:MOST_TOPICS]
    ]
    if rows:
        rows.insert(0, ("community:forums", [], None))
    return [entry for row in rows for entry in _in_every_language(root, *row)]


def _of_calls(root: str) -> list[Entry]:
    """Published calls, but for those whose story is a page and so is named already. Two queries."""
    told = CallPage.objects.live().public().values("call")
    calls = Call.objects.published().exclude(pk__in=told).order_by("pk")
    rows = [
        ("funding:call", [slug], at)
        for slug, at in calls.values_list("slug", "revision__at")
    ]
    if rows or told.exists():
        rows.insert(0, ("funding:calls", [], None))
    return [entry for row in rows for entry in _in_every_language(root, *row)]


def _in_every_language(
    root: str, name: str, arguments: list, changed_at
) -> list[Entry]:
    twins = []
    for code, _label in settings.LANGUAGES:
        with override(code):
            twins.append((code, root + reverse(name, args=arguments)))
    return [Entry(address, changed_at, with_default(twins)) for _code, address in twins]


def with_default(twins: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Adds x-default: the park's first language that has the page."""
    order = [code for code, _name in settings.LANGUAGES]
    ordered = sorted(twins, key=lambda twin: order.index(twin[0]))
    return [*ordered, ("x-default", ordered[0][1])] if ordered else []
