"""What the templates of story blocks ask beyond their values."""

from dataclasses import dataclass

from django import template
from wagtail.models import Page

from innovation_park.lib.translated import active_language

register = template.Library()


@dataclass(frozen=True)
class Cell:
    label: str
    kind: str
    text: str


@register.filter
def labelled_rows(table) -> list[list[Cell]]:
    """Every cell with its column's heading, which a phone shows beside it."""
    return [
        [
            Cell(column["heading"], column["block"].name, cell)
            for column, cell in zip(table.columns, row["values"], strict=True)
        ]
        for row in table.row_data
    ]


@register.filter
def readable_pages(pages) -> list[Page]:
    """Those anybody may read, in the reader's language where there is one, in the given order.

    One query, and one for each type of page among them.
    """
    keys = [page.translation_key for page in pages if page]
    if not keys:
        return []
    found = Page.objects.live().public().filter(translation_key__in=keys)
    best = {}
    for page in found.select_related("locale").specific():
        if (
            page.translation_key not in best
            or page.locale.language_code == active_language()
        ):
            best[page.translation_key] = page
    return [best[key] for key in keys if key in best]
