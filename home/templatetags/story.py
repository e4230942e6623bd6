"""What the templates of story blocks ask beyond their values."""

from dataclasses import dataclass

from django import template
from wagtail.models import Page

from home.gathering import kin_of, readable_of

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
    """Those anybody may read, in the reader's language where there is one, in the given order."""
    return [page for page in map(readable, pages or []) if page]


@register.filter
def readable(page: Page | None) -> Page | None:
    """One query for all pages of a story together."""
    if page is None:
        return None
    story = getattr(page, "chosen_for", None)
    if story:
        return story.readable(page)
    return readable_of(kin_of([page.pk])).get(page.translation_key)
