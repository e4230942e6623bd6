"""The sitemap: every public page, each with the addresses of its other languages."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from wagtail.models import Page, Site


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
    return [entry for _page, entry in entries]


def with_default(twins: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Adds x-default: the park's first language that has the page."""
    order = [code for code, _name in settings.LANGUAGES]
    ordered = sorted(twins, key=lambda twin: order.index(twin[0]))
    return [*ordered, ("x-default", ordered[0][1])] if ordered else []
