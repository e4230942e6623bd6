"""Sums of money and shares of text."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def won(amount: int | None) -> str:
    """Every won of it, in groups of three: "80,000,000 won"."""
    return "" if amount is None else _("%(sum)s won") % {"sum": f"{amount:,}"}
