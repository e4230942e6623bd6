"""A story's pictures and pages, fetched together: at most four queries for a whole story, however it is built."""

from __future__ import annotations

from collections import namedtuple
from contextvars import ContextVar

from django.apps import apps
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.blocks import StreamValue
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, PageViewRestriction

from innovation_park.lib.translated import active_language

PICTURE_FORMATS = ("avif", "webp", "jpeg")
PICTURE_WIDTHS = (480, 960, 1600)
PICTURE_SPECS = [
    f"format-{form}|width-{width}"
    for form in PICTURE_FORMATS
    for width in PICTURE_WIDTHS
]

Card = namedtuple(
    "Card", "pk title summary url_path translation_key language is_private"
)

# The story whose blocks are being read, only while they are.
_reading: ContextVar[Gathered | None] = ContextVar("reading", default=None)


class Gathered:
    """What one story refers to. Nothing is fetched until a block asks."""

    def __init__(self, raw_data):
        self.picture_ids, self.page_ids = set(), set()
        for block in raw_data:
            self._note(block["type"], block["value"])
        self._pictures = self._pages = self._cards = None

    def _note(self, kind: str, value) -> None:
        items = value if isinstance(value, list) else [value]
        for item in items:
            inner = item.get("value", item) if isinstance(item, dict) else item
            if kind == "pages" and isinstance(inner, int):
                self.page_ids.add(inner)
            elif kind == "button":
                self.page_ids.add(inner.get("page"))
            elif kind in ("picture", "pictures"):
                self.picture_ids.add(inner.get("image"))

    @property
    def pictures(self) -> dict:
        if self._pictures is None:
            self._pictures = pictures_by_id(self.picture_ids - {None})
        return self._pictures

    @property
    def pages(self) -> dict[int, Page]:
        """The pages as they were chosen; each knows the story it was chosen for."""
        if self._pages is None:
            self._pages = Page.objects.in_bulk(self.page_ids - {None})
            for page in self._pages.values():
                page.chosen_for = self
        return self._pages

    def readable(self, page: Page) -> Page | None:
        """The page in the reader's language, with its summary; nothing when the public may not read it."""
        if self._cards is None:
            self._cards = readable_cards(list(self.pages.values()))
        return self._cards.get(page.translation_key)


def pictures_by_id(ids) -> dict:
    """With their renditions: one query, and one more while a picture has none."""
    model = get_image_model()
    renditions = model.get_rendition_model().objects.filter(
        image__in=ids, filter_spec__in=PICTURE_SPECS
    )
    found = {}
    for rendition in renditions.select_related("image") if ids else []:
        picture = found.setdefault(rendition.image_id, rendition.image)
        picture.prefetched_renditions = getattr(picture, "prefetched_renditions", [])
        picture.prefetched_renditions.append(rendition)
        rendition.image = picture
    fresh = set(ids) - found.keys()
    if fresh:
        bare = model.objects.prefetch_renditions(*PICTURE_SPECS).in_bulk(fresh)
        found |= bare
    return found


class StoryValue(StreamValue):
    def _prefetch_blocks(self, type_name):
        if not hasattr(self, "gathered"):
            self.gathered = Gathered(self._raw_data)
        token = _reading.set(self.gathered)
        try:
            super()._prefetch_blocks(type_name)
        finally:
            _reading.reset(token)


def gathered_pictures(ids: list[int]) -> dict | None:
    """Those of the story being read, or ``None`` when it is not one that knows them."""
    story = _reading.get()
    return story.pictures if story and set(ids) <= story.picture_ids else None


def gathered_pages(ids: list[int]) -> dict | None:
    story = _reading.get()
    return story.pages if story and set(ids) <= story.page_ids else None


def readable_cards(pages: list[Page]) -> dict:
    """By translation key: the public page in the reader's language, else in any. One query."""
    rows = rows_of_every_type(
        {"live": True, "translation_key__in": [page.translation_key for page in pages]},
    )
    cards = {}
    for row in rows:
        is_here = row.language == active_language()
        if not row.is_private and (row.translation_key not in cards or is_here):
            cards[row.translation_key] = _as_page(row)
    return cards


def rows_of_every_type(conditions: dict) -> list[Card]:
    """Fields that all page types of the park share, over all of them in one query."""
    private = PageViewRestriction.objects.annotate(
        asked=ExpressionWrapper(OuterRef("path"), CharField())
    )
    private = private.filter(asked__startswith=F("page__path"))
    found = [
        model.objects.filter(**conditions)
        .order_by()
        .annotate(is_private=Exists(private))
        .values_list(
            "pk",
            "title",
            "summary",
            "url_path",
            "translation_key",
            "locale__language_code",
            "is_private",
        )
        for model in page_types()
    ]
    return [Card(*row) for row in found[0].union(*found[1:], all=True)]


def page_types() -> list[type[Page]]:
    return [
        model
        for model in apps.get_app_config("home").get_models()
        if issubclass(model, Page)
    ]


def _as_page(row: Card) -> Page:
    """Enough of a page to link to it."""
    page = Page(
        pk=row.pk,
        title=row.title,
        url_path=row.url_path,
        translation_key=row.translation_key,
    )
    page.locale = Locale(language_code=row.language)
    page.summary = row.summary
    return page
