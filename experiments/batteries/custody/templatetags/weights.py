from django import template

from ..permissions import kilograms

register = template.Library()


@register.filter
def kg(grams: int | None) -> str:
    """Whole grams as kilograms, in the reader's digits."""
    return f"{kilograms(grams or 0)} kg"
