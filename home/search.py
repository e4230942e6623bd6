"""Search over everything the public may read, in three scripts, without JavaScript."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from difflib import get_close_matches

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.search import index

from innovation_park.lib.excerpts import Piece, any_word_of, cut_around, pieces_of
from innovation_park.lib.grams import RUNS, query_grams

from .gathering import page_types
from .models import CallPage, ExperimentPage

MOST = 200
LONGEST_QUERY = 100
CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
NO_WORD = re.compile(r"[\W_]+")
TAGS = re.compile(r"<[^>]*>")
UNSAID = {"id", "type", "tone", "width", "address"}

KINDS = {
    "experiments": (_("Experiments"), {"experimentpage", "experimentindexpage"}),
    "calls": (_("Calls"), {"callpage"}),
    "news": (_("News"), {"newspage", "newsindexpage"}),
    "events": (_("Events"), {"eventpage"}),
    "pages": (_("Pages"), {"standardpage", "homepage"}),
}


@dataclass(frozen=True)
class Kind:
    key: str
    label: str
    count: int


@dataclass
class Found:
    """``pages`` are plain rows, best first; ``kinds`` counts them before a kind is chosen."""

    pages: list[Page] = field(default_factory=list)
    kinds: list[Kind] = field(default_factory=list)


def index_changed_facts(*, minutes: int = 2) -> int:
    """For the clock: pages whose experiment or call was changed lately; saving a page indexes itself."""
    since = timezone.now() - timedelta(minutes=minutes)
    pages = ExperimentPage.objects.live().filter(experiment__updated_at__gte=since)
    calls = CallPage.objects.live().filter(call__revision__at__gte=since)
    changed = [
        *pages.select_related("experiment"),
        *calls.select_related("call__revision", "locale"),
    ]
    for page in changed:
        index.insert_or_update_object(page)
    return len(changed)


def clean_query(text: str) -> str:
    return " ".join(CONTROLS.sub(" ", unicodedata.normalize("NFC", text)).split())[
        :LONGEST_QUERY
    ]


def search_pages(query: str, language: str, kind: str = "") -> Found:
    """The reader's language first; a page in several languages is found once. Five queries."""
    if not query:
        return Found()
    public = Page.objects.live().public()
    ranked = {}
    for hits in _hits(public, query):
        for page in hits:
            ranked.setdefault(page.pk, len(ranked))
    rows = Page.objects.filter(pk__in=ranked).select_related("locale", "content_type")
    rows = _once_per_translation(
        sorted(rows, key=lambda page: _order(page, query, language, ranked))
    )
    counts = Counter(kind_of(page) for page in rows)
    kinds = [
        Kind(key, str(label), counts[key])
        for key, (label, _models) in KINDS.items()
        if counts[key]
    ]
    return Found([page for page in rows if not kind or kind_of(page) == kind], kinds)


def _hits(public, query: str):
    """Signs mean nothing here, and to a search engine too much."""
    grams = NO_WORD.sub(" ", query_grams(query)).strip()
    if grams:
        yield public.search(grams, operator="and")[:MOST]
    if grams and not RUNS.search(query):
        yield public.autocomplete(grams, operator="and")[:MOST]  # "parking" by "park"


def _order(page: Page, query: str, language: str, ranked: dict) -> tuple:
    in_title = query.casefold() in page.title.casefold()
    return page.locale.language_code != language, not in_title, ranked[page.pk]


def _once_per_translation(pages: list[Page]) -> list[Page]:
    first = {}
    for page in pages:
        first.setdefault(page.translation_key, page)
    return list(first.values())


def kind_of(page: Page) -> str:
    model = page.content_type.model
    return next(
        (key for key, (_label, models) in KINDS.items() if model in models), "pages"
    )


# Excerpts: always of the original words, cut around the first hit.


@dataclass(frozen=True)
class Told:
    """The words of a page as they were written."""

    summary: str
    story: str


_WITH_FACTS = {
    "experiments": ExperimentPage.objects.select_related("experiment", "locale"),
    "calls": CallPage.objects.select_related("call__revision", "locale"),
}


def stories_of(pages: list[Page]) -> dict[int, Told]:
    """Two queries, whatever types the pages have."""
    wanted = [page.pk for page in pages]
    found = [
        model.objects.filter(pk__in=wanted)
        .order_by()
        .values_list("pk", "summary", "body")
        for model in page_types()
    ]
    rows = found[0].union(*found[1:], all=True) if wanted else []
    kinds = {kind_of(page) for page in pages}
    facts = {
        page.pk: page.get_facts()
        for kind, records in _WITH_FACTS.items()
        if kind in kinds
        for page in records.filter(pk__in=wanted)
    }
    return {
        pk: Told(summary, " ".join([*_leaves(list(body.raw_data)), facts.get(pk, "")]))
        for pk, summary, body in rows
    }


def excerpt(told: Told, query: str) -> list[Piece]:
    """The summary and, when the hit is not in it, the place in the story where it is."""
    pattern = any_word_of(query)
    summary = unicodedata.normalize("NFC", told.summary)
    story = " ".join(unicodedata.normalize("NFC", told.story).split())
    text = summary if pattern.search(summary) else story
    hit = pattern.search(text)
    if hit is None:
        return pieces_of(summary, pattern)
    return pieces_of(cut_around(text, hit), pattern)


def _leaves(value):
    """Every word of a story as it is stored: no picture and no page is fetched for an excerpt."""
    if isinstance(value, str):
        yield TAGS.sub(" ", value)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in UNSAID:
                yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)


def suggestions(query: str, language: str) -> list[str]:
    """Titles' words that are spelt almost like the query; Hangul is compared letter by letter."""
    titles = (
        Page.objects.live().public().filter(depth__gt=2, locale__language_code=language)
    )
    words = {
        word
        for title in titles.values_list("title", flat=True)[:500]
        for word in title.split()
        if len(word) > 1
    }
    spelt = {unicodedata.normalize("NFD", word).casefold(): word for word in words}
    near = get_close_matches(
        unicodedata.normalize("NFD", query).casefold(), spelt, n=3, cutoff=0.7
    )
    return [spelt[word] for word in near]
