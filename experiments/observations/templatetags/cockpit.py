from django import template
from django.utils.translation import gettext as _

from experiments.observations.dashboard.completeness import Mark
from experiments.observations.protocol import answer_in_words

register = template.Library()

SIGNS = {Mark.FILLED: "✓", Mark.MISSING: "✗", Mark.DUE: "○", Mark.NOT_ASKED: "·"}


@register.simple_tag
def marks() -> list[Mark]:
    return list(Mark)


@register.inclusion_tag("observations/_mark_sign.html")
def mark_sign(mark: Mark) -> dict:
    return {"sign": SIGNS[mark]}


@register.filter
def first_lines(lines: list, limit: int | None) -> list:
    return lines[:limit] if limit else lines


@register.simple_tag
def answer(field, value) -> str:
    """As its participant reads it; organisers are told of what is missing, too."""
    return answer_in_words(field, value) or _("no answer")


@register.simple_tag
def answer_of(form, key: str, value) -> str:
    field = form.field(key)
    return answer(field, value) if field else str(value)
