"""Figures of rankings and decisions as people read them."""

from datetime import timedelta

from django import template
from django.utils.formats import number_format

from funding.templatetags.won import won as won_of

register = template.Library()


@register.filter
def won(amount) -> str:
    return "–" if amount is None else won_of(amount)


@register.filter
def points(score) -> str:
    """One decimal: what reviewers give is no finer."""
    return "–" if score is None else number_format(score, 1)


@register.filter
def signed(value) -> str:
    """With its sign, as in a ranking: +3, −2, 0."""
    if not value:
        return "0"
    return f"{'+' if value > 0 else '−'}{number_format(abs(value), None if isinstance(value, int) else 1)}"


@register.filter
def share(figure) -> str:
    """Between 0 and 1, as statisticians write it."""
    return "–" if figure is None else number_format(figure, 2)


@register.filter
def last_day(end):
    """The day that ends at this midnight, as people say until when something is possible."""
    return end and end - timedelta(seconds=1)


@register.filter
def less(value):
    """How much something is below nought."""
    return -value


@register.simple_tag
def strip_of(scale, standing):
    return scale.strip(standing)


@register.simple_tag
def unsaved_of(unsaved, key):
    """What somebody typed that could not be saved, or nothing."""
    return unsaved.get(key, "")
