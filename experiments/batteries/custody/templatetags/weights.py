from django import template

from ..permissions import weight

register = template.Library()


@register.filter
def kg(grams: int | None) -> str:
    """Whole grams as kilograms, in the reader's digits."""
    return weight(grams or 0)
