"""How numbers of rounds are said."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ..forecast.reasons import kilograms as to_hundred_grams
from ..forecast.reasons import reason_from

register = template.Library()


@register.filter
def kilograms(grams) -> str:
    """To ten grams; whole kilograms from a hundred on."""
    if grams is None:
        return ""
    return number_format(grams / 1000, 0 if abs(grams) >= 100_000 else 2)


@register.filter
def kg(grams) -> str:
    """The same with its unit, in the reader's words."""
    return _("%(kg)s kg") % {"kg": kilograms(grams)} if grams is not None else ""


@register.filter
def roughly(grams) -> str:
    return to_hundred_grams(grams)


@register.filter
def kilometres(metres) -> str:
    return number_format((metres or 0) / 1000, 1)


@register.filter
def clock(seconds) -> str:
    """Seconds of the day as on a clock; nothing where there is no time."""
    if seconds is None:
        return ""
    return f"{seconds // 3600:02}:{seconds % 3600 // 60:02}"


@register.filter
def percent(share) -> int:
    return round(100 * share)


@register.filter
def reason(stop):
    return reason_from(stop.facts)


@register.filter
def faults(names) -> list[str]:
    """What is wrong with a round as it stands, in words."""
    words = {
        "closed": _("A box is not open when the van comes."),
        "late": _("The van is back after the end of the shift."),
        "heavy": _("More is expected than the van can carry."),
        "many": _("There are more boxes than a shift has room for."),
    }
    return [words[name] for name in dict.fromkeys(names)]
