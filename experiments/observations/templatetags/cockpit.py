from django import template
from django.utils.formats import localize
from django.utils.translation import gettext as _

from experiments.enums import FieldKind
from experiments.observations.dashboard.completeness import Mark

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
    """One answer in words: choices by what the participant read, numbers with their unit."""
    if value is None:
        return _("no answer")
    if field.kind == FieldKind.YES_NO or field.kind == FieldKind.PHOTO:
        return _("yes") if value else _("no")
    if field.kind in (FieldKind.CHOICE, FieldKind.CHOICES):
        return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    if field.kind == FieldKind.PLACE:
        return ", ".join(str(each) for each in value)
    if field.kind in (FieldKind.NUMBER, FieldKind.WHOLE):
        return f"{localize(value)} {field.unit}".strip()
    return str(value)


@register.simple_tag
def answer_of(form, key: str, value) -> str:
    field = form.field(key)
    return answer(field, value) if field else str(value)
