"""A story's pictures, pages and files, fetched together: one query for each of them, however it is built."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar

from django.apps import apps
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from django.utils.functional import cached_property
from wagtail.blocks import StreamValue
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.rich_text.rewriters import FIND_A_TAG, extract_attrs

from innovation_park.lib.translated import active_language

PICTURE_FORMATS = ("avif", "webp", "jpeg")
PICTURE_WIDTHS = (480, 960, 1600)
PICTURE_SPECS = [
    f"format-{form}|width-{width}"
    for form in PICTURE_FORMATS
    for width in PICTURE_WIDTHS
]

# The story whose blocks are being read or shown, only while they are.
_reading: ContextVar[Gathered | None] = ContextVar("reading", default=None)


class Gathered:
    """What one story refers to. Nothing is fetched until a block asks."""

    def __init__(self, raw_data):
        self.picture_ids, self.page_ids, self.document_ids = set(), set(), set()
        for block in raw_data:
            value = block["value"]
            for item in value if isinstance(value, list) else [value]:
                is_item = isinstance(item, dict) and "value" in item
                self._note(block["type"], item["value"] if is_item else item)

    def _note(self, kind: str, value) -> None:
        if kind == "pages" and isinstance(value, int):
            self.page_ids.add(value)
        elif isinstance(value, str):
            self._note_links(value)
        elif isinstance(value, dict):
            self.page_ids.add(value.get("page"))
            self.picture_ids.add(value.get("image"))
            self.document_ids.add(value.get("document"))
            self._note_links(value.get("text") or value.get("answer") or "")

    def _note_links(self, text: str) -> None:
        ids = {"page": self.page_ids, "document": self.document_ids}
        for tag in FIND_A_TAG.findall(text):
            link = extract_attrs(tag)
            if link.get("linktype") in ids and link.get("id", "").isdecimal():
                ids[link["linktype"]].add(int(link["id"]))

    @cached_property
    def pictures(self) -> dict:
        return pictures_by_id(self.picture_ids - {None})

    @cached_property
    def documents(self) -> dict:
        return get_document_model().objects.in_bulk(self.document_ids - {None})

    @cached_property
    def _kin(self) -> list[Page]:
        return kin_of(self.page_ids - {None})

    @cached_property
    def pages(self) -> dict[int, Page]:
        """The pages as they were chosen; each knows the story it was chosen for."""
        chosen = {page.pk: page for page in self._kin if page.pk in self.page_ids}
        for page in chosen.values():
            page.chosen_for = self
        return chosen

    @cached_property
    def _readable(self) -> dict:
        return readable_of(self._kin)

    def readable(self, page: Page) -> Page | None:
        """The page in the reader's language, with its summary; nothing when the public may not read it."""
        return self._readable.get(page.translation_key)


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
    @cached_property
    def gathered(self) -> Gathered:
        return Gathered(self.raw_data)

    def _prefetch_blocks(self, type_name):
        with reading(self):
            super()._prefetch_blocks(type_name)


@contextmanager
def reading(story: StreamValue):
    """Blocks and links ask the story they stand in; one that a form has just built knows nothing yet."""
    token = _reading.set(getattr(story, "gathered", None))
    try:
        yield
    finally:
        _reading.reset(token)


def story_in_hand() -> Gathered | None:
    return _reading.get()


def gathered_pictures(ids: list[int]) -> dict | None:
    """Those of the story being read, or ``None`` when it is not one that knows them."""
    story = _reading.get()
    return story.pictures if story and set(ids) <= story.picture_ids | {None} else None


def gathered_pages(ids: list[int]) -> dict | None:
    story = _reading.get()
    return story.pages if story and set(ids) <= story.page_ids | {None} else None


def gathered_documents(ids: list[int]) -> dict | None:
    story = story_in_hand()
    return (
        story.documents if story and set(ids) <= story.document_ids | {None} else None
    )


def readable_of(kin: list[Page]) -> dict:
    """By translation key: the public page in the reader's language, else in any."""
    found = {}
    for page in kin:
        is_here = page.locale.language_code == active_language()
        is_public = page.live and not page.is_private
        if is_public and (page.translation_key not in found or is_here):
            found[page.translation_key] = page
    return found


def kin_of(ids) -> list[Page]:
    """The pages and their translations, of every type the park has, each with its summary. One query."""
    if not ids:
        return []
    private = PageViewRestriction.objects.annotate(
        asked=ExpressionWrapper(OuterRef("path"), CharField())
    )
    private = private.filter(asked__startswith=F("page__path"))
    keys = Page.objects.filter(pk__in=ids).values("translation_key")
    columns = [field.attname for field in Page._meta.concrete_fields]
    found = [
        model.objects.filter(translation_key__in=keys)
        .order_by()
        .annotate(is_private=Exists(private))
        .values_list(*columns, "summary", "locale__language_code", "is_private")
        for model in page_types()
    ]
    rows = found[0].union(*found[1:], all=True)
    return [_as_page(columns, row) for row in rows]


def page_types() -> list[type[Page]]:
    return [
        model
        for model in apps.get_app_config("home").get_models()
        if issubclass(model, Page)
    ]


def _as_page(columns: list[str], row: tuple) -> Page:
    *values, summary, language, is_private = row
    page = Page.from_db(None, columns, values)
    page.locale = Locale(pk=page.locale_id, language_code=language)
    page.summary, page.is_private = summary, is_private
    return page
